"""Rows of provenance for tests: required fields only, unless a trait asks for more."""

import datetime as dt
import hashlib
from typing import Any

import factory
from factory.django import DjangoModelFactory

from sources import models
from sources.choices import Defect, DocumentKind, OrganizationKind, PassageState, Precision, Publication, Verification

SHA256 = hashlib.sha256(b"").hexdigest()


def after(siblings: str, of: str) -> Any:
    """The next free position in the parent's list: `siblings` names the list, `of` the foreign key to the parent."""

    def position(row: Any) -> int:
        parent = getattr(row, of)
        return getattr(parent, siblings).count() if parent is not None and parent.pk else 0

    return factory.LazyAttribute(position)


class RecordFactory(DjangoModelFactory):
    """What all records share: a slug, and how far each was checked."""

    slug = factory.Sequence("record-{}".format)

    class Meta:
        abstract = True
        skip_postgeneration_save = True

    class Params:
        verified = factory.Trait(verification=Verification.VERIFIED)
        partly = factory.Trait(verification=Verification.PARTLY, doubts={"note": "told from memory"})


class DossierFactory(RecordFactory):
    """A published dossier. `draft`: one that only the desk can read."""

    publication = Publication.PUBLISHED
    published_at = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)

    class Meta:
        abstract = True
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(publication=Publication.DRAFT, published_at=None)


class OrganizationFactory(RecordFactory):
    slug = factory.Sequence("organization-{}".format)
    name = factory.Sequence("Organization {}".format)
    kind = OrganizationKind.ADVOCACY

    class Meta:
        model = models.Organization


class PersonFactory(RecordFactory):
    slug = factory.Sequence("person-{}".format)
    name = factory.Sequence("Person {}".format)

    class Meta:
        model = models.Person


class DocumentFactory(RecordFactory):
    """A web page nobody dated. `corpus`: a document whose text the reader holds. `dated`: published on a known day."""

    slug = factory.Sequence("document-{}".format)
    kind = DocumentKind.WEB

    class Meta:
        model = models.Document

    class Params:
        corpus = factory.Trait(
            text=factory.LazyAttribute(lambda document: f"The text of {document.slug}."),
            corpus_file=factory.LazyAttribute(lambda document: f"{document.slug}.txt"),
            sha256=factory.LazyAttribute(lambda document: hashlib.sha256(document.text.encode()).hexdigest()),
        )
        dated = factory.Trait(published_on="2017-04-25", published_on_precision=Precision.DAY)
        with_address = factory.Trait(url=factory.LazyAttribute(lambda row: f"https://example.org/{row.slug}"))


class DocumentAuthorFactory(DjangoModelFactory):
    document = factory.SubFactory(DocumentFactory)
    person = factory.SubFactory(PersonFactory)
    position = after("author_rows", of="document")

    class Meta:
        model = models.DocumentAuthor


class PassageFactory(DjangoModelFactory):
    """The first words of a corpus document, intact. `moved`: from elsewhere."""

    document = factory.SubFactory(DocumentFactory, corpus=True)
    start = 0
    end = factory.Sequence(lambda n: 8 + n)
    words_sha256 = SHA256
    state = PassageState.INTACT

    class Meta:
        model = models.Passage

    class Params:
        moved = factory.Trait(state=PassageState.MOVED, was_start=3, was_end=11)


class StatementFactory(RecordFactory):
    slug = factory.Sequence("statement-{}".format)
    document = factory.SubFactory(DocumentFactory)
    gist = "Somebody said something."

    class Meta:
        model = models.Statement


class DiscrepancyFactory(RecordFactory):
    """An unsettled conflict. `settled`: one reading is in use."""

    slug = factory.Sequence("discrepancy-{}".format)
    defect = Defect.CONFLICT
    topic = "The day of the order"
    is_settled = False

    class Meta:
        model = models.Discrepancy

    class Params:
        settled = factory.Trait(is_settled=True, in_use="25 April", reason="The docket says so.")


class FixtureFileFactory(DjangoModelFactory):
    path = factory.Sequence("lawsuits/lawsuit-{}.yaml".format)
    sha256 = SHA256

    class Meta:
        model = models.FixtureFile


class MergedRecordFactory(DjangoModelFactory):
    kind = "sources.Organization"
    old_slug = factory.Sequence("merged-{}".format)
    number = factory.Sequence(lambda n: 1_000_000 + n)
    into_slug = factory.Sequence("organization-{}".format)

    class Meta:
        model = models.MergedRecord


class CitationFactory(DjangoModelFactory):
    """A document cited as a whole. `passage`: the first words of a corpus document."""

    document = factory.SubFactory(DocumentFactory)
    position = after("citations", of="record")

    class Meta:
        abstract = True

    class Params:
        passage = factory.Trait(
            document=factory.SubFactory(DocumentFactory, corpus=True),
            start=0,
            end=8,
            words_sha256=factory.LazyAttribute(
                lambda row: hashlib.sha256(row.document.text[row.start : row.end].encode()).hexdigest()
            ),
        )


def citation_factory(model: type[models.Citation], record: type[RecordFactory]) -> type[CitationFactory]:
    """The factory of one table of citations, given the factory of the records it cites for."""
    return factory.make_factory(model, FACTORY_CLASS=CitationFactory, record=factory.SubFactory(record))


OrganizationCitationFactory = citation_factory(models.OrganizationCitation, OrganizationFactory)
PersonCitationFactory = citation_factory(models.PersonCitation, PersonFactory)
DocumentCitationFactory = citation_factory(models.DocumentCitation, DocumentFactory)
StatementCitationFactory = citation_factory(models.StatementCitation, StatementFactory)
DiscrepancyCitationFactory = citation_factory(models.DiscrepancyCitation, DiscrepancyFactory)
