"""`manage.py make_curator`: an account for the desk, and the link by which its owner sets the password."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction

from tracker.roles.table import ROLES
from tracker.sign_in.first_password import DAYS, password_link


class Command(BaseCommand):
    help = (
        "Makes an account for the desk with one or more roles, and prints a link by which its owner sets the password. "
        "Asked again before that has happened, it adds the roles and prints a fresh link."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", metavar="EMAIL", help="The name to sign in with.")
        parser.add_argument("--role", action="append", required=True, choices=ROLES, help="May be given several times.")
        parser.add_argument("--name", default="", help='First and last name, as history shows them: "Ada Lovelace".')
        parser.add_argument(
            "--site",
            default=next(iter(settings.CSRF_TRUSTED_ORIGINS), "http://127.0.0.1:8000"),
            help="Where the desk is reached: https://tracker.example.org (%(default)s).",
        )

    def handle(self, *args: Any, email: str, role: list[str], name: str, site: str, **options: Any) -> None:
        email = email.strip().lower()
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"{email} is no e-mail address.") from error
        with transaction.atomic():
            account = User.objects.filter(username__iexact=email).first() or new_account(email, name)
            if account.has_usable_password():
                raise CommandError(f"{email} has an account with a password: its roles are changed in the admin.")
            account.groups.add(*Group.objects.filter(name__in=role))
        self.stdout.write(f"{email} is {' and '.join(role)}. To set the password, within {DAYS} days and once:")
        self.stdout.write(password_link(account, site))


def new_account(email: str, name: str) -> User:
    """Make an account that nobody can sign in to yet."""
    first, _, last = name.strip().partition(" ")
    account = User(username=email, email=email, first_name=first, last_name=last, is_staff=True)
    account.set_unusable_password()
    account.full_clean(exclude=["password"])
    account.save()
    return account
