"""What a person has drafted, and what waits to be reviewed.

Nothing is drafted yet: what is entered is public at once. When records have a publication, the two functions below
ask for it, and nothing else on the page changes.
"""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from .entries import Entry, Part

Person = AbstractBaseUser | AnonymousUser


def my_drafts(person: Person) -> list[Entry]:
    """The dossiers that the person drafts, the last changed first."""
    return []


def waiting_for_review(person: Person) -> list[Entry]:
    """The dossiers in review that the person may publish, the longest waiting first."""
    return []


def parts(person: Person) -> list[Part]:
    """Both, as parts of the page."""
    return [
        Part(
            "drafts",
            "My drafts",
            "You have no drafts. A lawsuit, federal action or local policy that you begin stands here until it is "
            "published.",
            my_drafts(person),
        ),
        Part("review", "Waiting for review", "Nothing waits for review.", waiting_for_review(person)),
    ]
