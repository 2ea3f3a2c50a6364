"""Measuring: time, and how one run's times are told."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Any, Self
from unittest.mock import patch


class Stopwatch:
    """The seconds spent inside it, all together."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __enter__(self) -> Self:
        self._start = perf_counter()
        return self

    def __exit__(self, *raised: object) -> None:
        self.seconds += perf_counter() - self._start

    @contextmanager
    def around(self, owner: Any, name: str) -> Iterator[None]:
        """While the block runs, every call of this function counts. It must not call itself."""
        function: Callable[..., Any] = getattr(owner, name)

        def timed(*args: Any, **options: Any) -> Any:
            with self:
                return function(*args, **options)

        with patch.object(owner, name, timed):
            yield
