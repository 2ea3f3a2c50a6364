"""Merging on the desk: pick the record that stays, see what would come of it, say why; and the way back."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth import get_permission_codename
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.text import capfirst

from ..models import MergedRecord
from .links import address
from .merges import AskedMerge, AskedUndo, chooser


class MergingMixin(admin.ModelAdmin):
    """A record that can be merged into another of its kind, by whoever has the right to."""

    def get_urls(self) -> list[Any]:
        name, view = f"{self.opts.app_label}_{self.opts.model_name}", self.admin_site.admin_view
        return [
            path("<path:object_id>/merge/", view(self.merge_view), name=f"{name}_merge"),
            path("<path:object_id>/merged/<int:number>/undo/", view(self.undo_view), name=f"{name}_undo_merge"),
            *super().get_urls(),
        ]

    def merge_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Which record stays; then what moves to it, and the button that does it."""
        record = self._to_merge(request, object_id)
        sent = request.POST if request.method == "POST" else request.GET
        field = chooser(self.model, self.admin_site, but=record)
        named = _named(sent)
        others = self.get_queryset(request).exclude(pk=record.pk)
        winner: Any = others.filter(**named).first() if named else None
        asked = AskedMerge(request, record, winner) if winner is not None else None
        if asked is not None and request.method == "POST" and self._done(request, asked, winner):
            self.message_user(request, f"{record.slug} was merged into this record, and leads here from now on.")
            return HttpResponseRedirect(address(winner))
        context = {"asked": asked, "winner": winner, "chooser": field, "not_found": named and not winner}
        return self._merge_page(request, "desk/merge.html", f"Merge this {self.opts.verbose_name}", record, context)

    def undo_view(self, request: HttpRequest, object_id: str, number: int) -> HttpResponse:
        """Why the merge cannot be undone, or the button that does it."""
        record = self._to_merge(request, object_id)
        own = MergedRecord.objects.filter(kind=self.model._meta.label, into_slug=record.slug, pk=number)
        merged = own.first()
        if merged is None:
            raise Http404
        asked = AskedUndo(request, merged)
        if request.method == "POST" and self._done(request, asked, record):
            self.message_user(request, f"The merge was undone: {merged.old_slug} is a record of its own again.")
            return HttpResponseRedirect(address(self.model._base_manager.get(pk=merged.number)))
        return self._merge_page(
            request, "desk/undo_merge.html", "Undo the merge", record, {"asked": asked, "merged": merged}
        )

    def _done(self, request: HttpRequest, asked: Any, winner: Any) -> bool:
        with transaction.atomic():
            self.before_importing()  # type: ignore[attr-defined]
            if not asked.done():
                return False
            self.after_saving(request, winner)  # type: ignore[attr-defined]
        return True

    def _to_merge(self, request: HttpRequest, object_id: str) -> Any:
        if not self._may_merge(request):
            raise PermissionDenied
        record = self.get_object(request, unquote(object_id))
        if record is None:
            raise Http404
        return record

    def _may_merge(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(f"{self.opts.app_label}.{get_permission_codename('merge', self.opts)}"))

    def _merge_page(
        self, request: HttpRequest, template: str, title: str, record: Any, context: dict[str, Any]
    ) -> HttpResponse:
        names = {"opts": self.opts, "original": record, "record": record, "subtitle": str(record), "title": title}
        kinds = {"kinds": capfirst(self.opts.verbose_name_plural), "kind": self.opts.verbose_name}
        shown = {**self.admin_site.each_context(request), **names, **kinds, **context}
        return TemplateResponse(request, template, shown)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        record = context.get("original")
        if record is not None and self._may_merge(request):
            own = MergedRecord.objects.filter(kind=self.model._meta.label, into_slug=record.slug).exclude(touched={})
            context |= {"may_merge": True, "merged": list(own.defer("touched"))}
        return super().render_change_form(request, context, *args, **kwargs)

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> HttpResponse:
        """The screen of a record that was merged leads to the one that stayed."""
        number = unquote(object_id)
        kind = self.model._meta.label
        merged = MergedRecord.objects.filter(kind=kind, number=number).first() if number.isdecimal() else None
        winner = merged and self.model._base_manager.filter(slug=merged.into_slug).first()
        if merged is None or winner is None:
            return super()._get_obj_does_not_exist_redirect(request, opts, object_id)  # type: ignore[misc]
        self.message_user(request, f"{merged.old_slug} was merged into this record.", messages.INFO)
        return HttpResponseRedirect(address(winner))


def _named(sent: Any) -> dict[str, Any]:
    """Which record was chosen: by its number from the list, by its slug where there is no JavaScript."""
    if str(sent.get("into", "")).isdecimal():
        return {"pk": sent["into"]}
    return {"slug": slug} if (slug := sent.get("slug", "").strip()) else {}
