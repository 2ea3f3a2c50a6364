"""Sets of parameters: what a list can be asked, and the refusal of what is not known.

Values with commas between them mean any of them. A parameter of a list (the judges of a docket) may be given again,
and then all of its values must be met, each by a row.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.request import Request
from rest_framework.settings import api_settings

from sources.choices import Verification
from sources.nearest import did_you_mean, near
from sources.search.matching import MOST_RANKED
from sources.search.query import Query

from .exports.formats import is_whole
from .known import KNOWN_ON
from .pagination import PAGING as PAGES
from .pagination import is_count
from .parameters import Text, Words, a_row
from .problems.faults import BadParametersError, Fault
from .reading import ORDER, ORDERING, Reading

SEARCH = "q"
FORMAT = api_settings.URL_FORMAT_OVERRIDE
PAGING = (*PAGES, FORMAT)


class Parameters(Reading):
    """The parameters of one endpoint; with none it lists everything.

    Relations may be crossed: with court__ before it, lawsuits take every parameter of courts. So may be asked whether
    there is anything beyond: rulings__isnull.
    """

    is_whole = False  # whether all that is found is asked for, or its number: then there are no best

    def chosen(self, *, is_whole: bool = False) -> QuerySet[Any]:
        """The records that meet everything asked, in the order asked. Raises `BadParametersError`."""
        if self.faults:
            raise BadParametersError(*self.faults)
        self.is_whole = is_whole
        return self.filter_queryset(self.queryset.all())  # type: ignore[union-attr]

    @property
    def words(self) -> Query | None:
        """What is looked for."""
        return self.one(SEARCH)

    @property
    def is_ranked(self) -> bool:
        """Whether the best of what is found come first: where words are looked for, and no order is asked."""
        return bool(self.words and not (self.before or self.one(ORDERING) or self.one(ORDER) or self.is_whole))

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        conditions = [*self._of_the_record(), *self._of_rows(queryset), *self._of_relations()]
        order: list[Any] = []
        if ORDERING in self.filters:
            words = self.one(ORDERING) or self.one(ORDER)
            order = self.filters[ORDERING].expressions(words, queryset.model)
        if self.is_ranked:
            order = [self.filters[SEARCH].rank(self.words, ranked=not conditions).asc(), *order]
            queryset = queryset.filter(pk__in=self._ranked(conditions, queryset.model))
        else:
            for condition in (*conditions, *self._of_words()):
                queryset = queryset.filter(condition)
        return queryset.order_by(*order) if order else queryset

    def _ranked(self, conditions: list[Q], model: Any) -> Any:
        """The records among which the best are chosen: those recorded last of what is found."""
        if not conditions:
            return self.filters[SEARCH].best(self.words)
        found = model._base_manager.filter(*conditions, *self._of_words())
        return found.order_by("-pk").values("pk")[:MOST_RANKED]

    def _of_words(self) -> Iterable[Q]:
        if self.words:
            yield self.filters[SEARCH].condition(self.words)

    def tables(self, name: str, every: Iterable[str]) -> set[str]:
        """The tables that a parameter and its look-up leave."""
        found = set(every)
        for each in (name, f"{name}__in"):
            found &= set(self.one(each) or found)
        return found

    def _of_the_record(self) -> Iterable[Q]:
        for name, values in self.asked.items():
            if not self.filters[name].of and name != SEARCH:
                yield self.filters[name].condition(values[0])

    def _of_rows(self, queryset: QuerySet[Any]) -> Iterable[Q]:
        rows: dict[str, list[str]] = defaultdict(list)
        for name in self.asked:
            of, apart = self.filters[name].of, self.filters[name].apart
            rows[f"{of} {name}" if apart else of].append(name)
        rows.pop("", None)
        for key, names in rows.items():
            # At most one of them has several values: for each of these there is to be a row.
            again = max(names, key=lambda name: len(self.asked[name]))
            for value in self.asked[again]:
                row = self.filters[again].condition(value)
                for name in names:
                    if name != again:
                        row &= self.filters[name].condition(self.asked[name][0])
                yield a_row(queryset.model, key.split()[0], row)

    def _of_relations(self) -> Iterable[Q]:
        for name, each in self.crossed.items():
            for asked in each:
                yield self.related[name].leads_to(asked.filter_queryset(self.related[name].records()))
        for name, is_lacking in self.lacking.items():
            something = self.related[name].leads_to(self.related[name].records())
            yield ~something if is_lacking else something


class RecordParameters(Parameters):
    """What every kind of record can be asked."""

    slug = Text("slug", "The record's name in addresses.")
    verification = Words("verification", Verification, "How far it was checked against sources.")


class StrictParameters(DjangoFilterBackend):
    """Asks a view's parameters of its records, and answers 400 to what it does not know.

    A mistyped parameter that is passed over returns everything, which reads like an answer.
    """

    def get_filterset_kwargs(self, request: Request, queryset: QuerySet[Any], view: Any) -> dict[str, Any]:
        return {**super().get_filterset_kwargs(request, queryset, view), "others": (*PAGING, *view.shaped_by, KNOWN_ON)}

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: Any) -> QuerySet[Any]:
        view.asked = self.get_filterset(request, queryset, view)
        rows = view.asked.chosen(is_whole=is_count(request) or is_whole(request))
        view.words, view.is_ranked = view.asked.words, view.asked.is_ranked
        return rows


def refuse_unknown(request: Request, *known: str) -> None:
    """Raise `BadParametersError` for a parameter that is not among these, or is given twice."""
    faults = []
    known = (*known, KNOWN_ON)
    for name, values in request.query_params.lists():
        if name not in known:
            hint = f"{did_you_mean(name, known)}Known: {', '.join(known)}."
            faults.append(Fault(name, f"This is no parameter here. {hint}", near(name, known)))
        elif len(values) > 1:
            faults.append(Fault(name, "Write it once."))
    if faults:
        raise BadParametersError(*faults)
