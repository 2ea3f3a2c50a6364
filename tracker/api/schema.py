"""What the endpoints say of themselves in the OpenAPI document."""

from typing import Any

from drf_spectacular.extensions import OpenApiFilterExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import build_parameter_type
from drf_spectacular.utils import OpenApiParameter

from .known import ABOUT, KNOWN_ON
from .problems.shapes import documented
from .shaping.asked import ABOUT as SHAPES


class RecordSchema(AutoSchema):
    """Every reading may be of the past, and may also be refused, or find nothing."""

    def get_override_parameters(self) -> list[Any]:
        day = {"type": "string", "format": "date", "examples": ["2026-06-01"]}
        paths = {"type": "array", "items": {"type": "string"}}
        shaped_by: tuple[str, ...] = getattr(self.view, "shaped_by", ())
        return [
            OpenApiParameter(KNOWN_ON, day, "query", description=ABOUT),
            *(
                OpenApiParameter(name, paths, "query", description=SHAPES[name], explode=False, style="form")
                for name in shaped_by
            ),
        ]

    def get_response_serializers(self) -> Any:
        found = super().get_response_serializers()
        return {**(found if isinstance(found, dict) else {200: found}), **documented()}


class ParametersExtension(OpenApiFilterExtension):
    """Each parameter tells its own schema, where drf-spectacular would guess it from the model."""

    target_class = "tracker.api.filtering.StrictParameters"
    priority = 1

    def get_schema_operation_parameters(self, auto_schema: AutoSchema, *args: Any, **kwargs: Any) -> list[Any]:
        found = []
        for name, parameter in self.target.get_filterset_class(auto_schema.view).base_filters.items():
            schema = parameter.schema()
            listed = {"explode": False, "style": "form"} if schema["type"] == "array" else {}
            found.append(build_parameter_type(name, schema, "query", description=parameter.description(), **listed))
        return found
