"""Where each fact came from."""

from .base import Checked, Keyed, NaturalKeyManager, Record, RecordManager, other_names, precision, slug_form
from .citation import (
    Citation,
    DiscrepancyCitation,
    DocumentCitation,
    OrganizationCitation,
    PersonCitation,
    StatementCitation,
)
from .document import Document, DocumentAuthor
from .dossier import Dossier
from .fixture_file import FixtureFile
from .merged import MergedRecord
from .organization import Organization, Person
from .passage import Passage
from .querysets import RecordQuerySet
from .statement import Discrepancy, Statement

__all__ = [
    "Checked",
    "Citation",
    "Discrepancy",
    "DiscrepancyCitation",
    "Document",
    "DocumentAuthor",
    "DocumentCitation",
    "Dossier",
    "FixtureFile",
    "Keyed",
    "MergedRecord",
    "NaturalKeyManager",
    "Organization",
    "OrganizationCitation",
    "Passage",
    "Person",
    "PersonCitation",
    "Record",
    "RecordManager",
    "RecordQuerySet",
    "Statement",
    "StatementCitation",
    "other_names",
    "precision",
    "slug_form",
]
