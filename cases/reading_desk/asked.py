"""What an address of the reading desk asks for: a page, and the words that were chosen on it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from sources.anchors.anchor import digest
from sources.models import Document

from ..models import Suggestion
from .linking import CHANGED

WORDS_ELSEWHERE = "Those are not the words that you chose: load the page again, and choose them once more."


@dataclass
class Chosen:
    """Words that somebody chose, perhaps to put right what was proposed."""

    start: int
    end: int
    suggestion: Suggestion | None = None


def number(value: Any) -> int | None:
    """A whole number from 0; None for whatever is none."""
    text = str(value or "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def chosen(document: Document, sent: Any) -> tuple[Chosen | None, str]:
    """What was chosen, and what is wrong with it where something is.

    `text`: the SHA-256 of the text it was chosen in, `words`: of the words themselves; neither need be given.
    """
    suggestion = Suggestion.objects.filter(document=document, pk=number(sent.get("suggestion")) or 0).first()
    start, end = number(sent.get("start")), number(sent.get("end"))
    if start is None and end is None:
        return (Chosen(suggestion.start, suggestion.end, suggestion), "") if suggestion else (None, "")
    text = document.text
    if sent.get("text") and sent["text"] != digest(text):
        return None, CHANGED
    if start is None or end is None or not start < end <= len(text):
        return None, f"The text has characters 0 to {len(text)}: choose a first and a last among them."
    if sent.get("words") and sent["words"] != digest(text[start:end]):
        return None, WORDS_ELSEWHERE
    while start < end - 1 and text[start].isspace():
        start += 1
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return Chosen(start, end, suggestion), ""


def address(document: Document, *, to: str = "", **asked: Any) -> str:
    """The reading desk for a document. `to`: the part of the page."""
    told = urlencode({name: value for name, value in asked.items() if value not in (None, "")})
    start = reverse("admin:sources_document_read", args=[document.pk])
    return f"{start}{f'?{told}' if told else ''}{f'#{to}' if to else ''}"
