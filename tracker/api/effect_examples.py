"""Real answers, shown in the documentation of the API."""

from typing import Any

EXAMPLES: dict[str, Any] = {}
