"""When something became known here: when it was first recorded, or when readers first got it, if that was later."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.db.models import Min

from sources.history.records import history_of

from ..models import Ruling, RulingLawsuit

NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)


def first_recorded(model: Any, ids: Collection[int]) -> dict[int, dt.datetime]:
    """By id, when the first write of each of these rows was."""
    rows = history_of(model)._base_manager.filter(id__in=ids).order_by().values_list("id")
    return dict(rows.annotate(first=Min("history_date")))


def rulings_known(ids: Collection[int]) -> dict[int, dt.datetime]:
    """By id, when each ruling became known; a ruling is read with the lawsuit that is published first."""
    found = first_recorded(Ruling, ids)
    links = RulingLawsuit.objects.filter(ruling__in=ids).order_by().values_list("ruling")
    for ruling, published in links.annotate(first=Min("lawsuit__published_at")):
        found[ruling] = max(found.get(ruling, NEVER), published or NEVER)
    return found
