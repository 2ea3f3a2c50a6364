"""The history of a record on the desk: every change of it and of what belongs to it, and the way to take one back."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import capfirst

from ..history.changes import changes, with_names
from ..history.records import history_of
from .reverting import TakingBack, open_to

CHANGES_A_PAGE = 25
UNFOLDED = 8  # rows of one change up to which each is shown at once


class HistoryMixin(admin.ModelAdmin):
    """A screen whose history shows all that belongs to the record, and lets it be taken back."""

    def get_urls(self) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_revert"
        return [
            path("<path:object_id>/history/revert/", self.admin_site.admin_view(self.revert_view), name=name),
            *super().get_urls(),
        ]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Every change of the record and of what belongs to it, newest first."""
        record = self._record(request, object_id)
        page = Paginator(changes(record), CHANGES_A_PAGE).get_page(request.GET.get("p"))
        found = with_names(list(page))
        context = {
            "title": "History",
            "page": page,
            "changes": found,
            "page_range": page.paginator.get_elided_page_range(page.number),
            "open": (open_rows := open_to(request.user, found)),
            "open_whole": {each.at for each in found if len(each.rows) > 1 and open_rows.issuperset(each.keys)},
            "unfolded": UNFOLDED,
            **self._context(request, record),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "desk/history.html", context)

    def revert_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """One change, or one field of it: what taking it back would do, and the button that does it."""
        record = self._record(request, object_id)
        back = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_history", args=[record.pk])
        asked = TakingBack(request, record)
        if request.method == "POST" and asked.done():
            self.message_user(request, "The change was taken back.", messages.SUCCESS)
            return HttpResponseRedirect(back)
        context = {"title": "Take back", "asked": asked, "back": back, **self._context(request, record)}
        return TemplateResponse(request, "desk/revert.html", context)

    def _record(self, request: HttpRequest, object_id: str) -> Any:
        """The record, also if it is gone. Raises `Http404` where there never was one."""
        record = self.get_object(request, unquote(object_id))
        if record is None and object_id.isdigit():
            past = history_of(self.model)._base_manager.filter(id=int(object_id)).order_by("history_id")
            last = past.last()
            record = last and last.instance
        if record is None:
            raise Http404
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        return record

    def _context(self, request: HttpRequest, record: models.Model) -> dict[str, Any]:
        names = {"opts": self.opts, "original": record, "record": record, "subtitle": str(record)}
        return {**self.admin_site.each_context(request), **names, "kinds": capfirst(self.opts.verbose_name_plural)}
