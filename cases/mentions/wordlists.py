"""Lists of words, written as one text."""


def words(text: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(text.split())


def in_order(text: str) -> tuple[str, ...]:
    """The words of a text as they come."""
    return tuple(text.split())
