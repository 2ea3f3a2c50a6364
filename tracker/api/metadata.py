"""What an endpoint says of itself to OPTIONS: its filters with their types and choices, its orders, its relations."""

from typing import Any

from rest_framework.metadata import SimpleMetadata
from rest_framework.request import Request

from .addresses import root_of
from .parameters import Lookup, Order
from .parameters.base import Parameter
from .reading import DEEPEST, ORDERING
from .shaping.asked import EXPAND
from .shaping.neighbors import expandable


class Metadata(SimpleMetadata):
    """The contract of an endpoint, for programs."""

    def determine_metadata(self, request: Request, view: Any) -> dict[str, Any]:
        told = super().determine_metadata(request, view)
        told.pop("parses", None)
        asked = getattr(view, "filterset_class", None)
        if asked is None or view.kwargs:
            return told
        root, filters = root_of(request), asked.base_filters
        order = filters.get(ORDERING)
        fields = view.serializer_class().fields if view.shaped_by else {}
        related = asked(None, view.queryset.all()).related
        return told | {
            "filters": {name: _filter(name, each, filters) for name, each in filters.items() if _is_told(each)},
            "relations": {
                "deepest": DEEPEST,
                "write": "relation__filter, or relation__isnull",
                "filters_of": {name: f"{root}{relation.collection}/" for name, relation in related.items()},
            },
            "ordering": _ordering(order, view.queryset.model) if order else None,
            "fields": list(fields),
            "expand": expandable(fields, view.queryset.model) if EXPAND in view.shaped_by else [],
            "format": [each.format for each in (*view.renderer_classes, *view.whole_formats)],
        }


def _is_told(parameter: Parameter) -> bool:
    return not isinstance(parameter, Lookup | Order)


def _filter(name: str, parameter: Parameter, filters: dict[str, Parameter]) -> dict[str, Any]:
    schema = parameter.schema()
    one = schema.get("items", schema)
    choices = getattr(parameter, "choices", None)
    told = {
        "about": parameter.description().split("\n\n")[0],
        "type": one["type"],
        "lookups": [each.removeprefix(f"{name}__") for each in filters if each.startswith(f"{name}__")],
        "commas": "any of the values" if schema["type"] == "array" else None,
        "repeated": "all of the values" if parameter.of else None,
        "of": parameter.of or None,
    }
    if choices is not None:
        told["choices"] = [{"value": value, "label": label} for value, label in choices.choices]
    return told | {limit: one[limit] for limit in ("minimum", "maximum", "examples") if limit in one}


def _ordering(order: Order, model: Any) -> dict[str, Any]:
    return {
        "default": order.schema()["default"],
        "fields": [{"name": name, "indexed": order.is_indexed(name, model)} for name in order.keys],
        "tie_breaker": "the order of recording",
        "unknown": "last",
    }
