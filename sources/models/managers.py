"""Documents, organizations and people together with what a reader sees of them."""

from typing import Self

from .base import RecordManager
from .querysets import R, RecordQuerySet


class DocumentQuerySet(RecordQuerySet[R]):
    """Documents, never with their text: it is other people's."""

    def with_name(self) -> Self:
        return self.defer("text")

    def with_links(self) -> Self:
        return super().with_links().select_related("publisher").with_list("author_rows", "person")

    def with_details(self) -> Self:
        return self.with_links().with_list("statements")


class StatementQuerySet(RecordQuerySet[R]):
    """Statements with the document that makes them."""

    def with_links(self) -> Self:
        return super().with_links().select_related("document", "said_by").defer("document__text")


class OrganizationQuerySet(RecordQuerySet[R]):
    """Organizations with the body above; in detail with their parts and people."""

    def with_links(self) -> Self:
        return super().with_links().select_related("parent")

    def with_details(self) -> Self:
        return self.with_links().with_list("parts").with_list("people")


class PersonQuerySet(RecordQuerySet[R]):
    """People with their organization; in detail with what they wrote."""

    def with_links(self) -> Self:
        return super().with_links().select_related("organization")

    def with_details(self) -> Self:
        return self.with_links().with_list("documents", shown="with_name")


DocumentManager = RecordManager.from_queryset(DocumentQuerySet)
StatementManager = RecordManager.from_queryset(StatementQuerySet)
OrganizationManager = RecordManager.from_queryset(OrganizationQuerySet)
PersonManager = RecordManager.from_queryset(PersonQuerySet)
