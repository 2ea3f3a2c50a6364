"""The front page of the desk, put together for the person who looks at it."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.utils import timezone

from cases.workbench.view import address_for, may_use

from . import changes, drafts, ending, quiet
from .troubles import troubles
from .unsure import unsure

READS = ("cases.view_lawsuit", "cases.view_relief", "cases.view_appeal", "policies.view_federalaction")


def front_page(person: AbstractBaseUser | AnonymousUser) -> dict[str, Any]:
    """What the template shows; nothing for whoever may not read the records."""
    if not person.has_perms(READS):  # type: ignore[union-attr]
        return {}
    return {
        "workbench": address_for() if may_use(person) else "",
        "own": drafts.parts(person),
        "troubles": troubles(),
        "short": [ending.part(timezone.localdate()), changes.part()],
        "quiet": quiet.part(),
        "unsure": unsure(),
    }
