"""The fields of an answer about effect: days, addresses and words, as the documentation of the API describes them."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from cases.effect.answer import Status
from cases.effect.labels import Label
from cases.effect.lineage import Standing

DAY = {"type": ["string", "null"], "format": "date"}
ADDRESS = {"type": ["string", "null"], "format": "uri"}


@extend_schema_field(DAY)
class Day(serializers.Field):
    """A day, 2018-09-01, or null."""

    def to_representation(self, value: str) -> str:
        return value


@extend_schema_field({"type": ["string", "null"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"})
class DayAsKnown(serializers.Field):
    """A day cut to what is known of it (2017-04-25, 2017-04, 2017), or null."""

    def to_representation(self, value: str) -> str:
        return value


@extend_schema_field(ADDRESS)
class Address(serializers.Field):
    """The address of a record, or null."""

    def to_representation(self, value: str) -> str:
        return value


@extend_schema_field({"type": "string", "enum": [status.value for status in Status]})
class StatusField(serializers.Field):
    """The answer in a word."""

    def to_representation(self, value: str) -> str:
        return value


@extend_schema_field({"type": ["string", "null"], "enum": [*(label.value for label in Label), None]})
class LabelField(serializers.Field):
    """The label; null where nothing is in court."""

    def to_representation(self, value: Any) -> str | None:
        return None if value is None else str(value)


@extend_schema_field({"type": "string", "enum": [standing.value for standing in Standing]})
class StandingField(serializers.Field):
    """Where a question of lineage stands."""

    def to_representation(self, value: str) -> str:
        return value


FIRST = (
    *("count", "next", "previous", "action", "policy", "provision", "name", "jurisdiction", "on", "from", "to"),
    *("label", "status", "sentence", "since", "until"),
)
LAST = ("permalink", "cite_as", "lineage", "because", "answers", "spans", "results", "links")


class Told(serializers.Serializer):
    """What was told, in the order in which one reads it: what was asked, the answer, the reasons, the addresses."""

    def get_fields(self) -> dict[str, serializers.Field]:
        fields = {**super().get_fields(), **self.other_fields()}
        between = [name for name in fields if name not in (*FIRST, *LAST)]
        return {name: fields[name] for name in (*FIRST, *between, *LAST) if name in fields}

    def other_fields(self) -> dict[str, serializers.Field]:
        """Fields whose names are words of Python, and so cannot be written in a class."""
        return {}
