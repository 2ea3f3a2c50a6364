"""What a person has drafted, and what waits to be reviewed."""

from typing import Any

from django.apps import apps
from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Max, OuterRef, Subquery

from sources.choices import Publication
from sources.desk.links import address
from sources.history.records import history_of
from sources.models import Dossier

from .entries import Entry, Part

Person = AbstractBaseUser | AnonymousUser
SHOWN = 8


def my_drafts(person: Person) -> list[Entry]:
    """The dossiers that the person drafts, the last changed first."""
    found = []
    for model in _kinds():
        written: Any = history_of(model)._base_manager.filter(history_user_id=person.pk)
        found += list(_in(model, Publication.DRAFT).filter(pk__in=written.values("id"))[:SHOWN])
    return [_entry(dossier) for dossier in sorted(found, key=lambda each: each.changed_at, reverse=True)[:SHOWN]]


def waiting_for_review(person: Any) -> list[Entry]:
    """The dossiers in review that the person may publish, the longest waiting first."""
    found = []
    for model in _kinds():
        if person.has_perm(f"{model._meta.app_label}.{get_permission_codename('publish', model._meta)}"):
            found += list(_in(model, Publication.IN_REVIEW).select_related("submitted_by").reverse()[:SHOWN])
    return [_entry(dossier) for dossier in sorted(found, key=lambda each: each.changed_at)[:SHOWN]]


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


def _kinds() -> list[type[Dossier]]:
    return [model for model in apps.get_models() if issubclass(model, Dossier)]


def _in(model: type[Dossier], state: Publication) -> Any:
    """The dossiers in a state, each with the day it was last written on (`changed_at`)."""
    rows: Any = history_of(model)._base_manager.filter(id=OuterRef("pk")).order_by().values("id")
    last = Subquery(rows.annotate(last=Max("history_date")).values("last"))
    return model._default_manager.filter(publication=state).annotate(changed_at=last).order_by("-changed_at")


def _entry(dossier: Any) -> Entry:
    asked = f", asked for by {dossier.submitted_by}" if dossier.publication == Publication.IN_REVIEW else ""
    kind = f"{dossier._meta.verbose_name}{asked}"
    return Entry(str(dossier), address(dossier), kind, f"{dossier.changed_at:%Y-%m-%d}")
