"""Citations of reporters (888 F.3d 272), found by eyecite."""

import logging

logging.getLogger("eyecite").setLevel(logging.ERROR)  # it warns of citations that it cannot tell apart, text and all


def find(text: str) -> list[tuple[int, int, str]]:
    """Where cases are cited by volume, reporter and page, and each citation in its usual form."""
    import eyecite  # here, because it takes a third of a second to load
    from eyecite.models import FullCaseCitation

    return [
        (*citation.span(), citation.corrected_citation())
        for citation in eyecite.get_citations(text)
        if isinstance(citation, FullCaseCitation)
    ]
