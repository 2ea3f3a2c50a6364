"""Relief that begins, ends or changes within the next days: restraining orders and stays that run out."""

import datetime as dt

from django.db.models import Min, Q

from cases.blocked.freshness import fresh
from cases.choices import Grip
from cases.models import EffectPeriod, Relief
from sources.desk.links import address

from .entries import Entry, Part

DAYS = 30


def ending_soon(today: dt.date) -> list[Entry]:
    """Each relief with a day on which the effect changes, the soonest first, in a fixed number of queries."""
    fresh()
    soon = (today + dt.timedelta(days=1), today + dt.timedelta(days=DAYS))
    ends, begins = Q(ends_on__range=soon), Q(starts_on__range=soon)
    holding = EffectPeriod.objects.filter(~Q(own=Grip.FREE, below=Grip.FREE), ends | begins).order_by()
    rows = holding.values("relief").annotate(end=Min("ends_on", filter=ends), begin=Min("starts_on", filter=begins))
    days = {row["relief"]: (row["end"], row["begin"]) for row in rows}
    reliefs = Relief.objects.filter(pk__in=days).with_name().with_list("ruling__lawsuit_rows", "lawsuit")
    entries = [_entry(relief, *days[relief.pk]) for relief in reliefs]
    return sorted(entries, key=lambda entry: (entry.when, entry.title))


def _entry(relief: Relief, end: dt.date | None, begin: dt.date | None) -> Entry:
    """What ends and begins anew on one day changes: a stay is lifted, a part of it falls away."""
    day = min(filter(None, (end, begin)))
    does = "ends" if begin is None or (end and end < begin) else "begins to hold" if end is None else "changes"
    lawsuits = ", ".join(str(row.lawsuit) for row in relief.ruling.lawsuit_rows.all())
    return Entry(str(relief), address(relief), f"{does}: {lawsuits}" if lawsuits else does, day.isoformat())


def part(today: dt.date) -> Part:
    """As a part of the page."""
    return Part(
        "ending",
        "Relief that ends soon",
        f"No restraining order, stay or injunction ends or changes in the next {DAYS} days.",
        ending_soon(today),
        explanation=f"In the next {DAYS} days; the day is the first on which it no longer holds as before.",
    )
