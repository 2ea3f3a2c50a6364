"""The screens themselves: a record, its rows, and the records inside it."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.core.exceptions import FieldDoesNotExist
from django.core.paginator import Paginator
from django.db import connection, models
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from ..problems.registry import problems
from .collisions import lock
from .coverage import sources_panel
from .dates import PartialDateField, PrecisionField, is_partial, is_precision
from .disagreements import DisagreementsMixin
from .doubts import DoubtsField, names_in
from .forms import DeskForm
from .history import HistoryMixin
from .links import public_address
from .merging import MergingMixin
from .problems import ProblemFilter, notices
from .reasons import ReasonMixin
from .relations import Choice, needed_by_label, with_linked_labels
from .rows import RowFormSet
from .saving import SavingMixin

CHECKED = ("How it was checked", {"fields": ("verification", "doubts", "note")})
CHECKED_ROW = ("How it was checked", {"fields": (("verification", "doubts"),)})
RELATED = "Related records"
COUNT_AT_MOST = 10_000
WIDE = 100  # characters from which a text box is given the whole line


class CappedPaginator(Paginator):
    """Counts no further than it must, so that a list of a million rows opens as fast as one of a hundred."""

    @cached_property
    def count(self) -> int:
        rows = self.object_list
        if not isinstance(rows, models.QuerySet):
            return super().count
        return rows.order_by().values("pk")[:COUNT_AT_MOST].count()


class ControlsMixin(admin.options.BaseModelAdmin):
    """Which control each kind of field gets, on every screen and in every row.

    `part_of`: the links to the record that this one is part of. They never change, and nobody doubts them.
    `lists`: what the record has lists of, beyond what the model itself tells, so that they can be doubted too.
    """

    form = DeskForm
    part_of: ClassVar[tuple[str, ...]] = ()
    lists: ClassVar[tuple[str, ...]] = ()

    def names(self) -> dict[str, str]:
        """The names of what can be in doubt, or cited, one by one."""
        return names_in(self.model, but=self.part_of, more=self.lists)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        if is_partial(db_field):
            return db_field.formfield(form_class=PartialDateField, label=_date_label(db_field))
        if is_precision(db_field):
            return PrecisionField(required=False)
        if db_field.name == "doubts":
            return DoubtsField(names=self.names(), help_text="What was not verified, and why.")
        if isinstance(db_field, models.URLField):
            kwargs["assume_scheme"] = "https"
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(db_field, models.TextField) and field is not None:
            field.widget.attrs |= {"rows": 3}
        elif isinstance(db_field, models.CharField) and field is not None and (db_field.max_length or 0) >= WIDE:
            field.widget.attrs["class"] = f"{field.widget.attrs.get('class', '')} wide".strip()
        return field

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        widget = Choice(db_field, self.admin_site, using=kwargs.get("using"))
        widget.narrowed_by = self.narrowed(db_field.name, request)
        return super().formfield_for_foreignkey(db_field, request, **{"widget": widget, **kwargs})

    def narrowed(self, name: str, request: HttpRequest) -> dict[str, Any]:
        """What the answers for this relation are limited to: nothing, as a rule."""
        return {}

    def get_autocomplete_fields(self, request: HttpRequest) -> list[str]:
        own = [f.name for f in self.opts.fields if isinstance(f, models.ForeignKey) and f.editable]
        return [name for name in own if name != getattr(self, "fk_name", None)]


def _date_label(field: Any) -> str:
    """From, Until and Since stand alone; Filed on does not."""
    name = capfirst(str(field.verbose_name))
    return name.removesuffix(" on") if name.split()[0] in ("From", "Until", "Since") else name


class RowInline(ControlsMixin, admin.TabularInline):  # type: ignore[misc]  # the form is the mixin's
    """Short rows that belong to a record: a table, a line each."""

    formset = RowFormSet
    template = "desk/rows.html"
    extra = 0

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(db_field, models.ForeignKey):
            field.widget.can_change_related = False  # a row has no room for three signs; the eye opens the record
        if field is not None:
            field.widget.attrs["aria-label"] = capfirst(field.label or "")  # what its column is called
        return field

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        return super().get_formset(request, obj, **{"can_order": has_position(self.model), **kwargs})

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        return with_linked_labels(super().get_queryset(request), self.admin_site, but=self.fk_name or "")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return [name for name in super().get_fields(request, obj) if name != "position"]

    def title_of(self, row: models.Model) -> str:
        """The line under which a folded row stands."""
        return str(row)


class FoldedInline(RowInline):
    """Rows too long for a table: each a line that unfolds."""

    template = "desk/folded.html"


class RecordInline(FoldedInline):
    """Whole records that belong to a record, with a link to their own screens."""

    show_change_link = True


class RecordAdmin(
    MergingMixin, SavingMixin, HistoryMixin, DisagreementsMixin, ReasonMixin, ControlsMixin, admin.ModelAdmin
):
    """A record with a slug: found by typing, never deleted, its slug fixed once saved.

    `label_reads`: the links that `label` reads. `narrowings`: what a relation to this kind of record can be limited
    to, each with its look-up. `within`: the links that its order is counted in, where that is not the record it is
    part of.
    """

    change_form_template = "desk/change_form.html"
    paginator = CappedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    save_on_top = True
    search_fields = ("slug",)
    list_filter = ("verification",)
    label_reads: ClassVar[tuple[str, ...]] = ()
    narrowings: ClassVar[dict[str, str]] = {}
    within: ClassVar[tuple[str, ...]] = ()

    class Media:
        css = {"all": ["desk/desk.css"]}

    def label(self, record: Any) -> str:
        """The record as it is told apart from others of its kind."""
        return str(record)

    @admin.display(description="Checked", ordering="verification")
    def checked(self, record: Any) -> str:
        """How far it was checked, in a word."""
        return {"verified": "yes", "partly": "partly", "unverified": "no"}.get(record.verification, "-")

    def tools(self, request: HttpRequest, record: Any) -> list[tuple[str, str]]:
        """Where else the work on the record goes on: names and addresses, for the top of its screen."""
        return []

    def panels(self, request: HttpRequest, record: Any) -> list[SafeString]:
        """What is computed from the record, shown below its fields."""
        return []

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        found = super().get_queryset(request)
        joined = needed_by_label(self.model, self.admin_site)
        if isinstance(self.list_select_related, tuple):
            joined += self.list_select_related
        texts = [f.name for f in self.opts.fields if f.name == "text"]
        return (found.select_related(*joined) if joined else found).defer(*texts)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """The record; when something is sent, as it is once nobody else can change it any more."""
        found = super().get_object(request, object_id, from_field)
        if found is not None and request.method == "POST" and connection.in_atomic_block:
            lock(found)
            found = super().get_object(request, object_id, from_field)
        return found

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Any], bool]:
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        if may_repeat:  # rather asked by id than made distinct, which compares whole rows
            return queryset.filter(pk__in=found.order_by().values("pk")), False
        return found, False

    def get_list_filter(self, request: HttpRequest) -> Any:
        return (*([ProblemFilter] if problems(self.model) else []), *super().get_list_filter(request))

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        found = super().get_fieldsets(request, obj)
        return found if obj is not None else [each for each in found if each[0] != RELATED]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        always = tuple(super().get_readonly_fields(request, obj))
        return (*always, "slug", *self.part_of) if obj is not None else always

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change and has_position(self.model):
            obj.position = next_position(obj, self.within or self.part_of)
        if change:  # only what was changed, so that nobody's other changes are written over
            obj.save(update_fields=[name for name in form.changed_data if name in written(obj)])
        else:
            super().save_model(request, obj, form, change)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        record = context.get("original")
        if record is not None:
            more = (self.disagreements_panel(request, record), sources_panel(record))
            context |= {
                "panels": [*self.panels(request, record), *more],
                "public_address": public_address(record),
            }
            context |= {"notices": notices(record), "tools": self.tools(request, record)}
        return super().render_change_form(request, context, *args, **kwargs)


class ComputedAdmin(admin.ModelAdmin):
    """Rows that the program keeps for itself: to look at, not to touch."""

    paginator = CappedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    class Media:
        css = {"all": ["desk/desk.css"]}

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def has_position(model: type[models.Model]) -> bool:
    """Whether rows of this kind stand in an order."""
    try:
        return bool(model._meta.get_field("position"))
    except FieldDoesNotExist:
        return False


def written(record: models.Model) -> set[str]:
    """The names of the fields that a record has columns for."""
    return {field.name for field in record._meta.concrete_fields if not field.primary_key}


def next_position(record: Any, within: tuple[str, ...]) -> int:
    """The place behind those that stand within the same record."""
    siblings = type(record)._default_manager.filter(**{name: getattr(record, name) for name in within})
    last: int | None = siblings.aggregate(last=models.Max("position"))["last"]
    return 0 if last is None else last + 1
