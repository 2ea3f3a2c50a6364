"""Filters of change lists."""

from typing import Any

from django.contrib import admin
from django.db.models import Exists, Max, Min, Model, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst

from ..coverage.whole import facts
from ..models import Citation
from .coverage import RestsOnFilter


class SourcesFilter(admin.SimpleListFilter):
    """Records that name a source, and those that do not yet."""

    title = "sources"
    parameter_name = "sources"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("none", "Names none yet"), ("some", "Names one or more")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        table: Any = queryset.model._meta.get_field("citations").related_model
        cited = Exists(table._default_manager.filter(record=OuterRef("pk")))
        return {"none": queryset.filter(~cited), "some": queryset.filter(cited)}.get(self.value() or "", queryset)


def year(field: str, title: str = "") -> type[admin.SimpleListFilter]:
    """By the year of a date: from the latest that is recorded to the earliest."""

    class YearFilter(admin.SimpleListFilter):
        parameter_name = f"{field}_year"

        def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
            ends = model_admin.model._default_manager.aggregate(first=Min(field), last=Max(field))
            if ends["first"] is None:
                return []
            years = range(ends["last"].year, ends["first"].year - 1, -1)
            return [*((str(y), str(y)) for y in years), ("none", "No date")]

        def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
            wanted = self.value() or ""
            if wanted == "none":
                return queryset.filter(**{f"{field}__isnull": True})
            return queryset.filter(**{f"{field}__year": wanted}) if wanted.isdecimal() else queryset

    YearFilter.title = title or capfirst(field.replace("_", " ")).lower()
    return YearFilter


def checked(model: type[Model]) -> tuple[Any, ...]:
    """How far it was checked, and whether it names a source."""
    tables: list[Any] = list(Citation.tables())
    has_sources = any(table._meta.get_field("record").related_model is model for table in tables)
    about_the_world = (RestsOnFilter,) if model in facts() else ()
    return ("verification", SourcesFilter, *about_the_world) if has_sources else ("verification",)
