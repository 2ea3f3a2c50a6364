"""Every address the project answers."""

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from .health import healthz

urlpatterns = [
    path("", RedirectView.as_view(url="api/v1/")),
    path("healthz", healthz),
    path("admin/", admin.site.urls),
    path("api/v1/", include("tracker.api.urls")),
]
