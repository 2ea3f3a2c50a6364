"""A page of what is blocked: which rows it has, and what is told of each."""

import datetime as dt
from collections.abc import Mapping, Sequence

from cases.blocked.freshness import ask
from cases.blocked.holds import place_chain
from cases.blocked.lookup import blocked_on
from cases.blocked.standing import Days
from cases.blocked.told import told_with
from cases.models import Relief
from policies.models import Jurisdiction, Provision
from sources.dates import format_partial_date

from . import effect_shapes as shapes
from .effect_links import Links, Told
from .effect_questions import Page, of_page
from .keyset import Key, Keyset, Position
from .onesql.asking import asked
from .pagination import Rows

WAYS = {(False, False): "gt", (False, True): "gte", (True, False): "lt", (True, True): "lte"}


class Blocked:
    """What is blocked for a place (or for anybody) on a day, and what perhaps is. A page of it is one statement."""

    def __init__(self, place: Jurisdiction | None, on: dt.date) -> None:
        self.place, self.on = place, on
        self.chain = place_chain(place) if place is not None else []

    @property
    def rows(self) -> Rows:
        """The provisions, to be cut into pages."""
        return Rows(
            Keyset([Key("slug", str)]), lambda at: _Cut(self, at), lambda: blocked_on(self.place, self.on).count()
        )

    def page(self, at: Position | None, size: int) -> list[Provision]:
        """The provisions of a page, and one more."""
        days, beyond = Days.of(self.on), WAYS[at.is_back, at.has_row] if at else None
        given = {**vars(days), **{f"place_{step}": pk for step, pk in enumerate(self.chain)}, "places": self.chain}
        question = of_page(Page(beyond, size, len(self.chain)))
        self.read, self.parts = ask(question, asked, after=at.values[0] if at else "", **given)
        return self.read[self.parts.answers.provisions]

    def told(self, page: Sequence[Provision], base: str) -> list[Told]:
        """These provisions of the page, each with the authority on which it is blocked."""
        read, parts = self.read, self.parts
        answers = {each.provision: each for each in parts.answers.answers(read, self.place, self.chain, self.on)}
        found = [answers[provision] for provision in page]
        told = told_with(found, parts.answers.behind(read, found, self.chain, self.on))
        links, authority = Links(base), _Authority(parts.authority.reliefs(read))
        rows = [
            {**links.answer(each), "name": str(provision), "authority": authority.of(each, links)}
            for provision, each in zip(page, told, strict=True)
        ]
        return list(shapes.BlockedSerializer(rows, many=True).data)


class _Cut:
    """The rows from a position on, of which a page is taken: [:51]."""

    def __init__(self, blocked: Blocked, at: Position | None) -> None:
        self.blocked, self.at = blocked, at

    def __getitem__(self, part: slice) -> list[Provision]:
        return self.blocked.page(self.at, part.stop - 1)


class _Authority:
    """The rulings behind the reliefs that answers name."""

    def __init__(self, reliefs: Mapping[str, Relief]) -> None:
        self.reliefs = reliefs

    def of(self, told: Told, links: Links) -> list[Told]:
        return [
            self._one(self.reliefs[slug], links, is_certain=name == "held_by")
            for name in ("held_by", "perhaps_by")
            for slug in told[name]
        ]

    def _one(self, relief: Relief, links: Links, *, is_certain: bool) -> Told:
        ruling = relief.ruling
        return {
            "relief": relief.slug,
            "kind": relief.kind,
            "is_certain": is_certain,
            "court": ruling.court.slug,
            "ruling": ruling.slug,
            "decided_on": format_partial_date(ruling.decided_on, ruling.decided_on_precision) or None,
            "citation": ruling.reporter_citation,
            "url": links.to(Relief, relief.slug),
        }
