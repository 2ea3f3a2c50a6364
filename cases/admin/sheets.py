"""The spreadsheets of lawsuits and rulings."""

from typing import Any

from sources.sheets.columns import Column
from sources.sheets.links import Several
from sources.sheets.sheet import Sheet

from ..docket_numbers import DocketNumber, parse_district
from ..models import Lawsuit, Ruling
from .forms import LawsuitForm, RulingForm

INITIALS = "docket_initials"


class Docket(Column):
    """A docket number in any of the spellings in use; the judges' initials behind it go where they belong."""

    is_told = True

    @property
    def tells(self) -> str:
        return "In any spelling: `3:17-cv-00574`, or `No. 17-cv-574 (WHO)`."

    def save(self, instance: Any, row: dict[str, str], is_m2m: bool = False, **kwargs: Any) -> None:
        super().save(instance, row, is_m2m, **kwargs)
        initials = parsed(row[self.column_name]).initials
        if not initials:
            return
        written = row.get(INITIALS, "").strip()
        if written and written != initials:
            raise ValueError(f"ends in {initials}, but {INITIALS} is {written}. Write the same in both, or one only.")
        instance.docket_initials = initials
        if INITIALS in row:
            row[INITIALS] = initials

    def read(self, text: str) -> str:
        return parsed(text).number


def parsed(text: str) -> DocketNumber:
    """A docket number taken apart; one in a form that no district court uses, as it is."""
    try:
        return parse_district(text)
    except ValueError:
        return DocketNumber(text.strip())


class LawsuitSheet(Sheet):
    """A docket a row, known by its court and its number where no slug is given."""

    form = LawsuitForm
    made_of = {"docket_number": Docket}
    names = (
        *("slug", "short_name", "caption", "other_names", "court", "docket_number", INITIALS, "courtlistener_id"),
        *("case_type", "posture", "filed_on", "terminated_on", "developments", "summary"),
        *("verification", "doubts", "note"),
    )

    class Meta:
        model = Lawsuit

    def known_by(self, row: dict[str, str]) -> Any:
        court, number = row.get("court", "").strip(), row.get("docket_number", "").strip()
        if not (court and number):
            return None
        numbers = {number, parsed(number).number}
        return self.get_queryset().filter(court__slug=court, docket_number__in=numbers).first()


class RulingSheet(Sheet):
    """A ruling a row. Those of a court on a day are told apart by their kind, their lawsuits and their sequence."""

    form = RulingForm
    names = (
        *("slug", "court", "appeal", "lawsuits", "decided_on", "sequence", "kind", "result", "outcome", "scope"),
        *("docket_entry", "reporter_citation"),
        *("verification", "doubts", "note"),
    )

    class Meta:
        model = Ruling

    def lookalike(self, record: Any) -> Any:
        same = ("court", "appeal", "decided_on", "decided_on_precision", "kind", "sequence")
        alike = Ruling.objects.filter(**{name: getattr(record, name) for name in same})
        return alike.filter(lawsuits__in=self._lawsuits(record)).first()

    def sent(self, instance: Any) -> dict[str, str]:
        """The first lawsuit, as the screen's rows send it."""
        lawsuits = self._lawsuits(instance)
        return {"lawsuit_rows-0-lawsuit": str(lawsuits[0].pk)} if lawsuits else {}

    def _lawsuits(self, record: Any) -> list[Lawsuit]:
        [column] = [one for one in self.lists() if isinstance(one, Several)]
        return column.records(record)
