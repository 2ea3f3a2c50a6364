"""People who use the desk, for the tests."""

from typing import Any

from django.contrib.auth.models import Group, User
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

PASSWORD = "zebra-crossing-9"


def person(*roles: str, name: str = "", **fields: Any) -> User:
    """An account for the desk with these roles. It has no password unless one is given: hashing one takes long."""
    name = name or f"{'-'.join(roles) or 'nobody'}@example.org"
    account = User.objects.create_user(name, is_staff=True, **fields)
    account.groups.add(*Group.objects.filter(name__in=roles))
    return account


def signed_in(account: User) -> Client:
    """A browser in which the person has given the right password."""
    client = Client()
    client.force_login(account)
    return client


def with_authenticator(account: User) -> TOTPDevice:
    """Give the person an authenticator app."""
    return TOTPDevice.objects.create(user=account, name="phone")


def code(device: TOTPDevice, *, ahead: int = 0) -> str:
    """What the app shows now, or so many half minutes ahead."""
    clock = TOTP(device.bin_key)
    clock.time = clock.time + 30 * ahead
    return f"{clock.token():06}"
