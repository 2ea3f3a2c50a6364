"""`manage.py reset_two_factor`: for who has lost the phone and the recovery codes, where no steward can be asked."""

from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from tracker.sign_in.second_step import reset


class Command(BaseCommand):
    help = "Takes the second step of an account away; where it is required, the next sign-in sets it up anew."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", metavar="NAME", help="The name the account signs in with.")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        account = User.objects.filter(username=username).first()
        if account is None:
            raise CommandError(f"There is no account named {username}.")
        there_was = reset(account)
        self.stdout.write("It is taken away." if there_was else f"{username} had not set up a second step.")
