"""A web page as its reader reads it: paragraphs, a blank line between them."""

import codecs
import re
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from . import html_stated
from .charset import decoded
from .document import Read
from .furniture import clear
from .limits import CHARACTERS, FILE_BYTES
from .refusal import UnreadableError

BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article blockquote body caption center dd details div dl dt fieldset figcaption figure footer h1 h2 "
        "h3 h4 h5 h6 header hr html legend li main ol p pre section summary table tbody tfoot thead tr ul",
    )
)
CELLS = ("td", "th")
NAMED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
SPACE = re.compile(r"[ \t\n\r\f]+")


def read(content: bytes, named: str = "") -> Read:
    """The text of a page, and what it says of itself. `named`: the charset that the reader names."""
    source, charset = decoded(content, named or _named(content), FILE_BYTES)  # pictures may stand in it
    page = LexborHTMLParser(source)
    stated = html_stated.stated(page)
    clear(page)
    text = "\n\n".join(paragraphs(_core(page)))
    if not text:
        raise UnreadableError("empty", "nothing is left of the page without its furniture; was it made by a script?")
    if len(text) > CHARACTERS:
        raise UnreadableError("too long", f"it has more than {CHARACTERS:,} characters. Split it.")
    return Read(text, charset, stated)


def _named(content: bytes) -> str:
    """The charset that the page names in its first bytes, as browsers look for it; none where it has no such one."""
    match = NAMED.search(content[:1024])
    try:
        name = codecs.lookup(match[1].decode("ascii", "replace")).name if match else ""
    except LookupError:
        return ""
    if name.startswith("utf-16"):
        return "utf-8"  # it could not have been read this far
    return "cp1252" if name in ("iso8859-1", "ascii") else name  # as the WHATWG's Encoding Standard has it


def _core(page: LexborHTMLParser) -> Any:
    """The part that holds the text: the one article with its headline, else the one main part, else all."""
    mains = page.css("main, [role=main]")
    around = mains[0] if len(mains) == 1 else page.body
    articles = around.css("article") if around is not None else []
    if around is not None and len(articles) == 1:
        article = articles[0]
        headline_outside = around.css_first("h1") is not None and article.css_first("h1") is None
        if not headline_outside and 2 * len(article.text()) >= len(around.text()):
            return article
    return around


def paragraphs(root: Any) -> list[str]:
    """The blocks of text below an element, each as one paragraph; rows of a table with a tab between cells."""
    done: list[str] = []
    pieces: list[str] = []
    waiting: list[Any] = [root] if root is not None else []
    while waiting:  # not by recursion: pages nest as deep as they like
        node = waiting.pop()
        if node is None:
            _end(pieces, done)
        elif node.is_text_node:
            pieces.append(_words(node))
        elif node.is_element_node:
            _open(node, pieces, done, waiting)
    _end(pieces, done)
    return done


def _open(node: Any, pieces: list[str], done: list[str], waiting: list[Any]) -> None:
    if node.tag in BLOCKS:
        _end(pieces, done)
        waiting.append(None)
    elif node.tag == "br":
        pieces.append("\n")
    elif node.tag in CELLS and pieces:
        pieces.append("\t")
    children, child = [], node.child
    while child is not None:
        children.append(child)
        child = child.next
    waiting += reversed(children)


def _words(node: Any) -> str:
    words: str = node.text_content or ""
    return words if node.parent is not None and node.parent.tag == "pre" else SPACE.sub(" ", words)


def _end(pieces: list[str], done: list[str]) -> None:
    text = re.sub(r" *([\n\t]) *", r"\1", re.sub(" {2,}", " ", "".join(pieces))).strip(" \n\t")
    pieces.clear()
    if text:
        done.append(text)
