"""Orders, proclamations, pages of the Federal Register, sections of the United States Code: what is cited by number."""

import re
from collections.abc import Iterator

_ORDER = re.compile(r"(?:executive order|exec\. order|eo|e\.o\.)\s*(?:no\.?\s*)?(\d{1,2},?\d{3})\Z", re.IGNORECASE)
_PROCLAMATION = re.compile(r"(?:proclamation|proc\.)\s*(?:no\.?\s*)?(\d{1,2},?\d{3})\Z", re.IGNORECASE)
_REGISTER = re.compile(r"(\d{1,3}) (?:fr|fed\. ?reg\.) (\d{1,3}(?:,?\d{3})?)\Z", re.IGNORECASE)
_CODE = re.compile(r"(\d{1,2}) U\.?S\.?C\.? (?:sec\. |# ?)?(\d+[a-z]?)((?:\(\w+\))*)(?:-(\w+))?\Z", re.IGNORECASE)

Key = tuple[str, ...]


def number_keys(number: str) -> Iterator[Key]:
    """What is looked up for a number that a record bears: EO 13768 is ("order", "13768")."""
    number = number.replace("\xa7", "#").strip()
    if match := _ORDER.match(number):
        yield "order", match[1].replace(",", "")
    elif match := _PROCLAMATION.match(number):
        yield "proclamation", match[1].replace(",", "")
    elif match := _REGISTER.match(number):
        yield "register", match[1], match[2].replace(",", "")
    elif match := _CODE.match(number):
        yield code_key(match[1], match[2], match[3])
        if match[4]:  # the last of several sections stands for them too
            yield code_key(match[1], match[4], "")


def code_key(title: str, section: str, below: str) -> Key:
    """A section of the Code with its subsections: 5 U.S.C. 706(2)(A)."""
    return "code", title, section.lower(), below.replace(" ", "").lower()


_LISTED = r"(\d{1,2},\d{3}|\d{4,5})(?![\d-])"
ORDERS = re.compile(
    rf"(?:[Ee]xecutive [Oo]rders?|EXECUTIVE ORDERS?|Exec\. Orders?|EOs?|E\.\s?O\.)(?:\s+Nos?\.)?\s+#?{_LISTED}"
)
PROCLAMATIONS = re.compile(rf"(?:[Pp]roclamations?|PROCLAMATIONS?|Proc\.)(?:\s+Nos?\.)?\s+{_LISTED}")
NEXT = re.compile(rf"(?:,? and |, or |, | or | & ){_LISTED}(?!\s+(?:people|jobs|workers|immigrants|officers|dollars))")
REGISTER = re.compile(r"\b(\d{1,3}) (?:Fed\. ?Reg\.|FR|F\.R\.|Federal Register) (?:at )?(\d{1,3},\d{3}|\d{2,6})\b")
CODE = re.compile(
    r"\b(\d{1,2}) ?(?:U\.? ?S\.? ?C(?:\.|ode)?|U\.S\. Code)(?: ?A\.)?\s*(?:##?|[Ss]ec(?:tions?|s?\.)|section)?\s*"
    r"(\d{1,5}[a-z]?)((?:\s?\([A-Za-z0-9]{1,4}\))*)"
)
SECTION = re.compile(r"(?:[Ss]ections?|SECTION|[Ss]ec\.|##?)\s*(\d{3,5}[a-z]?)\b((?:\([A-Za-z0-9]{1,4}\))*)")
