"""What was read."""

from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from ..choices import DocumentKind
from ..constraints import both_or_neither, known_value, partial_date, unique
from ..ordering import dated
from .base import Keyed, Record, precision
from .managers import DocumentManager
from .organization import Organization, Person

sha256_form = RegexValidator(r"^[0-9a-f]{64}\Z", "A SHA-256 is 64 hexadecimal digits, in lower case.")


class Document(Record):
    """One document as somebody read it: a story, an order, a docket page.

    A corpus document is named by its file and the SHA-256 of its bytes; where the reader keeps the file, every citation
    of it resolves to words. `text` holds those words on the reader's own machine: they are other people's, and never
    ship.
    """

    # What it is
    kind = models.CharField(max_length=12, choices=DocumentKind)
    title = models.CharField(max_length=300, blank=True, help_text="As printed. Empty where it was not recorded.")
    publisher = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="published_documents"
    )
    imprint = models.CharField(
        max_length=200, blank=True, help_text="Who published it, as the document says, where that is no record yet."
    )
    authors = models.ManyToManyField(Person, through="DocumentAuthor", related_name="documents")
    byline = models.CharField(
        max_length=300, blank=True, help_text="Who wrote it, as the document says, where they are no records yet."
    )
    published_on = models.DateField(null=True, blank=True)
    published_on_precision = precision()

    # Where it is
    url = models.URLField("address", max_length=500, blank=True)
    is_address_incomplete = models.BooleanField(
        default=False, help_text="The page was read, but its full address was not kept."
    )
    locator = models.CharField(
        max_length=500, blank=True, help_text="What is known instead of an address: a site, a path in a repository."
    )

    # The copy that citations point into
    corpus_file = models.CharField(max_length=200, blank=True, help_text="File name in the reader's corpus folder.")
    sha256 = models.CharField("SHA-256", max_length=64, blank=True, validators=[sha256_form])
    text = models.TextField(blank=True, editable=False)

    objects: ClassVar[DocumentManager] = DocumentManager()

    class Meta:
        ordering = ("slug",)
        constraints = [
            *Record.Meta.constraints,
            known_value("kind", DocumentKind),
            partial_date("published_on"),
            both_or_neither("corpus_file", "sha256", text=True),
            unique("url", where=~Q(url=""), name="url", message="There is already a document with this address."),
            unique("corpus_file", where=~Q(corpus_file=""), name="corpus_file"),
        ]
        indexes = [
            *dated("document_published", "published_on"),
            models.Index(fields=["title", "id"], name="document_title"),
        ]

    def __str__(self) -> str:
        return self.title or self.url or self.locator or self.slug


class DocumentAuthor(Keyed):
    """One author of a document, in the order of the byline."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="author_rows")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="author_rows")
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("document", "person")

    class Meta:
        ordering = ("document", "position")
        constraints = [unique("document", "person"), unique("document", "position", name="position")]
