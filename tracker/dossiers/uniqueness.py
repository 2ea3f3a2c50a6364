"""What may stand only once: the unique constraints of a model, asked of rows that are not in the database yet."""

from collections.abc import Callable, Mapping
from functools import cache
from operator import itemgetter
from typing import Any

from django.db.models import Q, UniqueConstraint

from sources.models import Keyed

from .conditions import holds, reads


class Unique:
    """A unique constraint. A row's `token` is what no other row may have; a row with an empty field has none."""

    def __init__(self, constraint: UniqueConstraint) -> None:
        self.fields = constraint.fields
        self.name = constraint.name
        self.sentence = str(constraint.violation_error_message)
        self.about = [name for name in self.fields if name != "position"][-1]
        condition = constraint.condition or Q()
        self.reads = frozenset(self.fields) | reads(condition)
        self._applies: Callable[[Mapping[str, Any]], bool] | None = holds(condition) if condition else None
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
