"""Where an answer stays what it was, and how it is cited.

The form of the citation is that of The Bluebook for sources on the internet (rule 18.2.2): title, site, date, address.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from .addresses import path_of
from .fields import Addressed
from .known import KNOWN_ON
from .onesql.names import name_of
from .onesql.place import Place
from .onesql.text import Given, Quoted, Text

SITE = "Enjoined"
# Table 12 of The Bluebook.
MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
PERMANENT, KNOWN_DAY = "permanent", "known_day"  # what a question brings: its days as a query, and the day it is of
ABOUT_PERMALINK = (
    "The address of this answer as it was known at the end of the day: later corrections do not change what it shows."
)
ABOUT_CITATION = "How to cite it, in the form of The Bluebook, rule 18.2.2."


def written(day: dt.date) -> str:
    """A day as citations have it: Sept. 1, 2018."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def days(known_on: dt.date, **others: object) -> dict[str, str]:
    """What a question brings with it, so that its answer can tell its permalink."""
    return {PERMANENT: urlencode({**others, KNOWN_ON: known_on}, safe="/"), KNOWN_DAY: written(known_on)}


def citation(title: str, known_day: str, address: str) -> str:
    """One answer, cited."""
    return f"{title}, {SITE} ({known_day}), {address}."


def cited(title: str, address: str, given: Mapping[str, str]) -> dict[str, str]:
    """The two members of an answer that is no record; `given` is what `days` made."""
    permalink = f"{address}?{given[PERMANENT]}"
    return {"permalink": permalink, "cite_as": citation(title, given[KNOWN_DAY], permalink)}


@extend_schema_field({"type": "string", "format": "uri"})
class Permalink(Addressed):
    """The address of the record with the days on which the answer hangs."""

    def __init__(self) -> None:
        super().__init__(source="*", help_text=ABOUT_PERMALINK)

    def to_representation(self, record: Any) -> str:
        return f"{self.base}{path_of(record)}?{self.context[PERMANENT]}"

    def in_sql(self, place: Place) -> Any:
        return Quoted(self.text(place))

    def text(self, place: Place) -> Text:
        return Text(self.address_in_sql(place), "?", Given(PERMANENT))


@extend_schema_field({"type": "string"})
class CiteAs(Permalink):
    """The record by its name, the site, the day it was known on, and the permalink."""

    def __init__(self) -> None:
        super().__init__()
        self.help_text = ABOUT_CITATION

    def to_representation(self, record: Any) -> str:
        return citation(str(record), self.context[KNOWN_DAY], super().to_representation(record))

    def in_sql(self, place: Place) -> Any:
        return Quoted(Text(name_of(place), f", {SITE} (", Given(KNOWN_DAY), "), ", self.text(place), "."))


class Citable(serializers.Serializer):
    """A record on a page of its own."""

    permalink = Permalink()
    cite_as = CiteAs()
