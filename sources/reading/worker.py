"""The process in which one page or PDF is parsed: `python -m sources.reading.worker html < page`.

It holds itself to the limits before it reads a byte, and prints what it found as JSON. Whatever a document does to its
parser, it does it here.
"""

import contextlib
import json
import sys

from .limits import MEMORY_BYTES, PROCESSOR_SECONDS
from .refusal import UnreadableError


def main(kind: str, named: str) -> None:
    """Read a document from standard input."""
    _limit()
    try:
        found = {"read": _read(kind, named, sys.stdin.buffer.read()).told()}
    except UnreadableError as refusal:
        found = {"refused": [refusal.word, refusal.sentence]}
    except (MemoryError, RecursionError):
        found = {"refused": ["too costly", f"reading it takes more than {MEMORY_BYTES // 1024**2:,} MB of memory."]}
    sys.stdout.buffer.write(json.dumps(found, ensure_ascii=False).encode("utf-8", "replace"))


def _limit() -> None:
    try:
        import resource
    except ImportError:  # a system without such limits
        return
    for what, most in ((resource.RLIMIT_AS, MEMORY_BYTES), (resource.RLIMIT_CPU, PROCESSOR_SECONDS)):
        with contextlib.suppress(ValueError, OSError):  # a stricter limit stands already
            resource.setrlimit(what, (most, most))


def _read(kind: str, named: str, content: bytes):  # type: ignore[no-untyped-def]
    if kind == "pdf":
        from .pdf_text import read

        return read(content)
    from .html_text import read as read_page

    return read_page(content, named)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "")
