"""All that the reading desk shows of a document: a page of its text, marked, and the cards beside it."""

from functools import cached_property
from typing import Any

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from sources.anchors.anchor import digest
from sources.coverage.of_document import Coverage, coverage
from sources.models import Document

from ..choices import SuggestionState
from ..models import Suggestion
from .asked import Chosen, address, number
from .kinds import citable
from .marking import Mark, Piece, Sentence, marked
from .pages import page_of, pages
from .proposals import Proposal, proposals, short
from .supported import Cause, Cited

CARDS = 300  # of a kind on one page; where there are more, the page says so


class Screen:
    """One page of one document for one person."""

    has_more_suggestions = has_more_cited = False
    cards = CARDS

    def __init__(self, document: Document, person: Any, sent: Any, words: Chosen | None = None) -> None:
        self.document, self.chosen = document, words
        self.text = document.text
        self.kinds = citable(person)
        place = words.start if words else number(sent.get("at"))
        asked = number(sent.get("page"))
        self.number = page_of(self.pages, place) if place is not None and asked is None else (asked or 1) - 1
        self.number = min(max(self.number, 0), len(self.pages) - 1)

    @cached_property
    def coverage(self) -> Coverage:
        return coverage(self.document)

    @cached_property
    def text_sha256(self) -> str:
        return digest(self.text)

    @cached_property
    def pages(self) -> list[tuple[int, int]]:
        return pages(len(self.text), [(each.start, each.end) for each in self.coverage.sentences])

    @property
    def page(self) -> tuple[int, int]:
        return self.pages[self.number]

    @property
    def earlier(self) -> str:
        return address(self.document, page=self.number) if self.number else ""

    @property
    def later(self) -> str:
        return address(self.document, page=self.number + 2) if self.number + 1 < len(self.pages) else ""

    def _suggestions(self, state: SuggestionState) -> list[Suggestion]:
        """Those that begin on this page, and one more than it shows where there are more."""
        first, last = self.page
        rows = Suggestion.objects.filter(document=self.document, start__gte=first, start__lt=last, state=state)
        return list(rows.select_related("decided_by")[: CARDS + 1])

    @cached_property
    def open(self) -> list[Suggestion]:
        found = self._suggestions(SuggestionState.PROPOSED)
        self.has_more_suggestions = len(found) > CARDS
        return found[:CARDS]

    @cached_property
    def proposals(self) -> list[Proposal]:
        """The open ones; those that a person may decide on before those that only others cite."""
        found = proposals([row for row in self.open if row.end <= len(self.text)], self.text, self.kinds)
        return sorted(found, key=lambda each: each.is_for_others)

    @property
    def own(self) -> list[Proposal]:
        return [each for each in self.proposals if not each.is_for_others]

    @property
    def for_others(self) -> list[Proposal]:
        return [each for each in self.proposals if each.is_for_others]

    @cached_property
    def rejected(self) -> list[tuple[Suggestion, str]]:
        rows = self._suggestions(SuggestionState.REJECTED)[:CARDS]
        return [(row, short(self.text[row.start : row.end])) for row in rows]

    @cached_property
    def open_elsewhere(self) -> int:
        """How many suggestions wait on other pages."""
        rows = Suggestion.objects.filter(document=self.document, state=SuggestionState.PROPOSED)
        return rows.count() - len(self.open)

    @cached_property
    def was_read(self) -> bool:
        """Whether suggestions were ever made for it."""
        return bool(self.open) or Suggestion.objects.filter(document=self.document).exists()

    @cached_property
    def cited(self) -> list[Cited]:
        """The passages on this page with the records that cite them."""
        first, last = self.page
        rows = [each for each in self.coverage.passages if each.start < last and each.end > first]
        if not self.text:
            rows = list(self.coverage.passages)
        self.has_more_cited = len(rows) > CARDS
        return [Cited.of(each, self.text) for each in rows[:CARDS]]

    @property
    def whole(self) -> list[Cause]:
        """The records that cite the document and no passage of it."""
        return [Cause.of(tie) for tie in self.coverage.whole[:CARDS]]

    @property
    def next_bare(self) -> str:
        """Where the first sentence that supports nothing stands, on this page or after it; else the first of all."""
        bare = [(n, each) for n, each in enumerate(self.coverage.sentences) if not each.supports]
        after = next((found for found in bare if found[1].start >= self.page[0]), bare[0] if bare else None)
        if after is None:
            return ""
        return address(self.document, page=page_of(self.pages, after[1].start) + 1, to=f"n{after[0]}")

    @property
    def marked(self) -> SafeString:
        """The text of the page, character by character, each piece saying where it begins."""
        first, last = self.page
        told = [(n, each) for n, each in enumerate(self.coverage.sentences) if each.start < last and each.end > first]
        bare = {n for n, each in told if not each.supports}
        spans = [(n, (each.start, each.end)) for n, each in told]
        return mark_safe("".join(_sentence(each, bare) for each in marked(self.text, self.page, spans, self._marks())))  # noqa: S308 (each piece is escaped)

    def _marks(self) -> list[Mark]:
        cited = [Mark(each.start, each.end, each.name, each.look) for each in self.cited]
        open_ = [Mark(p.row.start, p.row.end, f"s{p.row.pk}", "suggested") for p in self.proposals]
        words = [Mark(self.chosen.start, self.chosen.end, "chosen", "chosen")] if self.chosen else []
        return [*cited, *open_, *words]


def _sentence(sentence: Sentence, bare: set[int]) -> SafeString:
    inner = mark_safe("".join(_piece(piece) for piece in sentence.pieces))  # noqa: S308 (escaped there)
    if sentence.number is None:
        return inner
    look = " bare" if sentence.number in bare else ""
    return format_html('<bdi class="sentence{}" id="n{}">{}</bdi>', look, sentence.number, inner)


def _piece(piece: Piece) -> SafeString:
    anchors = mark_safe("".join(f'<span id="at-{escape(mark.name)}"></span>' for mark in piece.begin))  # noqa: S308
    words = _exactly(piece.words)
    if not piece.marks:
        return format_html('{}<span data-at="{}">{}</span>', anchors, piece.start, words)
    looks = " ".join(dict.fromkeys(mark.look for mark in piece.marks))
    cards = " ".join(mark.name for mark in piece.marks)
    return format_html(
        '{}<mark class="{}" data-at="{}" data-cards="{}">{}</mark>', anchors, looks, piece.start, cards, words
    )


def _exactly(words: str) -> SafeString:
    """Escaped; a carriage return by its number, because a page takes those that stand in it for line ends."""
    return mark_safe(escape(words).replace("\r", "&#13;"))  # noqa: S308 (escaped)
