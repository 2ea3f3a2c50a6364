"""Rows of one kind on the workbench, as many as were asked for."""

from collections.abc import Callable, Iterator
from typing import Any

from .controls import Sent

MOST = 60
MORE = "_more"


class Rows:
    """Forms side by side, of which those that nobody touched do not count.

    How many there are stands in the form itself; the button `MORE` with their name asks for one more, and works
    without JavaScript.
    """

    def __init__(self, sent: Sent, name: str, make: Callable[..., Any], *, at_first: int = 1) -> None:
        self.name = name
        self.forms = [make(sent, prefix=f"{name}-{number}") for number in range(_count(sent, name, at_first))]
        for form in self.forms:
            form.empty_permitted, form.use_required_attribute = True, False

    def __iter__(self) -> Iterator[Any]:
        return iter(self.forms)

    @property
    def filled(self) -> list[Any]:
        """Those somebody wrote into."""
        return [form for form in self.forms if form.has_changed()]

    @property
    def can_grow(self) -> bool:
        """Whether another row can be asked for."""
        return len(self.forms) < MOST


def _count(sent: Sent, name: str, at_first: int) -> int:
    text = str(sent.get(f"{name}-rows", ""))
    asked = int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else at_first
    return min(asked + (sent.get(MORE) == name), MOST)


def numbered(name: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Values as a form would send them back: lawsuit_rows-0-lawsuit, lawsuit_rows-1-lawsuit ..."""
    sent: dict[str, Any] = {f"{name}-rows": len(rows)}
    for number, row in enumerate(rows):
        sent |= {f"{name}-{number}-{field}": value for field, value in row.items()}
    return sent
