"""The sources of a record as rows of its screen, and the records that rest on a source."""

from typing import Any

from django import forms
from django.db.models import Model, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ..choices import Stance
from ..models import Citation, Document, Passage, RecordQuerySet
from .links import links
from .screens import FoldedInline

SHOWN_PER_KIND = 20


class Names(forms.Select):
    """The names of a record's fields and lists; what was written before is kept where it is none of them."""

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> Any:
        known = {choice for choice, _ in self.choices}
        odd = [(one, one) for one in value if one not in known]
        groups = super().optgroups(name, value, attrs)
        return groups + [
            (None, [self.create_option(name, *one, selected=True, index=len(groups))], len(groups)) for one in odd
        ]


class CitationInline(FoldedInline):
    """The sources of a record."""

    verbose_name = "source"
    verbose_name_plural = "sources"
    fk_name = "record"
    fieldsets = (
        (None, {"fields": ("document", ("stance", "field"), ("locator", "reading"))}),
        ("Passage", {"classes": ("collapse",), "fields": (("start", "end", "words_sha256"),)}),
        ("Why it stands here", {"classes": ("collapse",), "fields": (("statement", "discrepancy"),)}),
    )

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        if db_field.name != "field":
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        desk: Any = self.admin_site.get_model_admin(self.parent_model)
        names = desk.names()
        widget = Names(choices=[("", "The whole record"), *names.items()])
        return db_field.formfield(widget=widget, label="Bears on", help_text="")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        here = {name: OuterRef(name) for name in ("document", "start", "end", "words_sha256")}
        found = Passage.objects.filter(**here).values("state")
        return super().get_queryset(request).annotate(found=Subquery(found[:1]))

    def title_of(self, row: Citation) -> str:  # type: ignore[override]
        """Document, place, and what it does where that is more than to support the record; whether its words hold."""
        more = [row.field.replace("_", " ")] if row.field else []
        more += [row.get_stance_display().lower()] if row.stance != Stance.SUPPORTS else []
        more += [f"reads {row.reading}"] if row.reading else []
        found = getattr(row, "found", None)
        more += [f"passage {found}"] if found in ("moved", "broken") else []
        return f"{row} ({'; '.join(more)})" if more else str(row)


def citations_inline(model: type[Citation]) -> type[CitationInline]:
    """The rows of one table of citations."""
    return type(f"{model.__name__}Inline", (CitationInline,), {"model": model})


def resting_on(source: Model) -> SafeString | str:
    """The records that cite a document, statement or discrepancy, kind by kind."""
    field = "document" if isinstance(source, Document) else str(source._meta.model_name)
    found: list[SafeString] = []
    for table in Citation.tables():
        rows: Any = table._default_manager
        meta: Any = table._meta
        kind = meta.get_field("record").related_model
        records = kind._default_manager.filter(pk__in=rows.filter(**{field: source}).values("record"))
        named = records.with_name() if isinstance(records, RecordQuerySet) else records
        if cited := list(named[: SHOWN_PER_KIND + 1]):
            title = str(kind._meta.verbose_name_plural).capitalize()
            found.append(format_html("<p>{}</p>{}", title, links(cited, most=SHOWN_PER_KIND)))
    return format_html("{}" * len(found), *found) if found else "Nothing recorded."
