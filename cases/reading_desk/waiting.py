"""A new record begun on the reading desk: its form is opened with the words that will be its source, and cites them."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import ForeignKey
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from sources.desk.refusals import NOTHING_SAVED, RefusedError
from sources.models import Document, Record

from ..models import Suggestion
from ..suggestions.beginnings import beginning
from ..suggestions.deciding import DecisionRefusedError
from .asked import Chosen, address, chosen, number
from .linking import linked

WAITING = "_reading"  # in the address of the form: the document; start, end, text and suggestion stand beside it


def form_for_new(document: Document, words: Chosen, kind: type[Record], text_sha256: str) -> str:
    """The address of the form for a new record of a kind, begun from what was proposed, if anything was."""
    told: dict[str, Any] = {}
    begun = beginning(words.suggestion) if words.suggestion else None
    if begun and begun[0] == kind._meta.label:
        told = {name: _as_number(kind, name, value) for name, value in begun[1].items() if isinstance(value, str)}
    told |= {WAITING: document.pk, "start": words.start, "end": words.end, "text": text_sha256}
    if words.suggestion is not None:
        told["suggestion"] = words.suggestion.pk
    name = f"admin:{kind._meta.app_label}_{kind._meta.model_name}_add"
    return f"{reverse(name)}?{urlencode({key: value for key, value in told.items() if value is not None})}"


def _as_number(kind: type[Record], name: str, value: str) -> Any:
    """A link is told by the number of its record."""
    field: Any = kind._meta.get_field(name)
    if not isinstance(field, ForeignKey):
        return value
    other: Any = field.related_model
    return other._default_manager.filter(slug=value).values_list("pk", flat=True).first()


def cite_what_waits(request: HttpRequest, record: Record) -> None:
    """When a record was added: the words that its form was opened with become its source, in the same transaction."""
    key = number(request.GET.get(WAITING))
    document = Document.objects.filter(pk=key).first() if key is not None else None
    if document is None:
        return
    words, problem = chosen(document, request.GET)
    if words is None:
        raise RefusedError([problem or "The words to be cited are not told.", NOTHING_SAVED])
    suggestion = words.suggestion
    if suggestion is not None and suggestion.state != Suggestion._meta.get_field("state").default:
        suggestion = None  # somebody has decided it meanwhile: the words are cited all the same
    place: dict[str, Any] = {"start": words.start, "end": words.end, "text_sha256": request.GET.get("text", "")}
    because = "Begun on the reading desk"
    try:
        linked(document, record, **place, by=request.user, because=because, suggestion=suggestion)
    except DecisionRefusedError as error:
        raise RefusedError([str(error), NOTHING_SAVED]) from None
    back = address(document, at=words.start, to=f"t{words.start}")
    messages.success(request, format_html('The words you chose are its source. <a href="{}">Read on</a>', back))
