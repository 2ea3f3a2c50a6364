"""What the endpoints say of themselves in the OpenAPI document."""

from typing import Any

from drf_spectacular.extensions import OpenApiFilterExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import build_parameter_type
from drf_spectacular.utils import OpenApiParameter

from .exports.formats import FORMATS
from .known import ABOUT, KNOWN_ON
from .problems.shapes import documented
from .shaping.asked import ABOUT as SHAPES


class RecordSchema(AutoSchema):
    """Every reading may be of the past, and may also be refused, or find nothing."""

    def get_override_parameters(self) -> list[Any]:
        day = {"type": "string", "format": "date", "examples": ["2026-06-01"]}
        paths = {"type": "array", "items": {"type": "string"}}
        knows_past = getattr(self.view, "knows_past", True)
        shaped_by: tuple[str, ...] = getattr(self.view, "shaped_by", ())
        return [
            *([OpenApiParameter(KNOWN_ON, day, "query", description=ABOUT)] if knows_past else []),
            *(
                OpenApiParameter(name, paths, "query", description=SHAPES[name], explode=False, style="form")
                for name in shaped_by
            ),
        ]

    def get_response_serializers(self) -> Any:
        found = super().get_response_serializers()
        return {**(found if isinstance(found, dict) else {200: found}), **documented()}

    def map_renderers(self, attribute: str) -> list[Any]:
        """Those with pages: what a list is in the other formats, `_get_response_for_code` says."""
        found: list[Any] = super().map_renderers(attribute)
        others = [getattr(each, attribute) for each in FORMATS] if attribute == "media_type" else []
        return [each for each in found if each not in others]

    def _get_response_for_code(
        self, serializer: Any, status_code: Any, media_types: Any = None, direction: Any = "response"
    ) -> Any:
        told = super()._get_response_for_code(serializer, status_code, media_types, direction)
        if str(status_code) == "200" and "content" in told and getattr(self.view, "is_list", False):
            for each in getattr(self.view, "whole_formats", ()):
                told["content"][each.media_type] = {"schema": {"type": "string", "description": each.about}}
        return told


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
