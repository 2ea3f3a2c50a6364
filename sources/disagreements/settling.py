"""Saying that documents disagree, and which reading holds and why."""

from typing import Any

from django.utils.text import capfirst

from ..choices import Defect, Stance
from ..desk.slugs import part, unused
from ..history.writing import writing
from ..models import Citation, Discrepancy, DiscrepancyCitation, Record
from .of_record import departs

COPIED = ("document", "stance", "field", "reading", "start", "end", "words_sha256", "locator", "statement")


def put_in_question(record: Record, name: str, *, by: Any) -> Discrepancy:
    """An unsettled discrepancy over a field of a record, with its sources on that field as readings.

    Raises ValueError where no source departs from the record there, or each that does is a reading of one already.
    """
    citations: Any = record.citations  # type: ignore[attr-defined]
    label = name.replace("_", " ")
    topic = f"{capfirst(label) if label else capfirst(str(record._meta.verbose_name))} of {record}"[:200]
    with writing(by=by, because=f"Sources disagree: {topic}"):
        rows = list(citations.select_for_update().filter(field=name, discrepancy=None).order_by("position"))
        if not any(departs(row) for row in rows):
            raise ValueError("No source departs from the record there, but for those in question already.")
        slug = unused(Discrepancy, ["/".join(("conflict", part("-".join((record.slug.replace("/", "-"), label)))))])
        discrepancy = Discrepancy.objects.create(
            slug=slug, defect=Defect.CONFLICT, topic=topic, field=name, is_settled=False
        )
        readings = [row for row in rows if departs(row) or name]
        DiscrepancyCitation.objects.bulk_create(
            DiscrepancyCitation(record=discrepancy, position=n, **{each: getattr(row, each) for each in COPIED})
            for n, row in enumerate(readings)
        )
        citations.filter(pk__in=[row.pk for row in readings]).update(discrepancy=discrepancy)
    return discrepancy


def settle(discrepancy: Discrepancy, *, reading: str, in_use: str, reason: str, by: Any) -> None:
    """Say which reading holds: its sources support, those of every other contradict or go on mentioning.

    `in_use` is how the records put it. Sources without a reading of their own bear the records out, and stay so.
    """
    with writing(by=by, because=reason):
        current = Discrepancy._base_manager.select_for_update().get(pk=discrepancy.pk)
        current.is_settled, current.in_use, current.reason = True, in_use, reason
        current.save(update_fields=["is_settled", "in_use", "reason"])
        for rows in citing(discrepancy):
            given = rows.exclude(reading="")
            given.filter(reading=reading).exclude(stance=Stance.SUPPORTS).update(stance=Stance.SUPPORTS)
            given.exclude(reading=reading).filter(stance=Stance.SUPPORTS).update(stance=Stance.CONTRADICTS)


def citing(discrepancy: Discrepancy) -> list[Any]:
    """The citations that are readings of it: its own, and those of the records that it bears on, table by table."""
    tables: list[Any] = list(Citation.tables())
    own = DiscrepancyCitation.objects.filter(record=discrepancy)
    return [own, *(table._default_manager.filter(discrepancy=discrepancy) for table in tables)]
