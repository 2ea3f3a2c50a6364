"""The pages of the second step."""

from base64 import b32encode
from binascii import unhexlify
from typing import Any

import django_otp
import segno
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import RedirectURLMixin, redirect_to_login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.generic import FormView, View
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.util import random_hex

from . import second_step
from .forms import CodeForm, TokenForm

KEY = "two_factor_key"


@method_decorator([never_cache, sensitive_post_parameters("code")], "dispatch")
class StepView(RedirectURLMixin, FormView):
    """A page on the way in, for whoever gave the right password. Goes on to where they wanted to."""

    next_page = "admin:index"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(self.get_success_url(), "admin:login")
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        onward = {"next": self.get_redirect_url(), "is_required": settings.REQUIRE_TWO_FACTOR}
        return super().get_context_data(**onward, **kwargs)

    def verified_by(self, device: Any) -> None:
        """Complete the sign-in. The session gets a new key, so that one overheard before is worth nothing."""
        django_otp.login(self.request, device)
        self.request.session.cycle_key()


class TokenView(StepView):
    """Asks for the code."""

    form_class = TokenForm
    template_name = "sign_in/token.html"
    extra_context = {"title": "Second step"}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and second_step.step_before(request.user) != second_step.TOKEN:
            return redirect(self.get_success_url())
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.request.user}

    def form_valid(self, form: TokenForm) -> HttpResponse:
        self.verified_by(form.device)
        if isinstance(form.device, StaticDevice):
            left = second_step.codes_left(self.request.user)
            messages.warning(self.request, f"That recovery code is used up; {left} are left.")
        return super().form_valid(form)


class SetUpView(StepView):
    """Shows a key as a QR code until a code proves that an app has it; then shows the recovery codes, once.

    The key waits in the session. Kept with the account it would be shown again to the next who opens this page, and
    whoever knows the password could read it today and wait until its owner confirms it.
    """

    form_class = CodeForm
    template_name = "sign_in/set_up.html"
    extra_context = {"title": "Set up two-factor sign-in"}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if second_step.step_before(request.user) == second_step.TOKEN:
            return redirect(second_step.TOKEN)
        return super().dispatch(request, *args, **kwargs)

    @property
    def key(self) -> str:
        key: str = self.request.session.setdefault(KEY, random_hex(20))
        return key

    @sensitive_variables()
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plain = b32encode(unhexlify(self.key)).decode()
        shown = {
            "qr": qr(second_step.address(self.request.user, self.key)),  # type: ignore[arg-type]
            "key": " ".join(plain[n : n + 4] for n in range(0, len(plain), 4)),
            "may_leave": second_step.step_before(self.request.user) is None,
            "is_replaced": second_step.has_authenticator(self.request.user),
        }
        return super().get_context_data(**shown, **kwargs)

    @sensitive_variables("codes")
    def form_valid(self, form: CodeForm) -> HttpResponse:
        try:
            device, codes = second_step.enrol(self.request.user, self.key, form.cleaned_data["code"])  # type: ignore[arg-type]
        except ValidationError as wrong:
            form.add_error("code", wrong)
            return self.form_invalid(form)
        del self.request.session[KEY]
        self.verified_by(device)
        return show_codes(self.request, codes, self.get_success_url())


@method_decorator(never_cache, "dispatch")
class OwnView(View):
    """A person's own second step: whether it is set up, how many recovery codes are left, and fresh ones."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), "admin:login")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        context = {
            "title": "Two-factor sign-in",
            "has_authenticator": second_step.has_authenticator(request.user),
            "codes_left": second_step.codes_left(request.user),
        }
        return render(request, "sign_in/own.html", context)

    @sensitive_variables("codes")
    def post(self, request: HttpRequest) -> HttpResponse:
        if not second_step.has_authenticator(request.user):
            return redirect(second_step.SET_UP)
        codes = second_step.new_codes(request.user)
        device: Any = request.user.otp_device  # type: ignore[union-attr]
        if isinstance(device, StaticDevice):  # it is gone, and the session must not go with it
            django_otp.login(request, StaticDevice.objects.get(user=request.user))
        return show_codes(request, codes, reverse("two_factor:own"))


def show_codes(request: HttpRequest, codes: list[str], onward: str) -> HttpResponse:
    """Show recovery codes. They stand on no other page."""
    context = {"title": "Recovery codes", "codes": codes, "onward": onward}
    return render(request, "sign_in/codes.html", context)


def qr(text: str) -> SafeString:
    """Draw a QR code: black on white also on a dark page, for cameras."""
    drawn = segno.make(text, error="m").svg_inline(
        scale=5, border=4, light="#fff", svgclass="qr", lineclass=None, title="QR code of the key", omitsize=False
    )
    return mark_safe(drawn)  # noqa: S308  (segno's own drawing; of the text it holds nothing but black squares)
