"""What a document can be cited for, and by whom: each kind of record has its own table of sources, and rights to it."""

from typing import Any

from django.contrib import admin
from django.utils.text import capfirst

from sources.coverage.whole import citing
from sources.models import Citation, Record

FIRST = ("cases.Lawsuit", "cases.Ruling", "policies.FederalAction")  # what news is mostly about

Kinds = dict[str, type[Record]]


def right_to_cite(kind: type[Record]) -> str:
    """The right that it takes: to add to the table of its sources."""
    table = citing()[kind]
    return f"{table._meta.app_label}.add_{table._meta.model_name}"


def citable(person: Any) -> Kinds:
    """The kinds of record that a person may cite documents for, by their labels."""
    found = {kind._meta.label: kind for kind in citing() if person.has_perm(right_to_cite(kind))}
    order = sorted(found, key=lambda label: (label not in FIRST, str(found[label]._meta.verbose_name)))
    return {label: found[label] for label in order}


def may_cite(person: Any) -> bool:
    """Whether a person may cite at all."""
    return any(person.has_perm(f"{t._meta.app_label}.add_{t._meta.model_name}") for t in Citation.tables())


def names_of(kind: type[Record]) -> list[tuple[str, str]]:
    """What can be cited one by one of a kind of record, as its screen has it."""
    desk: Any = admin.site.get_model_admin(kind)
    return [("", "The whole record"), *desk.names().items()]


def called(kind: type[Record]) -> str:
    """The kind in a word."""
    return capfirst(str(kind._meta.verbose_name))
