"""The names people write for a court, reduced to what they share."""

import re
import unicodedata


def court_name_key(name: str) -> str:
    """What two spellings of one court's name have in common: its letters and digits, case and accents folded.

    >>> court_name_key("N. D. Cal.") == court_name_key("ND CAL")
    True
    """
    folded = unicodedata.normalize("NFKD", name).casefold()
    return re.sub(r"[^a-z0-9]", "", folded)
