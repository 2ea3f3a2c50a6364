"""The second step of signing in: six digits from an authenticator app, or a recovery code in its place.

Whoever has set it up is always asked for it. `REQUIRE_TWO_FACTOR` asks everybody to set it up.
"""

import re
import time
from binascii import unhexlify
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

TOKEN, SET_UP = "two_factor:token", "two_factor:set_up"
CODES = 10
WRONG = "This code is not right. Codes change every 30 seconds, and none is taken twice."


def step_before(user: AbstractBaseUser | AnonymousUser) -> str | None:
    """The page that a person who gave the right password must pass first, by its name; none where all is done."""
    if not user.is_authenticated or user.is_verified():  # type: ignore[attr-defined]
        return None
    if has_authenticator(user):
        return TOKEN
    return SET_UP if settings.REQUIRE_TWO_FACTOR else None


def has_authenticator(user: Any) -> bool:
    return TOTPDevice.objects.filter(user=user, confirmed=True).exists()


def codes_left(user: Any) -> int:
    return StaticToken.objects.filter(device__user=user, device__confirmed=True).count()


def accept(user: Any, typed: str) -> Any:
    """Return the device that takes this code, which is used up by it.

    Raises ValidationError for a wrong one, and while somebody who gave wrong ones has to wait.
    """
    code = re.sub(r"[\s-]", "", typed).lower()
    kind = TOTPDevice if re.fullmatch("[0-9]{6}", code) else StaticDevice
    with transaction.atomic():  # refuse only after it: wrong codes must stay counted
        device = kind.objects.select_for_update().filter(user=user, confirmed=True).order_by("pk").first()
        allowed, why = device.verify_is_allowed() if device else (True, None)
        is_right = allowed and device is not None and device.verify_token(code)
    if not allowed:
        raise ValidationError(f"After wrong codes one has to wait: try again in {_seconds_until(why)} seconds.")
    if not is_right:
        raise ValidationError(WRONG)
    return device


def _seconds_until(why: Any) -> int:
    return max(1, round((why["locked_until"] - timezone.now()).total_seconds()))


def address(user: User, key: str) -> str:
    """What the QR code says to an authenticator app: whose key it is, and the key."""
    return TOTPDevice(user=user, key=key).config_url


def enrol(user: User, key: str, typed: str) -> tuple[TOTPDevice, list[str]]:
    """Make this key the person's only one; return the device, and fresh recovery codes.

    Raises ValidationError unless the code shows that the app has the key. The code cannot be used again.
    """
    code = re.sub(r"\s", "", typed)
    clock = TOTP(unhexlify(key))
    clock.time = time.time()
    if not re.fullmatch("[0-9]{6}", code) or not clock.verify(int(code), tolerance=1):
        raise ValidationError(WRONG)
    with transaction.atomic():
        reset(user)
        device = TOTPDevice.objects.create(user=user, name="Authenticator app", key=key, last_t=clock.t())
        return device, new_codes(user)


def new_codes(user: Any) -> list[str]:
    """Replace the person's recovery codes, and return them for the one time that they are shown."""
    with transaction.atomic():
        StaticDevice.objects.filter(user=user).delete()
        device = StaticDevice.objects.create(user=user, name="Recovery codes")
        codes = [StaticToken.random_token() for _ in range(CODES)]
        StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return [f"{code[:4]}-{code[4:]}" for code in codes]


def reset(user: Any) -> bool:
    """Take the second step away, where the phone is lost and the codes with it. Returns whether there was one."""
    there_was = has_authenticator(user)
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
    return there_was
