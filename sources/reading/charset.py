"""From bytes to characters, strictly: what is not wholly in one charset is refused rather than mended."""

import codecs
import re

from charset_normalizer import from_bytes

from .limits import CHARACTERS
from .refusal import UnreadableError

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LOOKED_AT = 256 * 1024  # bytes from which an unnamed charset is told
# Of bytes that are not ASCII, the share in whole UTF-8 characters from which a text is taken for broken UTF-8.
# In the two-byte charsets of East Asia a tenth is so by chance.
MOSTLY = 0.25
# A charset is as likely as another if its text is no more of a mess, and as coherent, within these shares.
CHAOS, COHERENCE = 0.01, 0.15
USUAL = "cp1252"  # of what was written in the West without saying in what
UTF_8 = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")


def is_charset(name: str) -> bool:
    """Whether texts can be decoded from a charset of this name."""
    try:
        bytes(4).decode(name)
    except (LookupError, ValueError):
        return False
    return True


def decoded(content: bytes, named: str = "", most: int = CHARACTERS) -> tuple[str, str]:
    """The text, unaltered but for its byte order mark, and the charset: by that mark, as named, UTF-8, or by its look.

    `named`: the charset that the document or the reader names; `most`: the characters there may be. Raises
    UnreadableError where no charset fits, or two do.
    """
    if len(content) > 4 * most:
        raise UnreadableError("too long", f"it has more than {most:,} characters. Split it.")
    text, charset = _decoded(content, named)
    if "\0" in text:
        at = text.index("\0")
        raise UnreadableError("NUL", f"it holds a NUL at character {at:,}: it is no text, or is in an unmarked UTF-16.")
    if len(text) > most:
        raise UnreadableError("too long", f"it has {len(text):,} characters, and the limit is {most:,}. Split it.")
    if not text.strip():
        raise UnreadableError("empty", "it holds no words.")
    return text, charset


def _decoded(content: bytes, named: str) -> tuple[str, str]:
    for mark, charset in BOMS:
        if content.startswith(mark):
            return _strictly(content, charset), charset.removesuffix("-sig")
    if b"\0" in content and not named.lower().replace("_", "-").startswith(("utf-16", "utf-32")):
        at = content.index(b"\0")
        raise UnreadableError("NUL", f"it holds a NUL byte at {at:,}: it is no text, or is in an unmarked UTF-16.")
    if named:
        return _strictly(content, named), codecs.lookup(named).name
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        _refuse_mixed(content, error.start)
    return _by_its_look(content)


def _strictly(content: bytes, charset: str) -> str:
    try:
        return content.decode(charset)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            "charset", f"it says it is in {charset}, and is not at byte {error.start:,}. Name its charset: --charset."
        ) from None


def _refuse_mixed(content: bytes, at: int) -> None:
    beyond = sum(len(found[0]) for found in BEYOND_ASCII.finditer(content))
    whole = sum(len(found[0]) for found in UTF_8.finditer(content))
    if whole >= MOSTLY * beyond:
        why = f"it is in UTF-8 up to byte {at:,}, and there in something else. Save it in one charset."
        raise UnreadableError("mixed charsets", why)


def _by_its_look(content: bytes) -> tuple[str, str]:
    """By what makes sense of it. Where several charsets do and read it differently: Windows-1252, if it is one."""
    likely = _likely(content[:LOOKED_AT])
    charset = USUAL if USUAL in likely else likely[0] if len(likely) == 1 else ""
    try:
        text = content.decode(charset) if charset else ""
    except UnicodeDecodeError:
        text = ""
    if not text or any("\x80" <= sign <= "\x9f" for sign in text):
        perhaps = f" ({', '.join(sorted(likely))}?)" if likely else ""
        raise UnreadableError("charset", f"its charset cannot be told{perhaps}. Name it: --charset windows-1252.")
    return text, charset


def _likely(sample: bytes) -> list[str]:
    """The charsets in which the sample makes as much sense as in the best; one of those that read it alike."""
    found = list(from_bytes(sample))
    best = found[0] if found else None
    near = [
        each
        for each in found
        if best is None or (each.chaos <= best.chaos + CHAOS and each.coherence >= best.coherence - COHERENCE)
    ]
    return [USUAL if USUAL in each.could_be_from_charset else each.encoding.replace("_", "-") for each in near]
