"""Filters of litigation."""

import datetime as dt
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

QUIET_DAYS = 90


def quiet_since() -> dt.date:
    """The day after which an open appeal ought to have been heard of."""
    return timezone.localdate() - dt.timedelta(days=QUIET_DAYS)


class NewsFilter(admin.SimpleListFilter):
    """Open appeals that nobody has heard of for long."""

    title = "news"
    parameter_name = "news"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("none", f"None for {QUIET_DAYS} days")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.without_news(quiet_since()) if self.value() == "none" else queryset  # type: ignore[attr-defined]
