"""Problems on the desk: the filter that narrows a list to the records that have one, and the notice on a screen."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest

from ..models import Record
from ..problems.finding import found, found_open, problems_of
from ..problems.registry import Check, Problem, problems
from .links import listing

ANY, EXPLAINED = "any", "explained"


class ProblemFilter(admin.SimpleListFilter):
    """Records with a problem of one kind or of any kind, and those that say why they are as they are."""

    title = "problem"
    parameter_name = "problem"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        kinds = [(p.code, p.name) for p in problems(model_admin.model)]
        return [(ANY, "Any"), *kinds, (EXPLAINED, "Explained under doubts")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        wanted = self.value()
        if wanted is None:
            return queryset
        asked = [p for p in problems(queryset.model) if wanted in (p.code, ANY, EXPLAINED)]
        if not asked:
            raise IncorrectLookupParameters(f"No problem is called {wanted}.")
        narrowed = Q(pk__in=[])
        for check in checks(queryset.model, asked):
            rows = found(check).filter(is_explained=True) if wanted == EXPLAINED else found_open(check)
            narrowed |= Q(pk__in=rows.order_by().values("pk"))
        return queryset.filter(narrowed)


def checks(model: type[Model], asked: list[Problem]) -> list[Check]:
    """How records of this kind that have one of these problems are found, as far as that can be looked for here."""
    return [check for p in asked if not p.ready() for check in p.checks if check.model is model]


def narrowed_list(problem: Problem, model: type[Model], *, explained: bool = False) -> str:
    """The list of the records of this kind that have the problem."""
    return listing(model, problem=EXPLAINED if explained else problem.code)


def notices(record: Record) -> list[dict[str, Any]]:
    """The problems of a record, the open ones first, as its screen shows them."""
    told = [
        {"problem": problem, "reason": reason, "others": narrowed_list(problem, type(record), explained=bool(reason))}
        for problem, reason in problems_of(record)
    ]
    return sorted(told, key=lambda notice: bool(notice["reason"]))
