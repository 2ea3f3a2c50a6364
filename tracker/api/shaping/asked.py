"""The parameters that shape an answer, as a request gives them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from rest_framework.request import Request

from .. import lookups
from ..pagination import Page
from ..problems.faults import BadParametersError, Fault, faults_of_value

FIELDS, OMIT, EXPAND = "fields", "omit", "expand"
MOST_EXPANDED = 5
DEEPEST = 2  # neighbours of neighbours
LARGEST = 50  # records on a page whose neighbours are shown
Path = tuple[str, ...]
ABOUT = {
    FIELDS: "The members to be answered, and no others; within another with a dot: slug,court.name.",
    OMIT: "Members to be left out: sources,claims.note.",
    EXPAND: f"Neighbours to be shown in full instead of their addresses: court,parties.party. At most {MOST_EXPANDED}, "
    f"{DEEPEST} deep, on pages of at most {LARGEST} records.",
}


@dataclass(frozen=True)
class Shape:
    """The members wanted, those left out and the neighbours shown in full, each by its path of names."""

    fields: tuple[Path, ...] = ()
    omit: tuple[Path, ...] = ()
    expand: tuple[Path, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.fields or self.omit or self.expand)


def shape_of(request: Request, names: Iterable[str]) -> Shape:
    """The shape that a request asks for. Raises `BadParametersError` for what cannot be read, or is too much."""
    asked: dict[str, tuple[Path, ...]] = {}
    faults: list[Fault] = []
    for name in names:
        if text := request.query_params.get(name):
            try:
                asked[name] = tuple(tuple(path.split(".")) for path in lookups.split(text))
            except ValidationError as error:
                faults += faults_of_value(name, text, error)
    shape = Shape(**asked)
    faults += _too_much(shape.expand, request)
    if faults:
        raise BadParametersError(*faults)
    return shape


def _too_much(expand: tuple[Path, ...], request: Request) -> Iterable[Fault]:
    if len(expand) > MOST_EXPANDED:
        yield Fault(EXPAND, f"Expand no more than {MOST_EXPANDED} neighbours in one request.")
    for path in expand:
        if sum(path[: len(each)] == each for each in expand) > DEEPEST:
            yield Fault(EXPAND, f"{'.'.join(path)} is too far: no neighbours beyond those of a neighbour.")
    size: Any = request.query_params.get(Page.size_param, "")
    if expand and size.isdigit() and int(size) > LARGEST:
        yield Fault(Page.size_param, f"With expand a page has no more than {LARGEST} records.")
