"""What may stand only once: the unique constraints of a model, asked of rows that are not in the database yet."""

from collections.abc import Callable, Mapping
from functools import cache
from operator import itemgetter
from typing import Any

from django.db.models import Q, UniqueConstraint

from sources.models import Keyed

from .conditions import fields_of, holds


class Unique:
    """A unique constraint. `token` is what no two rows may share; rows with an empty field share nothing."""

    def __init__(self, constraint: UniqueConstraint) -> None:
        self.fields = constraint.fields
        self.name = constraint.name
        self.sentence = str(constraint.violation_error_message)
        self.reads = frozenset(self.fields) | fields_of(constraint.condition or Q())
        self._applies: Callable[[Mapping[str, Any]], bool] | None = (
            holds(constraint.condition) if constraint.condition else None
        )
        self._get = itemgetter(*self.fields)

    def token(self, values: Mapping[str, Any]) -> Any:
        """What the row takes up; `None` if nothing."""
        if self._applies is not None and not self._applies(values):
            return None
        token = self._get(values)
        if token is None or (type(token) is tuple and None in token):
            return None
        return token


@cache
def uniques(model: type[Keyed]) -> list[Unique]:
    """The model's unique constraints, but for that on the slug, which `keys` keeps."""
    return [
        Unique(constraint)
        for constraint in model._meta.constraints
        if isinstance(constraint, UniqueConstraint) and constraint.fields != ("slug",)
    ]
