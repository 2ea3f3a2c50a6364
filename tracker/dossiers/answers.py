"""Whether each holding answers a claim of its ruling's suits, on the same ground or one beneath it.

The claim may stand in another file than the holding, so this is asked when every file was read.
"""

from typing import Any

from cases.models import Claim, Holding, LegalGround, RulingLawsuit
from sources.models import Keyed

from .database import all_rows, rows_where
from .problems import Problem
from .readers import Row


class Answers:
    """What is known of claims, grounds and rulings, by slug, and the holdings to be asked."""

    def __init__(self) -> None:
        self.claims: dict[str, tuple[str, str | None]] = {}
        self.above: dict[str, str | None] = {}
        self.lawsuits: dict[str, set[str]] = {}
        self.holdings: list[tuple[Any, Any, str, str, str]] = []

    def note(self, model: type[Keyed], rows: list[Row]) -> None:
        """Remember what matters of these rows, whose references are still slugs."""
        for row in rows:
            values = row.values
            if model is Claim:
                self.claims[values["slug"]] = (values["lawsuit"], values["ground"])
            elif model is LegalGround:
                self.above[values["slug"]] = values["parent"]
            elif model is RulingLawsuit:
                self.lawsuits.setdefault(values["ruling"], set()).add(values["lawsuit"])
            elif model is Holding and values["claim"] and values["ground"]:
                self.holdings.append((row.file, row.path, values["ruling"], values["claim"], values["ground"]))
            else:
                return

    def problems(self) -> list[Problem]:
        """The holdings that answer the wrong claim."""
        self._complete()
        found = []
        for file, path, ruling, claim, ground in self.holdings:
            if claim not in self.claims:
                continue  # a reference that leads nowhere is reported as such
            lawsuit, pleaded = self.claims[claim]
            if lawsuit not in self.lawsuits.get(ruling, ()):
                told = (
                    f"{claim} is a claim of {lawsuit}, in which this ruling was not made. Name a claim of its lawsuits."
                )
                found.append(Problem(file, path, "claim", told))
            if pleaded is not None and pleaded not in self._line(ground):
                told = f"{claim} is on {pleaded}, not on {ground} or a ground above it. Name another claim or ground."
                found.append(Problem(file, path, "claim", told))
        return found

    def _complete(self) -> None:
        missing = {claim for *_, claim, _ in self.holdings} - self.claims.keys()
        columns = ("slug", "lawsuit__slug", "ground__slug")
        self.claims.update({slug: (lawsuit, g) for slug, lawsuit, g in rows_where(Claim, "slug", missing, columns)})
        if self.holdings:
            for slug, parent in all_rows(LegalGround, ("slug", "parent__slug")):
                self.above.setdefault(slug, parent)

    def _line(self, ground: str | None) -> list[str]:
        """The ground and those above it."""
        line: list[str] = []
        while ground is not None and ground not in line:
            line.append(ground)
            ground = self.above.get(ground)
        return line
