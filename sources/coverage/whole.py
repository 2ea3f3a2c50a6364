"""What rests on what, over all records: documents that support nothing, records that rest on one news text."""

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from ..choices import DocumentKind, Stance
from ..models import Citation, Discrepancy, Document, Record, Statement


def facts() -> list[type[Record]]:
    """The kinds of record that tell of the world, and not of documents."""
    return [kind for kind in citing() if kind not in (Document, Statement, Discrepancy)]


def citing() -> dict[type[Record], Any]:
    """Every kind of record that names sources, with its table of citations."""
    tables: list[Any] = list(Citation.tables())
    return {table._meta.get_field("record").related_model: table for table in tables}


def supporting_nothing(documents: QuerySet[Document]) -> QuerySet[Document]:
    """Those of the documents that no record rests on, as a whole or by a passage."""
    return documents.exclude(_supports())


def supporting_something(documents: QuerySet[Document]) -> QuerySet[Document]:
    """Those that some record rests on."""
    return documents.filter(_supports())


def resting_on_one_news_text(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Those of the records whose only source in support is one news text."""
    table = citing()[rows.model]
    is_news = Q(document__kind=DocumentKind.NEWS)
    supports = table._default_manager.filter(stance=Stance.SUPPORTS).order_by()
    counted = supports.values("record").annotate(
        texts=Count("document", distinct=True), news=Count("document", distinct=True, filter=is_news)
    )
    return rows.filter(pk__in=counted.filter(texts=1, news=1).values("record"))


def _supports() -> Q:
    supports: list[Any] = [
        Exists(table._default_manager.filter(document=OuterRef("pk"), stance=Stance.SUPPORTS))
        for table in citing().values()
    ]
    return reduce(or_, (Q(each) for each in supports))
