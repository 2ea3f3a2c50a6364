"""Records as links to their screens."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import admin
from django.db import models
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst, slugify

from ..dates import format_partial_date

SHOWN = 50


def address(record: models.Model) -> str:
    """The record's own screen."""
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])


def link(record: models.Model | None, text: str = "") -> SafeString | str:
    """A record as a link; a dash where there is none."""
    return "-" if record is None else format_html('<a href="{}">{}</a>', address(record), text or record)


def links(
    records: Iterable[models.Model], more: str = "", most: int = SHOWN, name: Callable[[Any], str] = str
) -> SafeString | str:
    """The first records as links, a line each. `more`: where the whole list is shown. `name`: how each is called."""
    shown = list(records[: most + 1] if isinstance(records, models.QuerySet) else records)
    if not shown:
        return "None recorded."
    lines = format_html_join("", "<li>{}</li>", ((link(record, name(record)),) for record in shown[:most]))
    rest: SafeString | str = ""
    if len(shown) > most:
        rest = format_html('<li><a href="{}">All of them</a></li>', more) if more else mark_safe("<li>and more</li>")
    return format_html('<ul class="related-records">{}{}</ul>', lines, rest)


def listing(model: type[models.Model], **filters: Any) -> str:
    """The change list of a kind of record, limited to some."""
    base = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    return f"{base}?{'&'.join(f'{name}={value}' for name, value in filters.items())}" if filters else base


def public_address(record: models.Model) -> str:
    """Where the API shows the record; empty where it does not. Its collections are named as their records are."""
    try:
        name = slugify(str(record._meta.verbose_name_plural))
        return reverse(f"api:{name}-detail", kwargs={"slug": record.slug})  # type: ignore[attr-defined]
    except (AttributeError, NoReverseMatch):
        return ""


def day(name: str, title: str = "") -> Callable[[Any], str]:
    """A column that shows a partial date as far as it is known."""

    @admin.display(description=title or capfirst(name.replace("_", " ")), ordering=name)
    def column(record: Any) -> str:
        return format_partial_date(getattr(record, name), getattr(record, f"{name}_precision")) or "-"

    column.__name__ = name
    return column
