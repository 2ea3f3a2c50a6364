"""Every address the project answers."""

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from .health import healthz, readyz
from .sign_in.first_password import SetPasswordView

urlpatterns = [
    path("", RedirectView.as_view(url="api/v1/")),
    path("healthz", healthz),
    path("readyz", readyz),
    path("admin/two-factor/", include("tracker.sign_in.urls")),
    path("admin/set-password/<uidb64>/<token>/", SetPasswordView.as_view(), name="set_password"),
    path("admin/", admin.site.urls),
    path("api/v1/", include("tracker.api.urls")),
]

# Errors that no view has met: problem details below /api/, Django's own pages elsewhere.
handler400 = "tracker.api.problems.answers.bad_request"
handler404 = "tracker.api.problems.answers.not_found"
handler500 = "tracker.api.problems.answers.server_error"
