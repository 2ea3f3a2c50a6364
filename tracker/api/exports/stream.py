"""An answer that is sent while it is read.

What is published is read within a view's own context, which would end with the view. Here it goes over to the answer,
and ends with it: when all is read, when reading fails, or when the asker has gone away.
"""

import logging
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from contextvars import Context
from typing import Any

from django.http import StreamingHttpResponse

from ..problems.outages import is_outage, recover

log = logging.getLogger(__name__)


class Parts(Iterator[bytes]):
    """The parts of an answer. The first is read at once, so that what cannot be read is still told as a problem."""

    def __init__(self, parts: Generator[bytes]) -> None:
        self.parts, self.first = parts, next(parts, b"")
        self.context: Context | None = None
        self.begun = ExitStack()

    def take_over(self, context: Context, begun: ExitStack) -> None:
        """Be read in this context from now on, and end at last what was begun in it."""
        self.context, self.begun = context, begun

    def __next__(self) -> bytes:
        first, self.first = self.first, b""
        if first:
            return first
        try:
            part = self._run(next, self.parts, None)
        except Exception as error:
            # The connection breaks off: an answer that ended here would pass for a whole one.
            self._run(log.error, "An answer broke off: %s", error)
            self.close()
            if is_outage(error):
                recover()
            raise
        if part is None:
            self.close()
            raise StopIteration
        return part

    def close(self) -> None:
        """End what was begun; the server calls it in any case."""
        self._run(self._close)

    def _close(self) -> None:
        begun, self.begun = self.begun, ExitStack()
        with begun:
            self.parts.close()

    def _run(self, what: Callable[..., Any], *args: Any) -> Any:
        return self.context.run(what, *args) if self.context else what(*args)


class Streamed(StreamingHttpResponse):
    """Such an answer."""

    def __init__(self, parts: Generator[bytes], content_type: str) -> None:
        self.parts = Parts(parts)
        super().__init__(self.parts, content_type=content_type)
