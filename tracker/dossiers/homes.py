"""Records told in the dossier of the first item of one of their lists: rulings and appeals, in their first lawsuit."""

from collections.abc import Iterable

from sources.models import Keyed

from .database import rows_where
from .parts import Child


def at_home(child: Child, homes: Iterable[int]) -> dict[int, int]:
    """The records of this child list that are told in one of these homes: record's key to home's key."""
    link = next(inner for inner in child.part.children if inner.key == child.home)
    model: type[Keyed] = link.part.model
    home, homes = link.part.short, set(homes)
    near = {record for (record,) in rows_where(model, home, homes, (link.parent,))}
    first: dict[int, tuple[int, int]] = {}
    for record, position, place in rows_where(model, link.parent, near, (link.parent, "position", home)):
        if record not in first or position < first[record][0]:
            first[record] = (position, place)
    return {record: place for record, (_, place) in first.items() if place in homes}
