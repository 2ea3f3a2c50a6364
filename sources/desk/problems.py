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

ANY, EXPLAINED = "any", ".explained"


class ProblemFilter(admin.SimpleListFilter):
    """Records with a problem of one kind or of any kind, and those that say under doubts why they have it."""

    title = "problem"
    parameter_name = "problem"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        open_ones = [(ANY, "Any"), *((p.code, p.name) for p in problems(model_admin.model))]
        explained = [(f"{code}{EXPLAINED}", f"{name}: explained") for code, name in open_ones]
        return [*open_ones, *(pair for pair in explained if pair[0] in (f"{ANY}{EXPLAINED}", self.value()))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        wanted = self.value()
        if wanted is None:
            return queryset
        code, is_explained = wanted.removesuffix(EXPLAINED), wanted.endswith(EXPLAINED)
        asked = [p for p in problems(queryset.model) if code in (p.code, ANY)]
        if not asked:
            raise IncorrectLookupParameters(f"No problem is called {wanted}.")
        narrowed = Q(pk__in=[])
        for check in checks(queryset.model, asked):
            rows = found(check).filter(is_explained=True) if is_explained else found_open(check)
            narrowed |= Q(pk__in=rows.order_by().values("pk"))
        return queryset.filter(narrowed)


def checks(model: type[Model], asked: list[Problem]) -> list[Check]:
    """How records of this kind that have one of these problems are found, as far as that can be looked for here."""
    return [check for p in asked if not p.ready() for check in p.checks if check.model is model]


def narrowed_list(problem: Problem, model: type[Model], *, explained: bool = False) -> str:
    """The list of the records of this kind that have the problem."""
    return listing(model, problem=f"{problem.code}{EXPLAINED if explained else ''}")


def notices(record: Record) -> list[dict[str, Any]]:
    """The problems of a record, the open ones first, as its screen shows them."""
    told = [
        {"problem": problem, "reason": reason, "others": narrowed_list(problem, type(record), explained=bool(reason))}
        for problem, reason in problems_of(record)
    ]
    return sorted(told, key=lambda notice: bool(notice["reason"]))
