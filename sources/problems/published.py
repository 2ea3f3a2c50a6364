"""Which records the public sees."""

from typing import Any

from django.db.models import QuerySet


def published(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Those of the records that are published. There are no drafts yet, so that is all of them."""
    return rows
