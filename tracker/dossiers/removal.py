"""Taking out records that the files no longer tell, with all that exists only through them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models

from .database import delete, naming_column, rows_where

Model = type[models.Model]


class Removal:
    """What a load takes out, by model: each row's key and what people call it."""

    def __init__(self) -> None:
        self.removed: dict[Model, dict[int, str]] = defaultdict(dict)

    def remove(self, model: Model, keys: Iterable[int]) -> None:
        """Take out the rows and everything that cascades from them.

        Other rows that refer to them may be about to change, so they are asked after at the end: `still_referred`.
        """
        gone = self.removed[model]
        keys = [key for key in keys if key not in gone]
        if not keys:
            return
        gone.update((key, str(name)) for key, name in rows_where(model, "pk", keys, ("pk", naming_column(model))))
        for relation in _relations(model):
            if relation.on_delete is models.CASCADE:
                below = rows_where(relation.related_model, relation.field.name, keys, ("pk",))
                self.remove(relation.related_model, [key for (key,) in below])
        delete(model, keys)

    def still_referred(self) -> Iterator[str]:
        """A sentence for each row that refers to one that was taken out."""
        for model, gone in self.removed.items():
            for relation in _relations(model):
                columns = (naming_column(relation.related_model), relation.field.attname)
                if relation.on_delete is models.CASCADE:
                    continue
                for name, key in rows_where(relation.related_model, relation.field.name, gone, columns):
                    yield (
                        f"The {model._meta.verbose_name} {gone[key]} cannot be removed: "
                        f"{relation.related_model._meta.verbose_name} {name} names it as {relation.field.name}. "
                        "Change that first, or load without --prune."
                    )


def _relations(model: Model) -> list[Any]:
    """What refers to rows of the model."""
    fields: list[Any] = list(model._meta.get_fields(include_hidden=True))
    return [f for f in fields if f.auto_created and not f.concrete and (f.one_to_many or f.one_to_one)]
