"""Every table of citations is known, and each hangs on its own model."""

import pytest
from django.apps import apps

from sources.models import Citation, Record

from .factories import DocumentFactory, OrganizationCitationFactory


def test_tables_are_all_the_citation_models_there_are() -> None:
    tables = Citation.tables()
    assert set(tables) == {model for model in apps.get_models() if issubclass(model, Citation)}
    assert len({table._meta.get_field("record").related_model for table in tables}) == len(tables)


def test_every_record_but_a_claim_has_citations() -> None:
    cited = {table._meta.get_field("record").related_model for table in Citation.tables()}
    records = {model for model in apps.get_models() if issubclass(model, Record)}
    assert {model.__name__ for model in records - cited} == {"Claim"}


@pytest.mark.django_db
def test_citation_reads_as_document_and_place() -> None:
    document = DocumentFactory(title="Order")
    assert str(OrganizationCitationFactory(document=document)) == "Order"
    assert str(OrganizationCitationFactory(document=document, locator="Dkt. 42")) == "Order, Dkt. 42"
