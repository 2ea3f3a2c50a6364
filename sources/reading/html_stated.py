"""What a web page says of itself: in JSON-LD, in its meta elements, in its headline."""

import json
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from . import names
from .dates import read_date
from .document import Stated

NEWS = {"NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle"}
ARTICLES = {*NEWS, "Article", "BlogPosting", "Report", "ScholarlyArticle", "TechArticle", "WebPage"}
META = {
    "title": ("citation_title", "dc.title", "dcterms.title", "og:title", "twitter:title"),
    "publisher": ("citation_publisher", "dc.publisher", "dcterms.publisher", "og:site_name"),
    "author": ("citation_author", "author", "dc.creator", "dcterms.creator", "article:author", "parsely-author"),
    "date": ("article:published_time", "citation_publication_date", "citation_date", "dc.date.issued",
             "dcterms.issued", "datepublished", "parsely-pub-date"),
    "address": ("og:url",),
}  # fmt: skip
DEEPEST, MOST = 40, 2_000  # levels and values of JSON-LD that are looked at


def stated(page: LexborHTMLParser) -> Stated:
    """What the page says. A date it gives in two ways that do not agree is left aside, and so is what is empty."""
    linked, meta = list(_linked_data(page)), _meta(page)
    article = next((each for each in linked if _types(each) & NEWS), None) or next(
        (each for each in linked if _types(each) & ARTICLES), {}
    )
    days = [_text(article.get("datePublished")), *meta["date"], *_marked_dates(page)]
    date, notes = _agreed([read_date(day) for day in days])
    return Stated(
        title=_first(names.title, _text(article.get("headline")), *meta["title"], *_headline(page)),
        publisher=_first(names.publisher, _name(article.get("publisher")), *meta["publisher"]),
        authors=names.authors([_name(each) for each in _listed(article.get("author"))])
        or names.authors(meta["author"]),
        published_on=date,
        address=_first(names.address, *_canonical(page), *meta["address"]),
        kind="news" if _types(article) & NEWS else "",
        notes=notes,
    )


def _meta(page: LexborHTMLParser) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in page.css("meta[content]"):
        named = each.attributes.get("name") or each.attributes.get("property") or each.attributes.get("itemprop") or ""
        found.setdefault(named.lower(), []).append(each.attributes.get("content") or "")
    return {what: [value for name in wanted for value in found.get(name, [])] for what, wanted in META.items()}


def _marked_dates(page: LexborHTMLParser) -> list[str]:
    marked = page.css("[itemprop=datePublished][datetime], time[pubdate][datetime]")
    return [each.attributes.get("datetime") or "" for each in marked]


def _headline(page: LexborHTMLParser) -> list[str]:
    """The one first heading of the page; where there is none, or are several, the title of the window."""
    headings = page.css("h1")
    found = headings if len(headings) == 1 else page.css("head > title")
    return [each.text() for each in found[:1]]


def _canonical(page: LexborHTMLParser) -> list[str]:
    return [each.attributes.get("href") or "" for each in page.css("link[rel=canonical]")[:1]]


def _agreed(dates: list[str]) -> tuple[str, tuple[str, ...]]:
    """The date, as exactly as it is given; none, and a note, where two do not agree."""
    given = sorted({date for date in dates if date}, key=len)
    longest = given[-1] if given else ""
    if all(longest.startswith(date) for date in given):
        return longest, ()
    return "", (f"it gives the dates {' and '.join(sorted(given))}",)


def _linked_data(page: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    for script in page.css('script[type="application/ld+json"]'):
        try:
            found = json.loads(script.text(), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _objects(found)


def _objects(found: Any) -> Iterator[dict[str, Any]]:
    waiting = [(found, 0)]
    for _ in range(MOST):
        if not waiting:
            return
        value, depth = waiting.pop(0)
        if isinstance(value, dict):
            yield value
            value = [value.get("@graph"), value.get("mainEntity")]
        if isinstance(value, list) and depth < DEEPEST:
            waiting += [(each, depth + 1) for each in value[:MOST]]


def _types(article: dict[str, Any]) -> set[str]:
    return {each for each in _listed(article.get("@type")) if isinstance(each, str)}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _name(value: Any) -> str:
    value = _listed(value)[0] if _listed(value) else None
    return _text(value.get("name") if isinstance(value, dict) else value)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _first(clean: Any, *texts: str) -> str:
    return next((found for text in texts if (found := clean(text))), "")
