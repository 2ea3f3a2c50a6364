"""Where answers about effect stay what they were, and how they are cited."""

import datetime as dt
from collections.abc import Mapping

from policies.models import FederalAction, Jurisdiction, LocalPolicy, Provision

from .permalinks import cited, days, written


class Permalinks:
    """The two members that tell it. `base` is where the API begins, `known_on` the day whose knowledge is told."""

    def __init__(self, base: str, known_on: dt.date) -> None:
        self.base, self.address, self.known_on = base, f"{base}effect/", known_on

    def answer(self, provision: Provision, place: Jurisdiction | None, on: dt.date) -> dict[str, str]:
        """Of one provision."""
        return self._cited(f"Whether {provision} is blocked", place, f"on {written(on)}", provision=provision, on=on)

    def changes(
        self, provision: Provision, place: Jurisdiction | None, first: dt.date, last: dt.date
    ) -> dict[str, str]:
        """Of one provision between two days."""
        when = f"from {written(first)} to {written(last)}"
        return self._cited(
            f"Whether {provision} is blocked", place, when, provision=provision, **{"from": first, "to": last}
        )

    def instrument(
        self, record: FederalAction | LocalPolicy, place: Jurisdiction | None, on: dt.date
    ) -> dict[str, str]:
        """Of all provisions of a federal action or a local policy."""
        kind = "action" if isinstance(record, FederalAction) else "policy"
        return self._cited(f"What of {record} is blocked", place, f"on {written(on)}", **{kind: record}, on=on)

    def page(self, place: Jurisdiction | None, on: dt.date, pages: Mapping[str, object]) -> dict[str, str]:
        """Of a page of all that is blocked; `pages` is what the request says of pages."""
        return self._cited("What is blocked", place, f"on {written(on)}", on=on, **pages)

    def _cited(self, title: str, place: Jurisdiction | None, when: str, **asked: object) -> dict[str, str]:
        title = f"{title} for {place} {when}" if place else f"{title} {when}"
        if place:
            asked["jurisdiction"] = place
        told = {name: getattr(value, "slug", value) for name, value in asked.items()}
        return cited(title, self.address, days(self.known_on, **told))
