"""The history of a record on the desk: told row by row, taken back where it still can be, and the reason asked for."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth import get_permission_codename
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import IntegrityError, models, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import capfirst

from ..history.changes import Change, RowChange, changes, with_names
from ..history.records import history_of
from ..history.reverting import CannotRevertError, revert
from ..history.writing import needs_reason, writing
from .refusals import sentence

REASON = "change_reason"
WHY = ("Why", {"fields": (REASON,)})
CHANGES_A_PAGE = 25
TO_TAKE_BACK = {"+": "delete", "-": "add", "~": "change"}  # what an account must be allowed


class ReasonField(forms.CharField):
    """The reason of a change: no part of the record, so never a change of it."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


def with_reason(form: type[forms.ModelForm], *, required: bool) -> type[forms.ModelForm]:
    """The form with a box for the reason."""
    field = ReasonField(
        label="Reason for this change",
        required=required,
        max_length=500,
        help_text="Kept in the history beside what changed." + (" The record is published." if required else ""),
        widget=forms.TextInput(attrs={"class": "vTextField wide"}),
    )
    return type(form.__name__, (form,), {REASON: field})


class HistoryMixin(admin.ModelAdmin):
    """A screen whose saves name their writer and reason, and whose history shows all that belongs to the record."""

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        if _asks_why(self, request, obj):
            kwargs["form"] = with_reason(self.form, required=needs_reason(obj))
        return super().get_form(request, obj, change, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        found = super().get_fieldsets(request, obj)
        return [*found, WHY] if _asks_why(self, request, obj) else found

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        with writing(by=request.user, because=_reason(form)):
            super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        with writing(by=request.user, because=_reason(form)):
            super().save_related(request, form, formsets, change)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        with writing(by=request.user):
            super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        with writing(by=request.user):
            super().delete_queryset(request, queryset)

    def get_urls(self) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_revert"
        return [
            path("<path:object_id>/history/revert/", self.admin_site.admin_view(self.revert_view), name=name),
            *super().get_urls(),
        ]

    # The history

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Every change of the record and of what belongs to it, newest first."""
        record = self._record(request, object_id)
        page = Paginator(changes(record), CHANGES_A_PAGE).get_page(request.GET.get("p"))
        context = {
            "title": f"History: {record}",
            "page": page,
            "changes": with_names(list(page)),
            "page_range": page.paginator.get_elided_page_range(page.number),
            "can_revert": self.has_change_permission(request, record),
            **self._context(request, record),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "desk/history.html", context)

    def revert_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """One change, or one field of it: what taking it back would do, and the button that does it."""
        record = self._record(request, object_id)
        asked = request.POST if request.method == "POST" else request.GET
        field, why = asked.get("field", ""), request.POST.get("because", "").strip()
        change, rows = self._asked(request, record, asked.getlist("row"))
        back = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_history", args=[record.pk])
        problems: list[str] = []
        if request.method == "POST" and needs_reason(record) and not why:
            problems = ["Say why: the record is published."]
        elif request.method == "POST":
            problems = self._revert(request, rows, field, f"Takes back the change of {change.at:%Y-%m-%d %H:%M}. {why}")
            if not problems:
                self.message_user(request, "The change was taken back.", messages.SUCCESS)
                return HttpResponseRedirect(back)
        refusals = [] if problems else self._revert(request, rows, field, "", really=False)
        context = {
            "title": f"Take back: {record}",
            "change": change,
            "rows": rows,
            "field": field,
            "because": why,
            "needs_reason": needs_reason(record),
            "problems": problems or refusals,
            "is_possible": not refusals,
            "back": back,
            **self._context(request, record),
        }
        return TemplateResponse(request, "desk/revert.html", context)

    def _record(self, request: HttpRequest, object_id: str) -> Any:
        """The record, also if it is gone. Raises `Http404` where there never was one."""
        record = self.get_object(request, unquote(object_id))
        if record is None and object_id.isdigit():
            last = history_of(self.model)._base_manager.filter(id=int(object_id)).order_by("-history_id").first()
            record = last.instance if last is not None else None  # type: ignore[attr-defined]
        if record is None:
            raise Http404
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        return record

    def _asked(self, request: HttpRequest, record: Any, keys: list[str]) -> tuple[Change, list[RowChange]]:
        """The rows that are to be taken back, of one change. Raises `Http404` where they are not of this record."""
        for change in changes(record):
            rows = [row for row in change.rows if row.key in keys]
            if rows and len(rows) == len(set(keys)):
                with_names([change])
                for row in rows:
                    needed = get_permission_codename(TO_TAKE_BACK[row.row.history_type], row.model._meta)
                    if not request.user.has_perm(f"{row.model._meta.app_label}.{needed}"):
                        raise PermissionDenied
                return change, rows
        raise Http404

    def _revert(
        self, request: HttpRequest, rows: list[RowChange], field: str, because: str, *, really: bool = True
    ) -> list[str]:
        """Take the rows back, or only find out whether they can be: sentences that say why not."""
        try:
            with transaction.atomic():
                revert(rows, field=field, by=request.user, because=because.strip())
                transaction.set_rollback(not really)
        except CannotRevertError as refused:
            return list(refused.sentences)
        except IntegrityError as error:
            return [sentence(error)]
        return []

    def _context(self, request: HttpRequest, record: models.Model) -> dict[str, Any]:
        names = {"opts": self.opts, "original": record, "record": record}
        return {**self.admin_site.each_context(request), **names, "kinds": capfirst(self.opts.verbose_name_plural)}


def _asks_why(screen: admin.ModelAdmin, request: HttpRequest, record: Any) -> bool:
    return record is not None and screen.has_change_permission(request, record)


def _reason(form: Any) -> str:
    return str(form.cleaned_data.get(REASON) or "").strip()
