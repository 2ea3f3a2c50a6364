"""Amounts of US dollars as a text writes them."""

import re
from decimal import Decimal

_TIMES = {"thousand": 10**3, "k": 10**3, "million": 10**6, "m": 10**6, "mn": 10**6}
_TIMES |= {"billion": 10**9, "b": 10**9, "bn": 10**9, "trillion": 10**12, "t": 10**12}
_SIGNED = re.compile(
    r"\$\s?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?!\d)"
    r"(?:[\s-]?(?P<times>thousand|million|billion|trillion|[KkMmBb]n?)(?![A-Za-z]))?"
)
_IN_WORDS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s(?:(thousand|million|billion|trillion)\s)?dollars\b")


def signed(flat: str, start: int) -> tuple[int, int, str] | None:
    """The amount that begins with the dollar sign at `start`."""
    match = _SIGNED.match(flat, start)
    return (start, match.end(), _value(match["number"], match["times"])) if match else None


def in_words(flat: str, start: int) -> tuple[int, int, str] | None:
    """The amount that ends in `dollars` (with or without millions), the last words of which begin at `start`."""
    match = _IN_WORDS.search(flat, max(start - 16, 0), start + 20)
    return (match.start(), match.end(), _value(match[1], match[2])) if match and match.start() <= start else None


def _value(number: str, times: str | None) -> str:
    amount = Decimal(number.replace(",", "")) * _TIMES.get((times or "").lower(), 1)
    return f"{amount.normalize():f}" if amount == amount.to_integral() else f"{amount:.2f}"
