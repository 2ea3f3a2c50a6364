"""How much a kind of document weighs as a source: the court's own paper before what others say of it."""

from collections.abc import Iterable

from ..choices import DocumentKind, Weight
from ..models import Citation

WEIGHTS = {
    DocumentKind.OPINION: Weight.COURT,
    DocumentKind.DOCKET: Weight.COURT,
    DocumentKind.FILING: Weight.COURT,
    DocumentKind.REGISTER: Weight.AGENCY,
    DocumentKind.GOVERNMENT: Weight.AGENCY,
    DocumentKind.DATABASE: Weight.REFERENCE,
    DocumentKind.SCHOLARSHIP: Weight.REFERENCE,
    DocumentKind.DATASET: Weight.REFERENCE,
    DocumentKind.NEWS: Weight.NEWS,
    DocumentKind.ADVOCACY: Weight.ADVOCACY,
    DocumentKind.WEB: Weight.OTHER,
    DocumentKind.UNSORTED: Weight.OTHER,
}
ORDER = [kind.value for kind in WEIGHTS]  # within a weight, too: an opinion before a docket, and that before a brief


def weight(kind: str) -> Weight:
    """What a document of this kind weighs."""
    return WEIGHTS[DocumentKind(kind)]


def ranked(citations: Iterable[Citation]) -> list[Citation]:
    """The sources of a record, the weightiest first; equals stay in their order."""
    return sorted(citations, key=lambda citation: ORDER.index(citation.document.kind))
