"""The curation desk for what is challenged, and whom it binds."""

from . import actions, government, local

__all__ = ["actions", "government", "local"]
