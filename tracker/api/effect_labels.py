"""What is computed about a lawsuit or a federal action as of a day, shown on its own page."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field, extend_schema_view
from rest_framework import serializers

from cases.blocked.freshness import of_the_past
from cases.blocked.labels import ACTION_LABEL, LABELS, action_label, action_label_read, label_of, labels_read
from cases.blocked.lineage import LINEAGES
from cases.models import Lawsuit
from policies.models import FederalAction
from sources.history.known import past
from sources.together import Read

from .effect_fields import LabelField
from .effect_lineage import all_told, lineage_told
from .effect_parameters import AsOfParameters, read_as_of
from .effect_parts import LineageSerializer
from .onesql.gathered import Computed
from .onesql.place import Place
from .onesql.text import Given, Quoted
from .permalinks import days
from .records import Records

_on = AsOfParameters.base_filters["on"]
ON = OpenApiParameter("on", _on.schema(), description=_on.description())
shown_as_of_a_day = extend_schema_view(retrieve=extend_schema(parameters=[ON]))


class AsOfADay(Records):
    """Records whose own page shows what is computed for a day: `on`, by default today."""

    on: dt.date | None = None

    def read_parameters(self) -> None:
        self.on = read_as_of(self.request, *self.shaped_by)

    def days(self) -> dict[str, str]:
        return days(self.known_on, on=self.on) if self.known_on else {}

    def get_serializer_context(self) -> dict[str, Any]:
        return {**super().get_serializer_context(), "on": self.on}

    def get_object(self) -> Any:
        if past() and any(isinstance(field, Computed) for field in self.get_serializer().fields.values()):
            of_the_past()  # whose periods are computed, before the statement of the page reads them
        return super().get_object()

    def given(self) -> dict[str, str]:
        return super().given() if self.is_list else {**super().given(), "day": str(self.on)}


@extend_schema_field({"type": "string", "format": "date"})
class AsOf(serializers.Field):
    """The day for which it was computed."""

    def __init__(self) -> None:
        super().__init__(source="*", read_only=True, help_text="The day for which label and lineage are computed.")

    def to_representation(self, record: object) -> str:
        return str(self.context["on"])

    def in_sql(self, place: Place) -> Any:
        return Quoted(Given("day"))


class LawsuitLabel(Computed, LabelField):
    """The lawsuit's label as of the day."""

    question = LABELS

    def __init__(self) -> None:
        super().__init__(source="*", read_only=True, allow_null=True, help_text="Null before the suit was filed.")

    def to_representation(self, value: Lawsuit) -> str | None:
        return label_of(value, self.context["on"])

    @staticmethod
    def computed(read: Read, parts: Any, pk: int, context: Mapping[str, Any]) -> str | None:
        return labels_read(read, parts, context["on"])[pk]


class ActionLabel(Computed, LabelField):
    """The action's label as of the day."""

    question = ACTION_LABEL

    def __init__(self) -> None:
        super().__init__(source="*", read_only=True, allow_null=True, help_text="Null where no suit is over it.")

    def to_representation(self, value: FederalAction) -> str | None:
        return action_label(value, self.context["on"])

    @staticmethod
    def computed(read: Read, parts: Any, pk: int, context: Mapping[str, Any]) -> str | None:
        return action_label_read(read, parts, context["on"])


@extend_schema_field(LineageSerializer(many=True))
class LineageField(Computed):
    """What the action takes up of what courts have blocked."""

    question = LINEAGES[False]

    def __init__(self) -> None:
        super().__init__(source="*", read_only=True)

    def to_representation(self, action: FederalAction) -> list[dict[str, Any]]:
        return lineage_told(action, self.context["on"])

    @staticmethod
    def computed(read: Read, parts: Any, pk: int, context: Mapping[str, Any]) -> list[dict[str, Any]]:
        return all_told(parts.lineages(read, [], context["on"]).get(pk, []))
