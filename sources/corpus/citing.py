"""The passages that citations point to, whichever record's table the citations stand in."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ..models import Citation, Document, Record

Place = tuple[int, int, str]
"""First character, one past the last, and the SHA-256 of the words."""

NAMED = 5  # records named one by one


@dataclass
class Cited:
    """One passage of a document, and the citations that point to it: their keys, table by table."""

    document: int
    place: Place
    keys: dict[Any, list[int]] = field(default_factory=lambda: defaultdict(list))

    @property
    def number(self) -> int:
        """How many citations point here."""
        return sum(map(len, self.keys.values()))

    def records(self) -> list[Record]:
        """The records that cite it, each once, the first few."""
        found: list[Any] = []
        for table, keys in self.keys.items():
            kind: Any = table._meta.get_field("record").related_model
            citing = table._default_manager.filter(pk__in=keys)
            found += kind._default_manager.with_name().filter(pk__in=citing.values("record"))[:NAMED]
        return found

    def told(self) -> str:
        """Those records in a line: ruling chicago-pi, statement doc-003/f12 and 4 more."""
        records = self.records()
        names = [f"{record._meta.verbose_name} {record.slug}" for record in records[:NAMED]]
        more = self.number - len(names)
        return ", ".join(names) + (f" and {more:,} more" if more > 0 else "")


def cited(documents: Iterable[int] | None = None) -> list[Cited]:
    """Every passage cited, of these documents or of all, in the order of the text: a query for each table."""
    found: dict[tuple[int, Place], Cited] = {}
    for table in Citation.tables():
        rows: Any = table._default_manager.filter(start__isnull=False).order_by("pk")
        if documents is not None:
            rows = rows.filter(document__in=list(documents))
        for key, document, *place in rows.values_list("pk", "document", "start", "end", "words_sha256"):
            at = (document, (place[0], place[1], place[2]))
            found.setdefault(at, Cited(*at)).keys[table].append(key)
    return [found[at] for at in sorted(found)]


def cited_whole() -> int:
    """How many citations name a document without a passage."""
    tables: list[Any] = list(Citation.tables())
    return sum(table._default_manager.filter(start__isnull=True).count() for table in tables)


def lock(document: int) -> Document:
    """The document, which nobody else changes until this transaction ends."""
    return Document._base_manager.select_for_update().get(pk=document)
