"""The rows at the end of a path of relations."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import F, OuterRef, QuerySet, UniqueConstraint
from django.db.models.constants import LOOKUP_SEP
from django.db.models.expressions import OrderBy

from .place import NoSqlFormError, Place, order_of
from .text import Array, UniqueArray


def neighbors(place: Place, path: Sequence[str], write: Callable[[Place], Any]) -> Array:
    """What `write` makes of each, in the order of the path, each once; without those that a link does not lead to."""
    names = list(path)
    while names and place.is_link(names[0]):
        place = place.to(names.pop(0))
    if not names:
        raise NoSqlFormError(f"{'.'.join(path)} leads to one row")
    rows, each, is_unique = _rows(place, names)
    rows = rows.filter(**{f"{LOOKUP_SEP.join(each.path)}__isnull": False}) if each.is_nullable else rows
    array = Array if is_unique else UniqueArray
    return array(rows.annotate(json=write(each)).values("json"))


def _rows(place: Place, names: list[str]) -> tuple[QuerySet[Any], Place, bool]:
    """The rows of the last list on the way, ordered by all lists; the place after the links that follow it."""
    rows, each = place.rows(names[0])
    back, is_unique = place.field(names[0]).remote_field.name, True
    for name in names[1:]:
        if each.is_link(name):
            is_unique = is_unique and not each.path and _is_unique(each.model, back, name)
            each = each.to(name)
            continue
        field = each.field(name)
        if not field.one_to_many or each.path or rows.query.is_sliced:
            raise NoSqlFormError(f"{each.model.__name__}.{name} on a path")
        owner = field.remote_field.name
        order = [_beneath(owner, key) for key in order_of(each.model)] + order_of(field.related_model, without=owner)
        outer = OuterRef(LOOKUP_SEP.join((*place.path, "pk")))
        rows = field.related_model._default_manager.filter(**{f"{owner}__{back}": outer}).order_by(*order)
        each, back, is_unique = Place(field.related_model), f"{owner}__{back}", False
    return rows, each, is_unique


def _beneath(link: str, key: Any) -> Any:
    """A key of an order, seen from the other side of a link."""
    if isinstance(key, OrderBy) and type(key.expression) is F:
        name: Any = vars(key.expression)["name"]
        moved = key.copy()
        moved.set_source_expressions([F(f"{link}__{name}")])
        return moved
    if isinstance(key, str):
        sign = "-" if key.startswith("-") else ""
        return f"{sign}{link}__{key.removeprefix('-')}"
    raise NoSqlFormError(f"the order {key!r} on a path")


def _is_unique(model: Any, *names: str) -> bool:
    """Whether the database keeps two rows from having the same of these."""
    return any(
        isinstance(rule, UniqueConstraint) and rule.condition is None and {*rule.fields} == {*names}
        for rule in model._meta.constraints
    )
