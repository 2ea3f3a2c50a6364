"""What stands on a web page and is not the text: navigation, banners, forms, lists of other stories."""

import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

NEVER = (
    "script, style, noscript, template, nav, footer, aside, form, button, select, input, textarea, iframe, object, "
    "embed, svg, canvas, audio, video, dialog, menu, [hidden], [aria-hidden=true], [role=navigation], [role=banner], "
    "[role=contentinfo], [role=complementary], [role=search], [role=dialog], [role=alertdialog], [role=alert]"
)
NAMED = re.compile(
    "cookies?|consent|gdpr|newsletter|share|sharing|social|breadcrumbs?|related|recirc|advert(?:isement)?|ads|promo|"
    "sponsored|sidebar|navbar|navigation|menu|skip|subscribe|paywall|popup|modal|masthead|feedback|poll|trending",
    re.IGNORECASE,
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
MOST = 0.4  # of the page's text: what holds more is no furniture, whatever it is called


def clear(page: LexborHTMLParser) -> None:
    """Take the furniture away. What holds the headline or most of the text stays, whatever its name."""
    for each in page.css(NEVER):
        if each.tag not in ("html", "body") and (each.tag in ("script", "style", "template") or not _is_core(each)):
            each.decompose()
    whole = len(page.body.text()) if page.body else 0
    for each in list(_suspects(page)):
        if not _is_core(each) and len(each.text()) <= MOST * whole:
            each.decompose()


def _is_core(node: Any) -> bool:
    return node.tag in ("article", "main", "h1") or node.css_first("article, main, h1") is not None


def _suspects(page: LexborHTMLParser) -> Iterator[Any]:
    """Those named as furniture, those hidden, and the page's own header; inner ones first, so that none is met gone."""
    found = [each for each in page.css("body [class], body [id], body [style], body header") if _is_suspect(each)]
    return reversed(found)


def _is_suspect(node: Any) -> bool:
    given = node.attributes
    words = PARTS.findall(f"{given.get('class') or ''} {given.get('id') or ''}")
    if any(NAMED.fullmatch(word) for word in words) or HIDDEN.search(given.get("style") or ""):
        return True
    return node.tag == "header" and not _within(node, ("article", "main"))


def _within(node: Any, tags: tuple[str, ...]) -> bool:
    above = node.parent
    while above is not None:
        if above.tag in tags:
            return True
        above = above.parent
    return False
