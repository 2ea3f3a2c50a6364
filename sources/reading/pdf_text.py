"""The text of a PDF, page by page, a form feed between pages as other readers of PDF have it."""

import io
import logging
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from . import names
from .dates import read_date
from .document import Read, Stated
from .limits import CHARACTERS, PDF_PAGES
from .refusal import UnreadableError


def read(content: bytes) -> Read:
    """The text of a PDF, and what it says of itself. Raises UnreadableError for one without text, locked or broken."""
    if b"%PDF-" not in content[:1024]:
        raise UnreadableError("no PDF", "it does not begin as a PDF does. Has a page been saved under that name?")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError("locked", "it asks for a password. Save a copy without one.")
        number = len(reader.pages)
        if number > PDF_PAGES:
            raise UnreadableError("too long", f"it has {number:,} pages, and the limit is {PDF_PAGES:,}. Split it.")
        pages = _pages(reader, number)
        stated = _stated(reader)
    except (UnreadableError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 (a broken PDF fails in every way there is)
        known = isinstance(error, PyPdfError)
        raise UnreadableError("broken", f"it is no whole PDF ({error if known else type(error).__name__}).") from None
    blank = sum(not page.strip() for page in pages)
    if blank == number:
        raise UnreadableError("no text", "its pages are pictures. Have a program read them (OCR), and save the result.")
    how = f"{number} page{'s' if number != 1 else ''}"
    return Read("\f".join(pages), f"{how}, {blank} of them without text" if blank else how, stated)


def _pages(reader: PdfReader, number: int) -> list[str]:
    pages, characters = [], 0
    for n in range(number):
        page = _storable(reader.pages[n].extract_text())
        characters += len(page)
        if characters > CHARACTERS:
            raise UnreadableError("too long", f"it has more than {CHARACTERS:,} characters. Split it.")
        pages.append(page)
    return pages


def _storable(text: str) -> str:
    """Without what stands for no character: NULs, and halves of surrogate pairs, which broken fonts give."""
    return text.replace("\0", "").replace("\f", "\n").encode("utf-8", "replace").decode("utf-8")


def _stated(reader: PdfReader) -> Stated:
    """Its title and authors, and the day of publication where it names that; the day the file was made is another."""
    info: Any = reader.metadata or {}
    title, author = (str(info.get(name) or "") for name in ("/Title", "/Author"))
    try:
        xmp: Any = reader.xmp_metadata
    except Exception:  # noqa: BLE001 (an aside that is broken spoils no document)
        xmp = None
    creators = [str(each) for each in (getattr(xmp, "dc_creator", None) or [])]
    publishers = [str(each) for each in (getattr(xmp, "dc_publisher", None) or [])]
    titles = [str(each) for each in (getattr(xmp, "dc_title", None) or {}).values()]
    return Stated(
        title=next((found for each in (title, *titles) if (found := names.title(each))), ""),
        publisher=names.publisher(publishers[0]) if len(publishers) == 1 else "",
        authors=names.authors([author]) or names.authors(creators),
        published_on=read_date(str(info.get("/PublicationDate") or "")),
    )
