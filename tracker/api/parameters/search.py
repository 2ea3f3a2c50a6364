"""Words looked for in the names and texts of a record."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.db.models.expressions import RawSQL

from sources.history.known import past
from sources.search import query
from sources.search.matching import MOST_RANKED, Rank, found
from sources.search.searched import searched_of

from .base import Read

ABOUT = (
    "Words to look for in the names and texts of the record, all of them, in any order; case and accents are set "
    'aside. "Several words" in quotes follow each other, as do those of 3:17-cv-00485 and 9(a). `sanctuar*` is the '
    f"beginning of a word, and `-trump` leaves out. The best come first, of the {MOST_RANKED} found that were recorded "
    "last; with `ordering` all that are found come, in that order."
)


class Search(Read):
    """`q`: full-text search."""

    is_constant = True

    def __init__(self) -> None:
        super().__init__("", ABOUT)

    def read(self, text: str) -> query.Query:
        if past():
            raise ValidationError("Words are looked for in the records of today alone: leave out q or known_on.")
        return query.read(text)

    def condition(self, value: query.Query) -> Q:
        return Q(pk__in=found(searched_of(self.model), value))

    def best(self, value: query.Query) -> RawSQL:
        """The numbers of the records among which the best are chosen, where nothing else is asked."""
        return found(searched_of(self.model), value, ranked=True)

    def rank(self, value: query.Query, *, ranked: bool) -> Rank:
        """How well a record has the words, the lower the better."""
        return Rank(searched_of(self.model), value, ranked=ranked)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "examples": ["santa clara", '"spending clause" -sanctuary', "3:17-cv-00485"]}
