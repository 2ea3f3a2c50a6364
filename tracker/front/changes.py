"""What was changed last on the desk, and by whom."""

from django.contrib.admin.models import ADDITION, DELETION, LogEntry
from django.utils import timezone

from .entries import Entry, Part

APPS = ("cases", "policies", "sources")  # accounts are not everybody's to see
SHOWN = 8
WORDS = {ADDITION: "added", DELETION: "removed"}


def recent_changes() -> list[Entry]:
    """The last changes of records, the latest first: what the admin's own log tells."""
    rows = LogEntry.objects.filter(content_type__app_label__in=APPS).select_related("user", "content_type")
    return [_entry(row) for row in rows.order_by("-action_time", "-pk")[:SHOWN]]


def _entry(row: LogEntry) -> Entry:
    kind = row.content_type.name if row.content_type else "record"
    did = WORDS.get(row.action_flag, "changed")
    address = "" if row.action_flag == DELETION else row.get_admin_url() or ""
    when = timezone.localtime(row.action_time).strftime("%Y-%m-%d %H:%M")
    return Entry(row.object_repr, address, f"{kind} {did} by {row.user.get_full_name() or row.user}", when)


def part() -> Part:
    """As a part of the page."""
    return Part(
        "changes",
        "Recent changes",
        "Nothing was changed on the desk yet. What the fixtures brought is not listed.",
        recent_changes(),
    )
