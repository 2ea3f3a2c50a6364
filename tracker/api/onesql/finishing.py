"""Members that Python finishes from what the database wrote for them: snippets of a search, readings side by side.

What they are made of comes with the row, so that the page stays one statement.
"""

import json
from abc import abstractmethod
from collections.abc import Iterator, Mapping
from typing import Any

from rest_framework.fields import Field
from rest_framework.renderers import JSONRenderer

from .place import Place
from .text import Text

MARK = "\x1d"  # no JSON has it: within strings it is escaped
_finished: dict[str, "type[Finished]"] = {}


class Finished(Field):
    """A field whose SQL form is not what it shows, but what that is made of."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        _finished[cls.__name__] = cls

    @abstractmethod
    def ingredients(self, place: Place) -> Text:
        """A JSON document of what the member is made of."""

    @classmethod
    @abstractmethod
    def finish(cls, found: Any, context: Mapping[str, Any]) -> Any:
        """The member, of those ingredients."""

    def in_sql(self, place: Place) -> Text:
        return Text(f"{MARK}{type(self).__name__}{MARK}", self.ingredients(place), MARK)


def finished(text: bytes, context: Mapping[str, Any]) -> bytes:
    """What the database wrote, each member of this kind in it finished."""
    return b"".join(_parts(text, context)) if MARK.encode() in text else text


def _parts(text: bytes, context: Mapping[str, Any]) -> Iterator[bytes]:
    first, *others = text.split(MARK.encode())
    yield first
    for name, found, more in zip(*[iter(others)] * 3, strict=True):
        member = _finished[name.decode()].finish(json.loads(found), context)
        yield JSONRenderer().render([member])[1:-1]  # nothing is written of None by itself
        yield more
