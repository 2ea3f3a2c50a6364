"""Search, as Python would do it: what the index should hold, and what a question should find."""

from typing import Any

from django.apps import apps
from django.db import connection, models

from sources.search.on_sqlite import RANGE
from sources.search.query import Part, Query, read
from sources.search.searched import Searched
from sources.search.words import words

Index = dict[int, tuple[str, str]]


def told_by(row: models.Model, searched: Searched) -> tuple[str, str]:
    """The names and the texts of a record."""
    names = [getattr(row, column) for column in searched.names]
    for rows in searched.rows:
        those = apps.get_model(rows.model)._base_manager.filter(**{rows.owner: row.pk}).order_by("pk")
        names.append(" ".join(those.values_list(rows.column, flat=True)))
    return " ".join(names), " ".join(getattr(row, column) for column in searched.texts)


def as_it_should_be(searched: Searched) -> Index:
    """What the index should hold of this kind."""
    return {row.pk: told_by(row, searched) for row in apps.get_model(searched.model)._base_manager.all()}


def as_it_is(searched: Searched) -> Index:
    """What it holds."""
    first = searched.kind * RANGE
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT record, names, texts FROM sources_search WHERE kind = %s", [searched.kind])
        else:
            cursor.execute(
                "SELECT rowid - %s, names, texts FROM sources_search WHERE rowid >= %s AND rowid < %s",
                [first, first, first + RANGE],
            )
        return {number: (names, texts) for number, names, texts in cursor.fetchall()}


def rank(names: str, texts: str, question: str) -> int | None:
    """How well these have what is looked for, the lower the better; None where they have it not."""
    query = read(question)
    in_names, in_texts = words(names), words(texts)

    def has(part: Part) -> bool:
        return _has(in_names, part) or _has(in_texts, part)

    if not all(map(has, query.wanted)) or any(map(has, query.left_out)):
        return None
    phrase = query.as_one_phrase()
    if phrase and _has_all(in_names, phrase):
        return 0
    return 1 if _has_all(in_names, query) else 2


def _has_all(text: list[str], query: Query) -> bool:
    return all(_has(text, part) for part in query.wanted)


def _has(text: list[str], part: Part) -> bool:
    length = len(part.words)
    return any(_is(text[at : at + length], part) for at in range(len(text) - length + 1))


def _is(found: list[str], part: Part) -> bool:
    if not part.is_beginning:
        return found == [*part.words]
    return found[:-1] == [*part.words[:-1]] and found[-1].startswith(part.words[-1])


def words_in_sql(row: Any, name: str) -> Any:
    """A value of a row as SQL takes it."""
    field = row._meta.get_field(name)
    return field.get_db_prep_save(getattr(row, field.attname), connection)
