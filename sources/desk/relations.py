"""Relations found by typing: the control, and the answers it gets."""

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin
from django.contrib.admin.exceptions import NotRegistered
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteSelect
from django.db import models

from ..models import Document, RecordQuerySet


def label(record: models.Model, site: admin.AdminSite) -> str:
    """A record as it is told apart from others of its kind: its name, and more where names are no keys."""
    try:
        desk = site.get_model_admin(type(record))
    except NotRegistered:
        return str(record)
    return getattr(desk, "label", str)(record)


def needed_by_label(model: type[models.Model], site: admin.AdminSite) -> tuple[str, ...]:
    """The links that a record's label reads."""
    queryset = model._default_manager.all()
    named_by = queryset.named_by if isinstance(queryset, RecordQuerySet) else ()
    try:
        return (*named_by, *getattr(site.get_model_admin(model), "label_reads", ()))
    except NotRegistered:
        return named_by


def with_labels(queryset: models.QuerySet[Any], site: admin.AdminSite) -> models.QuerySet[Any]:
    """Records with what their labels read, and never with the text of a document."""
    reads = needed_by_label(queryset.model, site)
    found = queryset.select_related(*reads) if reads else queryset
    return found.defer("text") if queryset.model is Document else found


def with_linked_labels(queryset: models.QuerySet[Any], site: admin.AdminSite, but: str = "") -> models.QuerySet[Any]:
    """Rows with the records that they point to and what the labels of those read, in the same query."""
    paths, texts = [], []
    for field in queryset.model._meta.fields:
        if isinstance(field, models.ForeignKey) and field.name != but:
            reads = needed_by_label(field.related_model, site)
            paths += [field.name, *(f"{field.name}__{inner}" for inner in reads)]
            texts += [f"{field.name}__text"] if field.related_model is Document else []
    return queryset.select_related(*paths).defer(*texts) if paths else queryset


class Choice(AutocompleteSelect):
    """A relation found by typing. What it points to already is shown without a query where the form has it at hand.

    `narrowed_by`: what the answers are limited to, {"ruling": 21}; `narrowings` of the screen asked says how.
    """

    narrowed_by: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.narrowed_by = {}
        self.known: dict[str, models.Model] = {}

    @property
    def media(self) -> forms.Media:
        return super().media + forms.Media(js=["desk/choices.js"])

    def remember(self, record: models.Model | None) -> None:
        """Have this record at hand."""
        self.known = {str(record.pk): record} if record is not None else {}

    def get_url(self) -> str:
        url = super().get_url()
        return f"{url}?{urlencode(self.narrowed_by)}" if self.narrowed_by else url

    def optgroups(self, name: str, value: Sequence[str], attrs: dict[str, Any] | None = None) -> Any:
        chosen = [str(one) for one in value if one]
        options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        for record in self._records(chosen):
            text = label(record, self.admin_site)
            options.append(self.create_option(name, record.pk, text, True, len(options)))
        return [(None, options, 0)]

    def _records(self, chosen: list[str]) -> Iterable[models.Model]:
        if all(one in self.known for one in chosen):
            return [self.known[one] for one in chosen]
        keys = [one for one in chosen if one.isdecimal()]
        return with_labels(self.choices.queryset, self.admin_site).filter(pk__in=keys)


class Answers(AutocompleteJsonView):
    """What the control is told: labels, in a number of queries that does not grow."""

    admin_site: admin.AdminSite

    def get_queryset(self) -> models.QuerySet[Any]:
        found = with_labels(super().get_queryset(), self.admin_site)
        for name, lookup in getattr(self.model_admin, "narrowings", {}).items():
            wanted = self.request.GET.get(name, "")
            if wanted.isdecimal():
                found = found.filter(**{lookup: wanted})
        return found

    def serialize_result(self, obj: models.Model, to_field_name: str) -> dict[str, str]:
        return {**super().serialize_result(obj, to_field_name), "text": label(obj, self.admin_site)}
