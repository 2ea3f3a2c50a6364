"""The addresses of signing in, below the desk's."""

from django.urls import path

from .views import OwnView, SetUpView, TokenView

app_name = "two_factor"

urlpatterns = [
    path("", OwnView.as_view(), name="own"),
    path("code/", TokenView.as_view(), name="token"),
    path("set-up/", SetUpView.as_view(), name="set_up"),
]
