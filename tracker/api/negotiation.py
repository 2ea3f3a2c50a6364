"""In which format a request is answered."""

from collections.abc import Iterable
from typing import Any

from rest_framework.negotiation import DefaultContentNegotiation

from sources.nearest import did_you_mean, near

from .problems.faults import BadParametersError, Fault


class Negotiation(DefaultContentNegotiation):
    """By `format` where it is given, else by the Accept header."""

    def filter_renderers(self, renderers: Iterable[Any], format: str) -> list[Any]:  # noqa: A002 (DRF's name for it)
        """Raises `BadParametersError` for a format that this address does not have."""
        renderers = list(renderers)
        found = [renderer for renderer in renderers if renderer.format == format]
        if not found:
            known = [renderer.format for renderer in renderers]
            message = f"There is no format {format!r} here. {did_you_mean(format, known)}Known: {', '.join(known)}."
            raise BadParametersError(Fault(self.settings.URL_FORMAT_OVERRIDE or "format", message, near(format, known)))
        return found
