"""The table of known answers: `known_answers.yaml`, read."""

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import yaml

LAST_RECORDED = dt.date(2026, 8, 21)  # the day to which the record runs


@dataclass(frozen=True)
class Known:
    """From one day until another this is the answer, and what decides it.

    `leads`: it is told of the first provision and place of its block; the others of the block differ in name only.
    """

    provision: str
    place: str | None
    starts: dt.date
    ends: dt.date | None
    status: str
    by: str
    leads: bool

    @property
    def last(self) -> dt.date:
        """The last day on which it holds, as far as the record goes."""
        return self.ends - dt.timedelta(days=1) if self.ends else LAST_RECORDED

    def __str__(self) -> str:
        return f"{self.provision} for {self.place or 'anybody'} from {self.starts}"


def known_answers() -> dict[tuple[str, str | None], list[Known]]:
    """By provision and place, the answers in their order. Raises `ValueError` where one does not follow on the last."""
    found: dict[tuple[str, str | None], list[Known]] = {}
    for block in yaml.safe_load(Path(__file__).with_name("known_answers.yaml").read_text()):
        for provision in block["provisions"]:
            for name in block["places"]:
                place = None if name == "anybody" else name
                leads = (provision, name) == (block["provisions"][0], block["places"][0])
                rows = [
                    Known(provision, place, row["from"], row.get("to"), row["is"], row.get("by", ""), leads)
                    for row in block["answers"]
                ]
                if (provision, place) in found or any(one.ends != other.starts for one, other in pairwise(rows)):
                    raise ValueError(f"{provision} for {name}: told twice, or with a gap.")
                found[(provision, place)] = rows
    return found
