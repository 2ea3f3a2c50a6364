"""Sets of parameters, and the refusal of those that are not known."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.request import Request
from rest_framework.settings import api_settings

from sources.choices import Verification
from sources.nearest import did_you_mean, near

from .known import KNOWN_ON
from .pagination import Page
from .parameters import Order, Words, a_row
from .problems.faults import BadParametersError, Fault, faults_of

FORMAT = api_settings.URL_FORMAT_OVERRIDE
PAGING = (Page.page_query_param, Page.page_size_query_param, FORMAT)


class Parameters(django_filters.FilterSet):
    """The parameters of one endpoint; with none it lists everything."""

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        rows: dict[str, Q] = {}
        order: list[Any] = []
        for name, parameter in self.filters.items():
            value = self.form.cleaned_data.get(name)
            if isinstance(parameter, Order):
                order = parameter.expressions(value)
            elif value is None or value == "":
                continue
            elif not parameter.of:
                queryset = queryset.filter(parameter.condition(value))
            else:
                key = f"{parameter.of} {name}" if parameter.apart else parameter.of
                rows[key] = rows.get(key, Q()) & parameter.condition(value)
        for key, condition in rows.items():
            queryset = queryset.filter(a_row(queryset.model, key.split()[0], condition))
        return queryset.order_by(*order) if order else queryset


class RecordParameters(Parameters):
    """What every kind of record can be asked."""

    verification = Words("verification", Verification, "How far it was checked against sources.")


class StrictParameters(DjangoFilterBackend):
    """Asks a view's parameters of its records, and answers 400 to what it does not know.

    A mistyped parameter that is passed over returns everything, which reads like an answer.
    """

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: Any) -> QuerySet[Any]:
        refuse_unknown(request, *self.get_filterset_class(view).base_filters, *PAGING)
        asked = self.get_filterset(request, queryset, view)
        if not asked.is_valid():
            raise BadParametersError(*faults_of(asked.form))
        return asked.qs


def refuse_unknown(request: Request, *known: str) -> None:
    """Raise `BadParametersError` for a parameter that is not among these, or is given twice."""
    faults = []
    known = (*known, KNOWN_ON)
    for name, values in request.query_params.lists():
        if name not in known:
            hint = f"{did_you_mean(name, known)}Known: {', '.join(known)}."
            faults.append(Fault(name, f"This is no parameter here. {hint}", near(name, known)))
        elif len(values) > 1:
            faults.append(Fault(name, "Write it once; separate several values with commas."))
    if faults:
        raise BadParametersError(*faults)
