"""What must hold in a dossier beyond what its fields and the database's constraints can say.

Each check is asked of one record as written: its values by field (references as slugs) and the mapping it came from. It
answers with the key it is about and a sentence, or with nothing. What takes several records, `answers` asks at the end.
"""

from collections.abc import Callable, Iterator
from typing import Any

from policies.models import Provision
from sources.models import Citation, Document, Keyed, Organization, Person
from sources.nearest import did_you_mean, words

from .parts import Part

Values = dict[str, Any]
Told = dict[str, Any]
Answer = Iterator[tuple[str, str]]
Check = Callable[[Part, Values, Told], Answer]

# Documents are the sources themselves; their publishers and authors are read off them.
NEED_NO_SOURCE = (Document, Organization, Person)


def doubts_name_keys(part: Part, values: Values, told: Told) -> Answer:
    """A doubt is about a field of the record, or about one of the lists inside it."""
    known = [*part.fields, *(child.key for child in part.children)]
    for key in values["doubts"]:
        if key not in known:
            near = did_you_mean(key, known)
            yield "doubts", f"{key} is no key of this record. {near}Its keys: {words(known)}."


def has_source(part: Part, values: Values, told: Told) -> Answer:
    """A record that can cite a source cites one."""
    if not told.get("sources"):
        yield "sources", "is missing. Name at least one document that bears this out."


def provision_within_owner(part: Part, values: Values, told: Told) -> Answer:
    """A provision's slug begins with the slug of what it is part of."""
    owner = values["federal_action"] or values["local_policy"]
    if owner and not values["slug"].startswith(f"{owner}/"):
        yield "slug", f"{values['slug']!r} does not begin with the slug of what it is part of. Write {owner}/..."


BY_MODEL: dict[type[Keyed], list[tuple[Check, frozenset[str]]]] = {
    Provision: [(provision_within_owner, frozenset({"slug", "federal_action", "local_policy"}))],
}


def needs_source(part: Part) -> bool:
    """A record of this part must cite a source."""
    can = any(issubclass(child.part.model, Citation) for child in part.children)
    return can and part.model not in NEED_NO_SOURCE


def checks_of(part: Part) -> list[tuple[Check, frozenset[str]]]:
    """The checks a part's records must pass, each with the fields it reads."""
    found: list[tuple[Check, frozenset[str]]] = []
    if "doubts" in part.fields:
        found.append((doubts_name_keys, frozenset({"doubts"})))
    if needs_source(part):
        found.append((has_source, frozenset()))
    return found + BY_MODEL.get(part.model, [])
