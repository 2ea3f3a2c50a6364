"""The records that have the words looked for, and how well, as expressions for queries on either database."""

from typing import Any

from django.db import connection
from django.db.models import F, Func, IntegerField
from django.db.models.expressions import RawSQL

from .on_sqlite import RANGE
from .query import Query
from .searched import TABLE, Searched

MOST_RANKED = 1000  # of those found, the ones recorded last


def found(searched: Searched, query: Query, *, ranked: bool = False) -> RawSQL:
    """The numbers of the records that have the words; with `ranked` of those recorded last alone."""
    sql, params = _numbers(searched, query, latest=ranked)
    return RawSQL(sql, params)  # noqa: S611 (our own names)


class Rank(Func):
    """How well a record has the words: 0 one after the other in its names, 1 all in its names, 2 elsewhere.

    With `ranked` of those alone that `found` gives so.
    """

    output_field = IntegerField()

    def __init__(self, searched: Searched, query: Query, *, ranked: bool = False) -> None:
        super().__init__(F("pk"))
        self.searched, self.query, self.ranked = searched, query, ranked

    @property
    def identity(self) -> Any:
        return (type(self), self.searched, self.query, self.ranked)

    def as_sqlite(self, compiler: Any, connection: Any, **kwargs: Any) -> Any:
        whens, params = [], []
        for rank, asked in self._asked():
            pk, pk_params = compiler.compile(self.source_expressions[0])
            numbers, more = _numbers(self.searched, asked, in_names=True, latest=self.ranked)
            if self.ranked:  # no further back than the records that are ranked
                ranked, ranked_params = _numbers(self.searched, self.query, latest=True, rowid=True)
                numbers = numbers.replace(" ORDER BY", f" AND rowid >= (SELECT min(rowid) FROM ({ranked})) ORDER BY")  # noqa: S608
                more = [*more, *ranked_params]
            whens.append(f"WHEN {pk} IN ({numbers}) THEN {rank}")
            params += [*pk_params, *more]
        return f"CASE {' '.join(whens)} ELSE 2 END", params

    def as_postgresql(self, compiler: Any, connection: Any, **kwargs: Any) -> tuple[str, list[Any]]:
        pk, pk_params = compiler.compile(self.source_expressions[0])
        whens = " ".join(f"WHEN vector @@ %s::tsquery THEN {rank}" for rank, _ in self._asked())
        params = [asked.for_postgresql(in_names=True) for _, asked in self._asked()]
        return (
            f"(SELECT CASE {whens} ELSE 2 END FROM {TABLE} WHERE kind = {self.searched.kind} AND record = {pk})",  # noqa: S608
            [*params, *pk_params],
        )

    def _asked(self) -> list[tuple[int, Query]]:
        phrase = self.query.as_one_phrase()
        return [*([(0, phrase)] if phrase else []), (1, self.query)]


def _numbers(
    searched: Searched, query: Query, *, in_names: bool = False, latest: bool = False, rowid: bool = False
) -> tuple[str, list[Any]]:
    limit = f" ORDER BY {{}} DESC LIMIT {MOST_RANKED}" if latest else ""
    if connection.vendor == "sqlite":
        first = searched.kind * RANGE
        number = "rowid" if rowid else f"rowid - {first}"
        sql = f"SELECT {number} FROM {TABLE} WHERE {TABLE} MATCH %s AND rowid >= {first} AND rowid < {first + RANGE}"  # noqa: S608
        return sql + limit.format("rowid"), [query.for_sqlite(in_names=in_names)]
    asked = f"'#{searched.kind}' & {query.for_postgresql(in_names=in_names)}"
    sql = f"SELECT record FROM {TABLE} WHERE kind = {searched.kind} AND vector @@ %s::tsquery"  # noqa: S608 (our own)
    return sql + limit.format("record"), [asked]
