"""What the endpoints say of themselves in the OpenAPI document."""

import datetime as dt
import inspect
from typing import Any

from drf_spectacular.extensions import OpenApiFilterExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import build_parameter_type
from drf_spectacular.utils import OpenApiParameter

from .exports.formats import FORMATS
from .known import ABOUT, KNOWN_ON
from .openapi.examples import of_parameter
from .parameters.base import LONGEST
from .problems.shapes import documented
from .shaping.asked import ABOUT as SHAPES
from .shaping.asked import EXPAND, FIELDS
from .shaping.neighbors import expandable

IF_NONE_MATCH = "If-None-Match"
ETAG = 'W/"5a1c7be0f0c1d2a3b4e5"'
COPY = "The ETag of the copy you have: 304 where it still holds."


class RecordSchema(AutoSchema):
    """Every reading may be of the past, may be of something one has already, and may also be refused."""

    view: Any

    @property
    def collection(self) -> str:
        """The endpoint, by its name."""
        return self.path.removeprefix("/api/v1/").split("/")[0]

    def get_summary(self) -> str:
        if self._is_list_view():
            return f"List {self.collection.replace('-', ' ')}"
        return f"Get one {self.view.queryset.model._meta.verbose_name}"

    def get_description(self) -> str:  # type: ignore[override]  # drf-spectacular takes no arguments there
        """What is there, and then what the answer is."""
        action = inspect.getdoc(getattr(self.view, self.view.action)) or ""
        return f"{inspect.getdoc(self.view) or ''}\n\n{action}".strip()

    def get_override_parameters(self) -> list[Any]:
        today = dt.datetime.now(dt.UTC).date()  # a day of which something is known, whatever was recorded when
        day = {"type": "string", "format": "date", "examples": [str(today)]}
        knows_past = getattr(self.view, "knows_past", True)
        paths = {"type": "array", "items": {"type": "string", "maxLength": LONGEST}}
        shaped_by: tuple[str, ...] = getattr(self.view, "shaped_by", ())
        return [
            *([OpenApiParameter(KNOWN_ON, day, "query", description=ABOUT)] if knows_past else []),
            OpenApiParameter(IF_NONE_MATCH, {"type": "string", "examples": [ETAG]}, "header", description=COPY),
            *(
                OpenApiParameter(
                    *(name, {**paths, "examples": [self._shape(name)]}, "query"),
                    description=SHAPES[name],
                    explode=False,
                    style="form",
                )
                for name in shaped_by
            ),
        ]

    def _shape(self, name: str) -> list[str]:
        """Members of the answer, for an example."""
        detail = None if self._is_list_view() else getattr(self.view, "detail_serializer_class", None)
        serializer = (detail or self.view.serializer_class)()
        fields = list(serializer.fields)
        if name == EXPAND:
            return expandable(self.view.serializer_class().fields, self.view.queryset.model)[:1]
        return fields[:2] if name == FIELDS else fields[-1:]

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
            example = of_parameter(auto_schema.collection, name, schema)  # type: ignore[attr-defined]
            if example is not None:  # beside the parameter, the page would fill it in, and ask with all of them
                schema = {**schema, "examples": [example]}
            found.append(build_parameter_type(name, schema, "query", description=parameter.description(), **listed))
        return found
