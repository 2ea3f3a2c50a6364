"""What is done with the buttons beside a suggestion, and where one is led then."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest

from sources.models import Document

from ..choices import SuggestionState
from ..models import Suggestion
from ..suggestions.deciding import DecisionRefusedError, record_of, reject, reopen
from ..suggestions.suggesting import UnreadableError, suggest
from .asked import address, number
from .linking import accepted

BECAUSE = "reading_because"  # in the session: the reason last given, offered again
AT_ONCE = 1_000_000  # characters for which suggestions are made while one waits


def decide(request: HttpRequest, document: Document) -> str:
    """Do what the button says; where to go on. Raises `DecisionRefusedError`."""
    for name, does in _DOES.items():
        if name in request.POST:
            return does(request, document)
    raise DecisionRefusedError("Nothing was chosen.")


def _accept(request: HttpRequest, document: Document) -> str:
    key, _, candidate = request.POST["accept"].partition(" ")
    suggestion = _named(document, key)
    because = request.POST.get("because", "").strip()[:500]
    record = record_of(candidate) if candidate in suggestion.candidates else None
    if record is None:
        raise DecisionRefusedError("That record is not proposed here any more.")
    accepted(suggestion, record, by=request.user, because=because)
    request.session[BECAUSE] = because
    messages.success(request, f"Accepted: {record}.")
    return _onward(document, suggestion)


def _reject(request: HttpRequest, document: Document) -> str:
    everywhere = "reject_everywhere" in request.POST
    suggestion = _named(document, request.POST["reject_everywhere" if everywhere else "reject"])
    with transaction.atomic():
        reject(suggestion=suggestion, by=request.user, everywhere=everywhere)
        others = _reject_alike(request, suggestion) if everywhere else 0
    messages.success(request, f"Rejected{f', with {others} more of the same words' if others else ''}.")
    return _onward(document, suggestion)


def _reject_alike(request: HttpRequest, suggestion: Suggestion) -> int:
    """Those open on the same words with the same meaning go with it."""
    alike = Suggestion.objects.filter(
        document=suggestion.document_id,
        kind=suggestion.kind,
        words_sha256=suggestion.words_sha256,
        state=SuggestionState.PROPOSED,
    ).exclude(pk=suggestion.pk)
    found = [row for row in alike if (row.candidates, row.value) == (suggestion.candidates, suggestion.value)]
    for row in found:
        reject(suggestion=row, by=request.user)
    return len(found)


def _reopen(request: HttpRequest, document: Document) -> str:
    suggestion = _named(document, request.POST["reopen"])
    reopen(suggestion=suggestion, by=request.user)
    messages.success(request, "It is proposed once more.")
    return address(document, at=suggestion.start, to=f"s{suggestion.pk}")


def _propose(request: HttpRequest, document: Document) -> str:
    if len(document.text) > AT_ONCE:
        raise DecisionRefusedError(
            f"This text is long: run ./run manage suggest --document {document.slug} on the server."
        )
    try:
        report = suggest(document)
    except UnreadableError as error:
        raise DecisionRefusedError(str(error)) from None
    messages.success(request, f"{report.open} suggestion{'' if report.open == 1 else 's'} to decide on.")
    return address(document, page=number(request.GET.get("page")))


_DOES: dict[str, Callable[[Any, Document], str]] = {
    "accept": _accept,
    "reject": _reject,
    "reject_everywhere": _reject,
    "reopen": _reopen,
    "propose": _propose,
}


def _named(document: Document, key: str) -> Suggestion:
    found = Suggestion.objects.filter(document=document, pk=number(key) or 0).first()
    if found is None:
        raise DecisionRefusedError("That suggestion is gone: others were made since you opened the page.")
    return found


def _onward(document: Document, suggestion: Suggestion) -> str:
    """To the next one that is open on the page; else to where this one stood."""
    rows = Suggestion.objects.filter(
        document=suggestion.document_id, state=SuggestionState.PROPOSED, start__gte=suggestion.start
    )
    after = rows.order_by("start", "end", "kind").first()
    if after is None:
        return address(document, at=suggestion.start, to="suggestions")
    return address(document, at=after.start, to=f"s{after.pk}")
