"""The curation desk for documents, what they say, and who wrote them."""

from . import documents, organizations, passages

__all__ = ["documents", "organizations", "passages"]
