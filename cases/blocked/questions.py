"""Questions as people put them: a provision or an action, a place by name or code, a day in digits."""

import datetime as dt
import difflib
import re
from dataclasses import dataclass

from django.db.models import Q

from policies.models import FederalAction, Jurisdiction, LocalPolicy, Provision
from sources.dates import EARLIEST, LATEST

from .lookup import provisions


@dataclass
class BadQuestionError(Exception):
    """A question that cannot be answered as put: which part, and what to do about it."""

    part: str
    sentence: str

    def __str__(self) -> str:
        return self.sentence


def read_day(part: str, text: str) -> dt.date:
    """A day written 2018-09-01. Raises `BadQuestionError` for another form or no such day."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise BadQuestionError(part, f"{text!r} is not a day: write it as 2018-09-01.")
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise BadQuestionError(part, f"{text} is not a day of the calendar.") from None
    if not EARLIEST <= day < LATEST:
        raise BadQuestionError(
            part, f"{text} is out of range: ask for a day from {EARLIEST} to {LATEST.year - 1}-12-31."
        )
    return day


def read_range(first: str, last: str) -> tuple[dt.date, dt.date]:
    """Two days, both included. Raises `BadQuestionError` where the second comes before the first."""
    start, end = read_day("from", first), read_day("to", last)
    if end < start:
        raise BadQuestionError("to", f"The range runs backwards: {last} comes before {first}.")
    return start, end


def find_provision(text: str) -> Provision:
    """A provision by its slug (eo-13768/9a)."""
    found = provisions().filter(slug=text).first()
    if found is None:
        raise BadQuestionError(
            "provision", _unknown("provision", text, Provision.objects.values_list("slug", flat=True))
        )
    return found


def find_action(text: str) -> FederalAction:
    """A federal action by its slug, or its number as printed (EO 13768)."""
    found = (
        FederalAction.objects.filter(Q(slug=text) | Q(number__iexact=text)).exclude(slug="").first() if text else None
    )
    if found is None:
        raise BadQuestionError(
            "action", _unknown("federal action", text, FederalAction.objects.values_list("slug", flat=True))
        )
    return found


def find_policy(text: str) -> LocalPolicy:
    """A local policy by its slug."""
    found = LocalPolicy.objects.filter(slug=text).first()
    if found is None:
        raise BadQuestionError(
            "policy", _unknown("local policy", text, LocalPolicy.objects.values_list("slug", flat=True))
        )
    return found


def find_place(text: str) -> Jurisdiction:
    """A jurisdiction by its slug (chicago-il) or Census GEOID (1714000), with what it is a subdivision of."""
    found = (
        Jurisdiction.objects.select_related("parent__parent__parent")
        .filter(Q(slug=text) | Q(geoid=text) | Q(county_geoid=text))
        .first()
        if text
        else None
    )
    if found is None:
        raise BadQuestionError(
            "jurisdiction", _unknown("jurisdiction", text, Jurisdiction.objects.values_list("slug", flat=True))
        )
    return found


def _unknown(what: str, text: str, known: object) -> str:
    near = difflib.get_close_matches(text.lower(), list(known), n=3, cutoff=0.5)  # type: ignore[call-overload]
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    return f"There is no {what} {text!r}.{hint}"
