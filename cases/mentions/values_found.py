"""Dates and amounts where they stand."""

from . import amounts, days
from .findings import CLEAR, VALUE, Findings
from .mention import Mention
from .records import Kind


class ValuesFound(Findings):
    """Finds dates and amounts."""

    def value(self, kind: Kind, found: tuple[int, int, str] | None) -> bool:
        """Note a date or an amount, if it is one."""
        if found is None:
            return False
        start, end, value = found
        what = "date" if kind is Kind.DATE else "amount of US dollars"
        self.add(VALUE, Mention(kind, start, end, (), CLEAR, f"A {what}: {value}.", value))
        return True

    def month(self, start: int, end: int) -> bool:
        if not self.reading.flat[start].isupper():
            return False
        return self.value(Kind.DATE, days.month(self.reading, start, end))

    def fiscal(self, start: int, end: int) -> bool:
        return self.value(Kind.DATE, days.fiscal(self.reading, start))

    def dollars(self, start: int, end: int) -> bool:
        return self.value(Kind.AMOUNT, amounts.in_words(self.reading.flat, start))
