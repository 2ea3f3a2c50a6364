"""Spreadsheets on the desk: import with a preview, export of what the list shows or of what is selected in it."""

from pathlib import PurePath
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst, slugify
from import_export.admin import ImportExportMixin

from ..desk.refusals import sentence
from . import csv_files, waiting, xlsx_files
from .forms import ConfirmForm, ExportForm, UploadForm
from .importing import Outcome, run
from .limits import MOST_EXPORTED
from .reading import read, refuse_large
from .sheet import Sheet
from .tables import SheetError

SHOWN = 200  # of the problems
SINCE = (
    "Since the preview somebody has changed what this file is about. Nothing was imported: this is how it looks now."
)


class SheetsMixin(ImportExportMixin):
    """A screen whose list can be exported and imported. `sheet`: the columns, and what is done with them."""

    sheet: ClassVar[type[Sheet]]
    import_export_change_list_template = "desk/sheets/change_list.html"

    def has_import_permission(self, request: HttpRequest) -> bool:
        return bool(self.has_add_permission(request) or self.has_change_permission(request))

    def has_export_permission(self, request: HttpRequest) -> bool:
        return bool(self.has_view_permission(request))

    # In

    def import_action(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Take a file, and show what it would change or what is wrong with it."""
        self._may(self.has_import_permission(request))
        if "empty" in request.GET:
            return self._file(self.model._default_manager.none(), request.GET["empty"])
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method != "POST" or not form.is_valid():
            return self._import_page(request, form)
        file, encoding = form.cleaned_data["file"], form.cleaned_data["encoding"]
        try:
            refuse_large(file.size)
            data, name = file.read(), PurePath(file.name).name[:100]
            outcome = self._run(request, data, encoding)
            return self._shown(request, form, outcome, data=data, name=name, encoding=encoding)
        except SheetError as error:
            form.add_error("file", str(error))
            return self._import_page(request, form)

    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Import the file whose preview was confirmed, if it still comes to the same."""
        self._may(self.has_import_permission(request))
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        try:
            note, data = waiting.find(request.POST.get("note", ""), **self._whose(request))
            outcome = self._run(request, data, note.encoding, confirmed=note.digest, source=note.name)
        except SheetError as error:
            return self._back(request, str(error))
        except IntegrityError as error:  # what the database only sees once everything is written
            return self._back(request, sentence(error))
        waiting.forget(note)
        if not outcome.stored:
            messages.warning(request, SINCE)
            form = UploadForm(initial={"encoding": note.encoding})
            return self._shown(request, form, outcome, data=data, name=note.name, encoding=note.encoding)
        told = f"{outcome.new} new, {outcome.changed} changed, {outcome.same} as they were"
        messages.success(request, f"Imported from {note.name}: {told}.")
        return HttpResponseRedirect(self._address("changelist"))

    def _run(self, request: HttpRequest, data: bytes, encoding: str, **told: str) -> Outcome:
        title = str(self.opts.verbose_name_plural)
        table = read(data, encoding=encoding, known=self.sheet.names, title=title)
        return run(self.sheet, table, desk=self, request=request, **told)

    def _shown(self, request: HttpRequest, form: Any, outcome: Outcome, **file: Any) -> HttpResponse:
        """The page with what came of a rehearsal."""
        context = {"outcome": outcome, "file_name": file["name"], "problems": outcome.problems[:SHOWN]}
        context["more_problems"] = len(outcome.problems) - SHOWN
        if outcome.telling and not outcome.problems:
            note = waiting.keep(**file, **self._whose(request), digest=outcome.digest)
            context["confirm_form"] = ConfirmForm({"note": note})
        return self._import_page(request, form, **context)

    def _whose(self, request: Any) -> dict[str, Any]:
        """Whose file it is, and for what."""
        return {"user": request.user.pk, "kind": self.opts.label}

    def _back(self, request: HttpRequest, sentence: str) -> HttpResponse:
        messages.error(request, f"Nothing was imported. {sentence}")
        return HttpResponseRedirect(self._address("import"))

    def _import_page(self, request: HttpRequest, form: Any, **more: Any) -> HttpResponse:
        columns = [(name, marked(one.help())) for name, one in self.sheet(desk=self).fields.items()]
        context = {"title": f"Import {self.opts.verbose_name_plural}", "form": form, "columns": columns, **more}
        return self._page(request, "desk/sheets/import.html", context)

    # Out

    def export_action(self, request: HttpRequest) -> HttpResponse:
        """Ask for the format, then send what the list shows with its search and filters."""
        self._may(self.has_export_permission(request))
        try:
            records = self.get_export_queryset(request)
        except IncorrectLookupParameters:
            return HttpResponseRedirect(self._address("export"))
        form = ExportForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                return self._file(records, form.cleaned_data["format"])
            except SheetError as error:
                form.add_error(None, str(error))
        context = {"title": f"Export {self.opts.verbose_name_plural}", "form": form, "columns": self.sheet.names}
        context |= {"count": records.count(), "all_of_them": not request.GET}
        return self._page(request, "desk/sheets/export.html", context)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions: dict[str, Any] = super().get_actions(request)
        if "_popup" not in request.GET and self.has_export_permission(request):
            for made in (export_as_xlsx, export_as_csv):
                actions[made.__name__] = (made, made.__name__, made.short_description)  # type: ignore[attr-defined]
        return actions

    def _file(self, records: QuerySet[Any], form: str) -> HttpResponse:
        """The records as a file. Raises SheetError."""
        count = records.count()
        if count > MOST_EXPORTED:
            raise SheetError(
                f"These are {count:,} records; {MOST_EXPORTED:,} is the most. Narrow the list by a filter."
            )
        sheet = self.sheet()
        rows = sheet.written(records)
        as_csv = form == "csv"
        data = csv_files.written(rows) if as_csv else xlsx_files.written(rows, capfirst(sheet.title))
        name = f"{slugify(sheet.title)}-{timezone.localdate()}.{'csv' if as_csv else 'xlsx'}"
        kind = (csv_files if as_csv else xlsx_files).CONTENT_TYPE
        return HttpResponse(data, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})

    # Both

    def _page(self, request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
        request.current_app = self.admin_site.name
        common = {**self.admin_site.each_context(request), "opts": self.opts, "media": self.media}
        return TemplateResponse(request, template, {**common, **context})

    def _address(self, page: str) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}")

    def _may(self, allowed: bool) -> None:
        if not allowed:
            raise PermissionDenied


def marked(text: str) -> SafeString:
    """A text with what stands between backticks as code."""
    pieces = enumerate(text.split("`"))
    return format_html_join("", "{}", ((format_html("<code>{}</code>", one) if n % 2 else one,) for n, one in pieces))


@admin.action(description="Export selected as XLSX")
def export_as_xlsx(desk: Any, request: HttpRequest, records: QuerySet[Any]) -> HttpResponse | None:
    """The selected records as a file."""
    return _selected(desk, request, records, "xlsx")


@admin.action(description="Export selected as CSV")
def export_as_csv(desk: Any, request: HttpRequest, records: QuerySet[Any]) -> HttpResponse | None:
    """The selected records as a file."""
    return _selected(desk, request, records, "csv")


def _selected(desk: Any, request: HttpRequest, records: QuerySet[Any], form: str) -> HttpResponse | None:
    try:
        response: HttpResponse = desk._file(records, form)
    except SheetError as error:
        messages.error(request, str(error))
        return None
    return response
