"""Which columns of a kind of record are looked in."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps

TABLE = "sources_search"  # of all kinds together: the number of the kind, that of the record, and its words


@dataclass(frozen=True)
class Rows:
    """Rows that belong to a record and name it too: the earlier numbers of a docket, the aliases of a court."""

    model: str
    owner: str
    column: str


@dataclass(frozen=True)
class Searched:
    """A kind of record: its number in the index, which never changes, and its columns.

    A record whose names have the words looked for comes before one that has them in its texts.
    """

    model: str
    kind: int
    names: tuple[str, ...]
    texts: tuple[str, ...] = ()
    rows: tuple[Rows, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Its own columns that are looked in, but for the slug, which says what others say."""
        return tuple(column for column in (*self.names, *self.texts) if column != "slug")

    @property
    def table(self) -> str:
        return apps.get_model(self.model)._meta.db_table


_all: dict[str, Searched] = {}


def register(*searched: Searched) -> None:
    """Have these kinds of record be found. Raises `ValueError` for two of one number."""
    for each in searched:
        other = next((known for known in _all.values() if known.kind == each.kind and known.model != each.model), None)
        if other:
            raise ValueError(f"{each.model} and {other.model} have the same number in the index: {each.kind}.")
        _all[each.model] = each


def searched_of(model: Any) -> Searched:
    """How a kind of record is looked for. Raises `KeyError` where it is not."""
    return _all[model._meta.label]


def of_rows(rows: Rows) -> tuple[str, str]:
    """The table of the rows, and the column that says whose they are."""
    model = apps.get_model(rows.model)
    return model._meta.db_table, model._meta.get_field(rows.owner).column


def words_of(searched: Searched, row: str, joined: str) -> tuple[str, str]:
    """The SQL for the names and the texts of a row; `joined` makes one text of those of several rows."""
    names = [f'{row}."{column}"' for column in searched.names]
    for rows in searched.rows:
        table, owner = of_rows(rows)
        names.append(f"coalesce(({joined.format(column=rows.column, table=table, owner=owner, row=row)}), '')")
    texts = [f'{row}."{column}"' for column in searched.texts] or ["''"]
    return " || ' ' || ".join(names), " || ' ' || ".join(texts)
