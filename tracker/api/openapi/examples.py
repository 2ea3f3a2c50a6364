"""Real answers, and a value for each parameter that finds something. A test holds both against the records that ship.

After a change of the records or of a shape, `REMAKE_EXAMPLES=1 ./run test tracker/tests/test_openapi_examples.py`
writes them anew.
"""

import json
from pathlib import Path
from typing import Any

from ..effect_examples import BASE

# Of each kind of record the one that is shown.
SHOWN = {
    "federal-actions": "eo-13768",
    "provisions": "eo-13768/9a",
    "local-policies": "california-ab-103",
    "jurisdictions": "chicago-il",
    "grant-programs": "cops-hiring-program",
    "funds-at-stake": "byrne-jag-fy2016",
    "developments": "doj-list-published",
    "statutes": "usc-34-10102",
    "agencies": "bja",
    "officials": "mayorkas-alejandro",
    "lawsuits": "santa-clara-v-trump",
    "claims": "us-v-new-jersey-2026/supremacy-clause",
    "rulings": "santa-clara-pi-2017-04-25",
    "holdings": "us-v-newark-dismissal-2026-06-24/standing",
    "relief": "santa-clara-pi-2017-04-25/injunction",
    "relief-changes": "ca9-san-francisco-v-trump-2018-08-01/narrows-injunction",
    "appeals": "ca1-barbara-v-trump-2025",
    "courts": "cand",
    "judges": "orrick-william-h",
    "parties": "alameda-county-ca",
    "legal-grounds": "commandeering",
    "documents": "abbott-laboratories-v-gardner-1967",
    "statements": "doc-000/f42",
    "discrepancies": "conflict/ca7-2020-date",
    "organizations": "aclu",
    "people": "durkin-richer-alanna",
}
SHOWN_CITING = SHOWN | {"citations": SHOWN["rulings"]}
AS_OF_A_DAY = ("federal-actions", "lawsuits")


def _operation(collection: str, action: str) -> str:
    return f"{collection.replace('-', '_')}_{action}"


# Placeholders, where no record that ships has any.
NOTHING_YET = {
    ("funds-at-stake", "amount"): "1000000",
    ("funds-at-stake", "amount_from"): "1000000",
    ("funds-at-stake", "amount_to"): "1000000",
    ("grant-programs", "assistance_listing"): "12.345",
    ("judges", "fjc_id"): "1234567",
    ("organizations", "parent"): "aclu",
    ("parties", "member"): "chicago-il",
    ("parties", "member_of"): "alameda-county-ca",
    ("parties", "person"): "durkin-richer-alanna",
}


# By operation, where its example is asked. That of effect has examples of its own.
ASKED = {
    **{_operation(name, "list"): f"{name}/?slug={slug}" for name, slug in SHOWN.items()},
    **{
        _operation(name, "retrieve"): f"{name}/{slug}/{'?on=2018-09-01' if name in AS_OF_A_DAY else ''}"
        for name, slug in SHOWN.items()
    },
    "root_retrieve": "",
    "problems_list": "problems/",
    "problems_retrieve": "problems/not-found/",
    "citations_list": "citations/?record=rulings/santa-clara-pi-2017-04-25&page_size=1",
    "citations_retrieve": "citations/rulings/santa-clara-pi-2017-04-25/0/",
    "documents_coverage_retrieve": "documents/abbott-laboratories-v-gardner-1967/coverage/",
    "grounds_on_appeal_list": "grounds-on-appeal/?ground=spending-clause&page_size=1",
    "mentions_list": "mentions/?jurisdiction=chicago-il&page_size=1",
}
# By kind of problem, where one of it is met.
REFUSED = {
    "invalid-parameters": "lawsuits/?chalenges=eo-13768",
    "not-found": "lawsuits/santa-clara-v-trum/",
    "not-acceptable": "courts/cand/",
}
FILE = Path(__file__).with_suffix(".json")
KEPT: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
ANSWERS: dict[str, Any] = KEPT["answers"]
PARAMETERS: dict[str, dict[str, str]] = KEPT["parameters"]
PROBLEMS: dict[str, Any] = KEPT["problems"]


def address(operation: str) -> str:
    """Where an example is asked."""
    return f"{BASE}{ASKED[operation]}"


def shortened(value: Any) -> Any:
    """An answer of whose lists only the first row is left."""
    if isinstance(value, dict):
        return {name: shortened(inner) for name, inner in value.items()}
    return [shortened(inner) for inner in value[:1]] if isinstance(value, list) else value


def of_parameter(collection: str, name: str, schema: dict[str, Any]) -> Any:
    """The value of a parameter that finds something, as its schema has it; None where none is kept."""
    base, _, lookup = name.partition("__")
    text = PARAMETERS.get(collection, {}).get(base) or NOTHING_YET.get((collection, base))
    if lookup == "isnull":
        return False
    if text is None:
        return None
    return typed(f"{text},{text}" if lookup == "range" else text, schema)


def typed(text: str, schema: dict[str, Any]) -> Any:
    """What a text in an address means by the schema of its parameter."""
    if schema["type"] == "array":
        return [typed(part, schema["items"]) for part in text.split(",")]
    if schema["type"] == "boolean":
        return text == "true"
    return int(text) if schema["type"] == "integer" else text
