"""Records together with what a reader sees of them, in a number of queries that does not grow with the rows."""

from typing import Any, ClassVar, Self, TypeVar

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import Prefetch

R = TypeVar("R", bound=models.Model)


class RecordQuerySet(models.QuerySet[R]):
    """What every kind of record can be asked for.

    `with_links()` brings what a row of a list shows, `with_details()` what the record's own page shows. Each kind says
    what that is; here it is the sources. Other records are reached by the names of relations and never imported, so
    that the querysets of a package stand beside its models.
    """

    named_by: ClassVar[tuple[str, ...]] = ()  # the links that the record's own name (`__str__`) reads

    def with_name(self) -> Self:
        """With all that `str()` of the record needs."""
        return self.select_related(*self.named_by) if self.named_by else self.all()

    def with_links(self) -> Self:
        return self.with_name().with_sources()

    def with_details(self) -> Self:
        return self.with_links()

    def with_sources(self) -> Self:
        """With the citations of each record, and the document, statement and discrepancy each names."""
        try:
            self.model._meta.get_field("citations")
        except FieldDoesNotExist:
            return self.all()
        rows = self._rows("citations").select_related("document", "statement", "discrepancy")
        return self.prefetch_related(Prefetch("citations", rows.defer("document__text")))

    def with_list(self, name: str, *links: str, shown: str = "") -> Self:
        """With the rows of one list of each record (the parties of a lawsuit), each joined to its `links`.

        `shown` names the queryset method that completes rows which are records themselves: with_links, as_parts.
        A name of several steps (provisions__claims) goes through a list asked for before.
        """
        rows = self._rows(name)
        if shown:
            rows = getattr(rows, shown)()
        return self.prefetch_related(Prefetch(name, rows.select_related(*links) if links else rows))

    def _rows(self, name: str) -> models.QuerySet[Any]:
        model: Any = self.model
        for step in name.split("__"):
            model = model._meta.get_field(step).related_model
        return model._default_manager.all()
