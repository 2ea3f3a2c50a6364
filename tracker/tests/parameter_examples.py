"""For each parameter of the API a value that finds something, taken from the record that the documentation shows."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from tracker.api.endpoints import ENDPOINTS
from tracker.api.openapi.examples import SHOWN
from tracker.api.parameters import Flag, Lookup, Order, Records, Search, Tables, Text, Words
from tracker.api.parameters.base import Parameter

Finds = Callable[[str, str, str], bool]
BY_HAND = {
    "appeals": {"docket": "18-17308", "from_court": "cand"},
    "citations": {"field": "decided_on", "record": "rulings/santa-clara-pi-2017-04-25"},
    "discrepancies": {"record": "rulings/santa-clara-pi-2017-04-25"},
    "documents": {"supports_ruling": "santa-clara-pi-2017-04-25"},
    "effect": {},
    "lawsuits": {"docket": "3:17-cv-00574-WHO"},
    "mentions": {"jurisdiction": "chicago-il", "how": "party", "words": "plaintiff", "type": "lawsuits"},
    "relief": {"jurisdiction": "california"},
}


def examples(finds: Finds) -> dict[str, dict[str, str]]:
    """By endpoint and parameter. `finds` says whether a value finds something there."""
    return {collection: dict(_of(collection, finds)) for collection in ENDPOINTS}


def _of(collection: str, finds: Finds) -> Iterator[tuple[str, str]]:
    for name, parameter in ENDPOINTS[collection].filterset_class.base_filters.items():
        if isinstance(parameter, Lookup):
            continue
        values = [BY_HAND[collection][name]] if name in BY_HAND.get(collection, {}) else _values(collection, parameter)
        for value in values:
            if finds(collection, name, value):
                yield name, value
                break


def _values(collection: str, parameter: Parameter) -> Iterable[str]:
    """Values that may find something, the likeliest first."""
    if isinstance(parameter, Order):
        return parameter.schema()["default"]
    if isinstance(parameter, Flag):
        return ("true", "false")
    if isinstance(parameter, Tables):
        return parameter.choices.values
    if collection == "effect":
        return parameter.schema()["examples"]
    rows = _rows(collection)
    if isinstance(parameter, Search):
        return [word.lower() for row in rows[:20] for word in str(row).split() if word.isalpha() and len(word) > 3]
    path = "__".join(filter(None, [parameter.of, parameter.path])).removesuffix("__gte").removesuffix("__lte")
    if isinstance(parameter, Records):
        path = "slug" if path == "pk" else f"{path}__slug"
    found = rows.exclude(**{f"{path}__isnull": True}).order_by().values_list(path, flat=True)
    found = found.exclude(**{path: ""}) if isinstance(parameter, Text | Words) else found
    shown = found.filter(slug=SHOWN[collection]) if collection in SHOWN else found
    return [str(value) for value in (*shown[:3], *found[:20]) if "," not in str(value)]


def _rows(collection: str) -> Any:
    if collection == "citations":
        from cases.models import RulingCitation

        return RulingCitation.objects.all()
    return ENDPOINTS[collection].queryset.all()
