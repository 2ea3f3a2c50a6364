"""The spreadsheets of jurisdictions and local policies."""

from typing import Any

from sources.sheets.sheet import Sheet

from ..models import Jurisdiction, LocalPolicy
from .forms import JurisdictionForm, TitleForm


class JurisdictionSheet(Sheet):
    """A government a row. Two of a kind in a state are told apart by their names."""

    form = JurisdictionForm
    names = (
        *("slug", "name", "other_names", "kind", "state", "parent", "geoid", "county_geoid"),
        *("verification", "doubts", "note"),
    )

    class Meta:
        model = Jurisdiction

    def lookalike(self, record: Any) -> Any:
        alike = Jurisdiction.objects.filter(name__iexact=record.name, kind=record.kind, state=record.state)
        return alike.filter(parent=record.parent).first()


class LocalPolicySheet(Sheet):
    """A policy a row. Those of a jurisdiction are told apart by their titles."""

    form = TitleForm
    names = (
        *("slug", "title", "other_names", "kind", "jurisdiction", "citation", "statutes"),
        *("adopted_on", "effective_on", "ended_on", "replaced_by", "amendments", "summary"),
        *("verification", "doubts", "note"),
    )

    class Meta:
        model = LocalPolicy

    def lookalike(self, record: Any) -> Any:
        return LocalPolicy.objects.filter(title__iexact=record.title, jurisdiction=record.jurisdiction).first()
