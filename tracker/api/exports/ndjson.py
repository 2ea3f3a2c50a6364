"""A list as newline-delimited JSON: what the database wrote of each row, sent on unread."""

from collections.abc import Iterable, Iterator


def ndjson(chunks: Iterable[list[bytes]]) -> Iterator[bytes]:
    """A line for each row."""
    for chunk in chunks:
        yield b"\n".join([*chunk, b""])
