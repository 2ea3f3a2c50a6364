"""Appeals that nobody has heard of for long: look at their dockets."""

from typing import Any

from django.db.models import F

from cases.admin.filters import QUIET_DAYS, quiet_since
from cases.models import Appeal
from sources.choices import Precision
from sources.dates import format_partial_date
from sources.desk.links import address, listing

from .entries import Entry, Part

SHOWN = 10


def quiet_appeals() -> tuple[list[Entry], int]:
    """The first of them, the longest silent before those of which no day is recorded, and how many more there are."""
    rows = Appeal.objects.without_news(quiet_since())
    number = rows.count()
    shown = rows.select_related("court").with_list("lawsuit_rows", "lawsuit")
    shown = shown.order_by(F("last_news_on").asc(nulls_last=True), "slug")[:SHOWN]
    return [_entry(appeal) for appeal in shown], max(number - SHOWN, 0)


def _entry(appeal: Appeal) -> Entry:
    lawsuits = ", ".join(str(row.lawsuit) for row in appeal.lawsuit_rows.all())
    title = appeal.caption or lawsuits or appeal.slug
    return Entry(f"{title} ({appeal.court})", address(appeal), when=_last_news(appeal) or "no day recorded")


def _last_news(appeal: Any) -> str:
    """The day of the last news, as far as it is known."""
    news = appeal.last_news_on
    if news is None:
        return ""
    same = (name for name in ("argued_on", "noticed_on") if getattr(appeal, name) == news)
    return format_partial_date(news, next((getattr(appeal, f"{name}_precision") for name in same), Precision.DAY))


def part() -> Part:
    """As a part of the page."""
    entries, more = quiet_appeals()
    return Part(
        "quiet",
        f"Appeals without news for {QUIET_DAYS} days",
        f"Every open appeal was heard of in the last {QUIET_DAYS} days.",
        entries,
        more,
        listing(Appeal, news="none"),
        "Open, with nothing recorded since. The day is that of the last news.",
    )
