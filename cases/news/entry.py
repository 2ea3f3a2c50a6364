"""One thing that is new."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """A ruling, or a change of what is blocked.

    `key` is its own for good. `slug` is that of the ruling; or of the provision, of which is told whether it is blocked
    for a `place` or, where that is empty, for anybody. `on` is its day in the world, `known_at` when it became known.
    """

    key: str
    title: str
    summary: str
    slug: str
    on: dt.date | None
    known_at: dt.datetime
    place: str = ""
    is_ruling: bool = False

    @property
    def order(self) -> tuple[dt.date, dt.date, str]:
        """Newest last. What was entered on one day stands in the order in which it happened."""
        return (self.known_at.date(), self.on or dt.date.min, self.key)
