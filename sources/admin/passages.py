"""What was found where citations point, and the way to settle it."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Case, QuerySet, When
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ..choices import PassageState
from ..corpus.settling import looked_at, point_to, still_cited
from ..desk.links import address, links
from ..desk.screens import ComputedAdmin
from ..models import Passage, Record

SHOWN, AROUND = 80, 300  # characters of a passage in a list; of the text around it on its screen


class PlaceForm(forms.Form):
    """The words that bear the records out, by their characters, and why they are others now."""

    start = forms.IntegerField(min_value=0, label="First character, counted from 0")
    end = forms.IntegerField(min_value=1, label="One past the last")
    because = forms.CharField(
        max_length=200,
        label="Why",
        widget=forms.TextInput(attrs={"class": "vTextField wide"}),
        help_text="It stands in the history of each record that cites the passage.",
    )


@admin.register(Passage)
class PassageAdmin(ComputedAdmin):
    """The passages that citations point to, those that do not hold before the others."""

    list_display = ("place", "status", "words", "found_at")
    list_filter = ("state", "document__kind")
    list_select_related = ("document",)
    search_fields = ("document__slug", "document__title", "exact")
    ordering = (Case(When(state=PassageState.INTACT, then=1), default=0), "state", "document", "start")
    fieldsets = (("Passage", {"fields": ("document", "start", "end", "state")}),)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Passage]:
        found = super().get_queryset(request).defer("document__text")
        match = request.resolver_match
        is_list = match is not None and match.url_name == "sources_passage_changelist"
        return still_cited(found) if is_list else found

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("sources.change_passage")

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """What was found; and whoever may, says that a moved passage stands rightly, or points to other words."""
        passage = self.get_object(request, unquote(object_id))
        if passage is None:
            raise Http404
        is_sent = request.method == "POST"
        if not (self.has_change_permission if is_sent else self.has_view_or_change_permission)(request, passage):
            raise PermissionDenied
        if not is_sent:
            return self._screen(request, passage, PlaceForm(initial=_offered(passage)))
        if "looked" in request.POST and passage.state == PassageState.MOVED:
            looked_at(passage)
            self.message_user(request, "The passage stands rightly where it is.")
            return HttpResponseRedirect(reverse("admin:sources_passage_changelist") + "?state__exact=moved")
        form = PlaceForm(request.POST)
        if form.is_valid():
            asked = form.cleaned_data
            try:
                found = point_to(passage, asked["start"], asked["end"], by=request.user, because=asked["because"])
            except ValueError as error:
                form.add_error("end", str(error))
            else:
                self.message_user(request, "The citations point to these words now.")
                return HttpResponseRedirect(address(found))
        return self._screen(request, passage, form)

    @admin.display(description="Passage", ordering="document")
    def place(self, passage: Passage) -> str:
        """Which document, and which characters."""
        return str(passage)

    @admin.display(description="State", ordering="state")
    def status(self, passage: Passage) -> SafeString:
        """What was found, in a word."""
        return format_html('<span class="passage-state {}">{}</span>', passage.state, passage.state)

    @admin.display(description="Words")
    def words(self, passage: Passage) -> SafeString | str:
        """Its first words, as last known."""
        words = " ".join(passage.exact.split())
        return format_html('<span dir="auto">{}</span>', words[:SHOWN] + ("…" if len(words) > SHOWN else "")) or "-"

    def _screen(self, request: HttpRequest, passage: Passage, form: PlaceForm) -> HttpResponse:
        text = passage.document.text
        context = {
            **self.admin_site.each_context(request),
            "title": "Passage",
            "subtitle": str(passage),
            "opts": self.opts,
            "passage": passage,
            "state": PassageState(passage.state),
            "there": _around(text, passage.start, passage.end),
            "nearest": _around(text, passage.nearest_start, passage.nearest_end),
            "line": text.count("\n", 0, passage.start) + 1,
            "records": links(dict.fromkeys(citation.record for citation in passage.citations()), name=_named),
            "form": form,
            "may_settle": self.has_change_permission(request, passage) and bool(text),
        }
        return TemplateResponse(request, "desk/passage.html", context)


def _named(record: Record) -> str:
    return f"{record._meta.verbose_name} {record}"


def _offered(passage: Passage) -> dict[str, Any]:
    """What the form begins with: the words most like those that are lost, where there are any."""
    if passage.nearest_start is not None:
        return {"start": passage.nearest_start, "end": passage.nearest_end}
    return {"start": passage.start, "end": passage.end}


def _around(text: str, start: int | None, end: int | None) -> tuple[str, str, str] | None:
    """A stretch of the text with what stands before and after it; None for none."""
    if start is None or end is None or start >= len(text):
        return None
    return text[max(start - AROUND, 0) : start], text[start:end], text[end : end + AROUND]
