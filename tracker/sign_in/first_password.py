"""The first password: its owner sets it by a link that works once, so that nobody else ever knows it."""

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.contrib.auth.views import PasswordResetConfirmView
from django.urls import reverse, reverse_lazy
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

DAYS = settings.PASSWORD_RESET_TIMEOUT // (24 * 3600)


class SetPasswordView(PasswordResetConfirmView):
    """Where the link leads."""

    template_name = "sign_in/set_password.html"
    success_url = reverse_lazy("admin:login")
    title = "Set your password"


def password_link(account: User, site: str) -> str:
    """A link by which whoever has it sets the password of an account.

    It ends when the password is set, at the account's next sign-in, and after `DAYS` days. `site`: https://name.
    """
    parts = (urlsafe_base64_encode(force_bytes(account.pk)), default_token_generator.make_token(account))
    return site.rstrip("/") + reverse("set_password", args=parts)
