"""Work on all rows, also where a reader is only told of some: what the tracker computes and stores for everybody.

with everything():
    EffectPeriod.objects.filter(relief=relief).delete()
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_everything: ContextVar[bool] = ContextVar("everything", default=False)


@contextmanager
def everything() -> Iterator[None]:
    """Nothing is hidden here, whoever asked."""
    token = _everything.set(True)
    try:
        yield
    finally:
        _everything.reset(token)


def is_everything() -> bool:
    """Whether nothing is to be hidden now."""
    return _everything.get()
