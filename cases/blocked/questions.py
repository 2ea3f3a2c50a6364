"""Questions as people put them: a provision or an action, a place by name or code, a day in digits."""

import calendar
import datetime as dt
import difflib
import re
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from policies.models import FederalAction, Jurisdiction, LocalPolicy, Provision
from sources.dates import EARLIEST, LATEST
from sources.history.known import past

from .lifetimes import provisions

MOST_COMPARED = 1000  # comparing spellings takes time; of a bigger collection, those that begin alike come first
LONGEST = 200  # what is longer than any name is cut before it is compared or repeated


@dataclass
class BadQuestionError(Exception):
    """A question that cannot be answered as put: which part, and what to do about it."""

    part: str
    sentence: str

    def __str__(self) -> str:
        return self.sentence


def today() -> dt.date:
    """The day it is where the project keeps its time (settings.TIME_ZONE); in the past, the day it was then."""
    then = past()
    return timezone.localdate(then.at if then else None)


def read_day(part: str, text: str) -> dt.date:
    """A day written 2018-09-01. Raises `BadQuestionError` for another form or no such day."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        raise BadQuestionError(part, f"{text!r} is not a day: write it as 2018-09-01.")
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise BadQuestionError(part, f"{text} is not a day of the calendar: {_which_days(text)}.") from None
    if not EARLIEST <= day < LATEST:
        raise BadQuestionError(
            part, f"{text} is out of range: ask for a day from {EARLIEST} to {LATEST.year - 1}-12-31."
        )
    return day


def _which_days(text: str) -> str:
    year, month = int(text[:4]), int(text[5:7])
    if not (year and 1 <= month <= 12):
        return "write the year, the month and the day, as in 2018-09-01"
    return f"the days of {calendar.month_name[month]} {year} go from 1 to {calendar.monthrange(year, month)[1]}"


def read_range(first: str, last: str) -> tuple[dt.date, dt.date]:
    """Two days, both included. Raises `BadQuestionError` where the second comes before the first."""
    start, end = read_day("from", first), read_day("to", last)
    if end < start:
        raise BadQuestionError("to", f"The range runs backwards: {last} comes before {first}.")
    return start, end


def find_provision(text: str) -> Provision:
    """A provision by its slug (eo-13768/9a)."""
    found = provisions().filter(slug=text).first()
    if found is not None:
        return found
    owned = Provision.objects.filter(slug__startswith=f"{text}/").order_by("slug").values_list("slug", flat=True)[:3]
    if owned and "/" not in text:
        raise BadQuestionError(
            "provision",
            f"{text} is a whole instrument: ask for a provision of it ({', '.join(owned)} ...), or for all.",
        )
    raise BadQuestionError("provision", _unknown("provision", text, Provision.objects.all()))


def find_action(text: str) -> FederalAction:
    """A federal action by its slug, or its number as printed (EO 13768)."""
    named = Q(slug=text) | (Q(number__iexact=text) & ~Q(number=""))
    found = FederalAction.objects.filter(named).order_by("pk").first()
    if found is None:
        raise BadQuestionError("action", _unknown("federal action", text, FederalAction.objects.all()))
    return found


def find_policy(text: str) -> LocalPolicy:
    """A local policy by its slug."""
    found = LocalPolicy.objects.filter(slug=text).first()
    if found is None:
        raise BadQuestionError("policy", _unknown("local policy", text, LocalPolicy.objects.all()))
    return found


def find_place(text: str) -> Jurisdiction:
    """A jurisdiction by its slug (chicago-il) or Census GEOID (1714000), with what it is a subdivision of."""
    named = Q(slug=text)
    if text.isascii() and text.isdigit():
        named |= Q(geoid=text) | Q(county_geoid=text)
    found = Jurisdiction.objects.select_related("parent__parent__parent").filter(named).order_by("pk").first()
    if found is None:
        raise BadQuestionError("jurisdiction", _unknown("jurisdiction", text, Jurisdiction.objects.all()))
    return found


def _unknown(what: str, text: str, known: QuerySet[Any]) -> str:
    """What to answer to a name nobody has, with the names that come near."""
    text = text if len(text) <= LONGEST else f"{text[:LONGEST]}..."
    slugs = known.order_by("slug").values_list("slug", flat=True)
    meant = re.sub(r"[^a-z0-9/]+", "-", text.lower())
    alike = [*slugs.filter(slug__startswith=meant[:3])[:MOST_COMPARED], *slugs[:MOST_COMPARED]]
    near = difflib.get_close_matches(meant, dict.fromkeys(alike), n=3, cutoff=0.5)
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    return f"There is no {what} {text!r}.{hint}"
