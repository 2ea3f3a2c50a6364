"""What a form for a new record can be begun with, from a suggestion that names none: a person fills in the rest."""

import re
from typing import Any

from ..choices import MentionKind
from ..docket_numbers import parse_district
from ..models import Suggestion


def beginning(suggestion: Suggestion) -> tuple[str, dict[str, Any]] | None:
    """The model's label and the fields that the words tell; None where no new record is meant."""
    if suggestion.kind == MentionKind.RELATION:
        return "cases.Ruling", _ruling(suggestion.parts)
    if suggestion.candidates or not suggestion.value:
        return None
    if suggestion.kind == MentionKind.LAWSUIT:
        return _lawsuit(suggestion.value)
    if suggestion.kind == MentionKind.FEDERAL_ACTION:
        return "policies.FederalAction", _action(suggestion.value)
    return None


def _lawsuit(value: str) -> tuple[str, dict[str, Any]]:
    if " v. " in value or " vs. " in value:
        return "cases.Lawsuit", {"caption": value, "short_name": value}
    try:
        docket = parse_district(value)
    except ValueError:
        return "cases.Ruling", {"reporter_citation": value}
    return "cases.Lawsuit", {"docket_number": docket.number, "docket_initials": docket.initials}


def _action(value: str) -> dict[str, Any]:
    if value.startswith("Executive Order "):
        return {"kind": "executive_order", "number": f"EO {value.removeprefix('Executive Order ')}"}
    if value.startswith("Proclamation "):
        return {"kind": "proclamation", "number": value}
    return {"fr_citation": value}


def _ruling(parts: dict[str, Any]) -> dict[str, Any]:
    """Only what is told beyond doubt: one court, a day with its year."""
    told: dict[str, Any] = {}
    if len(parts.get("courts", ())) == 1:
        told["court"] = parts["courts"][0]
    if len(parts.get("judges", ())) == 1:
        told["judges"] = parts["judges"]
    if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", parts.get("date", "")):
        told["decided_on"] = parts["date"]
    if len(parts.get("lawsuits", ())) == 1:
        told["lawsuits"] = parts["lawsuits"]
    return told
