"""New rulings."""

from typing import Any

from django.db.models import F, Prefetch

from ..blocked.words import GRANTED, clause, day_in_words, listed, whom
from ..choices import ReliefKind
from ..models import Relief, Ruling
from .entry import Entry
from .known import rulings_known
from .subjects import Subject

LOOKED_THROUGH = 200  # of those recorded last, and of those decided last


def new_rulings(subject: Subject, most: int) -> list[Entry]:
    """The rulings that became known last, newest first."""
    latest = F("decided_on").desc(nulls_last=True)
    orders: tuple[Any, ...] = (("-pk",), (latest, "-sequence", "-pk"))
    rulings = subject.rulings.values_list("pk", flat=True)
    ids = {pk for order in orders for pk in rulings.order_by(*order)[:LOOKED_THROUGH]}
    known = rulings_known(ids)
    days = dict(Ruling.objects.filter(pk__in=ids).order_by().values_list("pk", "decided_on"))
    chosen = sorted(ids, key=lambda pk: (known[pk].date(), str(days[pk] or ""), pk), reverse=True)[:most]
    rows = Ruling.objects.filter(pk__in=chosen).select_related("court").with_list("lawsuit_rows", "lawsuit")
    named = ("provision__federal_action", "provision__local_policy")
    relief = Relief.objects.with_list("coverage", "party", "jurisdiction").with_list("provision_rows", *named)
    return [
        Entry(
            f"rulings/{ruling.slug}",
            _title(ruling),
            _summary(ruling),
            ruling.slug,
            ruling.decided_on,
            known[ruling.pk],
            is_ruling=True,
        )
        for ruling in rows.prefetch_related(Prefetch("relief", relief))
    ]


def _title(ruling: Ruling) -> str:
    """N.D. Cal., 25 April 2017, County of Santa Clara v. Trump: preliminary injunction, granted."""
    suits = listed([row.lawsuit.short_name for row in ruling.lawsuit_rows.all()], 3)
    day = day_in_words(ruling.decided_on, ruling.decided_on_precision)
    said = f"{ruling.get_kind_display()}, {ruling.get_result_display()}".lower()
    return f"{ruling.court}, {day}{', ' if suits else ''}{suits}: {said}"


def _summary(ruling: Ruling) -> str:
    """What was decided, and what relief it gives."""
    said = [f"{clause(ruling.outcome)}."] if ruling.outcome else []
    for relief in ruling.relief.all():
        named = listed([str(row) for row in relief.provision_rows.all()])  # with (perhaps), where that is open
        reach = whom(relief.coverage.all(), universal=relief.is_universal)
        said.append(f"{ruling.court} {GRANTED[ReliefKind(relief.kind)]} {named or 'what it challenges'} {reach}.")
    printed = f" ({ruling.reporter_citation})" if ruling.reporter_citation else ""
    return " ".join(said) + printed if said else f"{_title(ruling)}{printed}."
