"""How far a long piece of work is, told on stderr."""

import time
from typing import Any, Protocol

PATIENCE = 1.0  # seconds before anything is said
SPARSE = 10.0  # seconds between lines where they cannot be redrawn


class Sized(Protocol):
    """A file, as far as progress is concerned."""

    @property
    def name(self) -> str: ...

    @property
    def size(self) -> int: ...


class Progress:
    """Bytes of files read so far: redrawn in place on a terminal, a line now and then elsewhere."""

    def __init__(self, out: Any, doing: str = "Loading") -> None:
        self.out, self.doing = out, doing
        self.size = 0  # of all there is to read
        self.is_terminal = bool(getattr(out, "isatty", lambda: False)())
        self.done = 0
        self.next = time.monotonic() + PATIENCE
        self.is_drawn = False

    def add(self, file: Sized) -> None:
        """A file was read."""
        self.done += file.size
        if time.monotonic() < self.next:
            return
        self.next = time.monotonic() + (0.1 if self.is_terminal else SPARSE)
        line = f"{self.doing}: {100 * self.done // max(self.size, 1):3} % ({file.name})"
        if self.is_terminal:
            self.out.write(f"\r\033[K{line[:110]}", ending="")
            self.out.flush()
            self.is_drawn = True
        else:
            self.out.write(line)

    def clear(self) -> None:
        """Take the line away again."""
        if self.is_drawn:
            self.out.write("\r\033[K", ending="")
            self.out.flush()
