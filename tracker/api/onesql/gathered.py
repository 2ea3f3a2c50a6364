"""Members that Python computes of many lists, which come with the row in the statement of its page."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression

from cases.blocked.freshness import OfPeriods, ask
from sources.together import Question, Read

from .finishing import Finished
from .place import Place
from .text import TEXT, Plain, Text

GIVEN = {"ids": "keys.k0", "day": "given.day"}  # a question about the record of a page, on a day


class Gathered(Expression):
    """The lists of a question about the record of the page, as one JSON document.

    They stand before the rows of the page, because SQLite would else read each anew for every row of the next.
    """

    def __init__(self, question: Question[Any]) -> None:
        super().__init__(output_field=TEXT)
        self.question = question

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return self.question.on(connection)[0].document(), []

    def tables(self, connection: BaseDatabaseWrapper) -> str:
        """The lists, as what stands after WITH."""
        return self.question.on(connection)[0].tables(GIVEN)


class Computed(Finished):
    """A member that is computed, as of the day of the context, of the lists of a question about the record."""

    question: ClassVar[OfPeriods[Any]]

    def ingredients(self, place: Place) -> Text:
        return Text("[", Plain(place.key), ",", Gathered(self.question), "]")

    @classmethod
    def finish(cls, found: Any, context: Mapping[str, Any]) -> Any:
        """The member. Where a period was out of date the lists are asked for once more, of those that are not."""
        pk, lists = found
        read, (stale, parts) = cls.question.read(lists)
        if read[stale]:
            read, parts = ask(cls.question, ids=[pk], day=context["on"])
        return cls.computed(read, parts, pk, context)

    @staticmethod
    def computed(read: Read, parts: Any, pk: int, context: Mapping[str, Any]) -> Any:
        """The member, of what was read for the record."""
        raise NotImplementedError
