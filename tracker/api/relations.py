"""Relations that a question may cross: from a lawsuit to its court, from a ruling to the lawsuits it was made in."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from .addresses import COLLECTIONS

if TYPE_CHECKING:
    from .filtering import Parameters


@dataclass(frozen=True)
class Relation:
    """A relation of a record: its path, the kind of record it leads to, and the way back where it leads to many."""

    path: str
    model: type[Model]
    back: str

    @property
    def is_list(self) -> bool:
        """Whether it leads to many records."""
        return bool(self.back)

    @property
    def collection(self) -> str:
        """The endpoint of the records it leads to."""
        return COLLECTIONS[self.model]  # type: ignore[index]

    def parameters(self) -> "type[Parameters]":
        """What those records can be asked."""
        from .endpoints import ENDPOINTS

        endpoint: Any = ENDPOINTS[self.collection]
        found: type[Parameters] = endpoint.filterset_class
        return found

    def records(self) -> QuerySet[Any]:
        return self.model._base_manager.order_by()

    def leads_to(self, records: QuerySet[Any]) -> Q:
        """The relation leads to one of these."""
        if self.is_list:
            return Q(Exists(records.filter(**{self.back: OuterRef("pk")})))
        return Q(**{f"{self.path}__in": records.values("pk")})


@cache
def relations(model: type[Model]) -> dict[str, Relation]:
    """Every relation that leads from a kind of record to records of some kind, by its name."""
    fields: list[Any] = [field for field in model._meta.get_fields() if field.related_model in COLLECTIONS]
    return {field.name: Relation(field.name, field.related_model, _back(field)) for field in fields}


def _back(field: Any) -> str:
    return "" if field.many_to_one or field.one_to_one else field.remote_field.name
