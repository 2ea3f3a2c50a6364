"""Words of a document, known by hash: alone, and in their context, to be found again where a text has moved."""

import hashlib

AROUND = 32  # characters on either side that make up the context, as a W3C text quote selector has


def words_hash(text: str, start: int, end: int) -> str:
    """The SHA-256 of the characters [start, end), as a citation has it."""
    return hashlib.sha256(text[start:end].encode()).hexdigest()


def context_hash(text: str, start: int, end: int) -> str:
    """The SHA-256 of the words between what stands before and after them; blanks and line ends count as one blank."""
    parts = (text[max(start - AROUND, 0) : start], text[start:end], text[end : end + AROUND])
    told = "\n".join(" ".join(part.split()) for part in parts)
    return hashlib.sha256(told.encode()).hexdigest()
