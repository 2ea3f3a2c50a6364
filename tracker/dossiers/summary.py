"""What a load did, as lines for a person."""

from collections.abc import Iterator

from .runs import Report

HEADINGS = ("created", "updated", "unchanged")


def summary(report: Report, *, detailed: bool, checked: bool) -> Iterator[str]:
    """A table by kind of record, what is no longer in the files, and the totals."""
    counts = (report.created, report.updated, report.unchanged)
    told = {model for count in counts for model in count if count[model]}
    if detailed and told:
        names = {model: str(model._meta.verbose_name_plural) for model in told}
        width = max(map(len, names.values()))
        yield " " * width + "".join(f"{heading:>11}" for heading in HEADINGS)
        for model in sorted(told, key=lambda model: names[model]):
            yield f"{names[model]:{width}}" + "".join(f"{count[model]:>11,}" for count in counts)
    if report.gone:
        what = ", ".join(f"{count:,} {model._meta.verbose_name_plural}" for model, count in report.gone.items())
        yield f"No longer in the files, and left alone (--prune removes them): {what}."
    if report.removed:
        what = ", ".join(f"{count:,} {model._meta.verbose_name_plural}" for model, count in report.removed.items())
        yield f"No longer in the files, and removed: {what}."
    totals = ", ".join(f"{count.total():,} {heading}" for heading, count in zip(HEADINGS, counts, strict=True))
    yield f"{totals} (checked; nothing was changed)" if checked else totals
