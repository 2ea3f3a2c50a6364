"""What a row would change in its record, column by column, for the person who is to confirm it."""

from dataclasses import dataclass
from typing import Any

from diff_match_patch import diff_match_patch

CONTEXT = 60  # characters shown on either side of a change within a long text
MARKS = {-1: "del", 0: "", 1: "ins"}
Part = tuple[str, str]  # del, ins or nothing; and the text


@dataclass(frozen=True)
class Change:
    """One column: what stood there, and what will."""

    column: str
    before: str
    after: str

    @property
    def parts(self) -> list[Part]:
        """The text in pieces: kept, taken out, put in. What is far from any change is left out."""
        if not self.before or not self.after or " " not in self.before + self.after:
            return [part for part in (("del", self.before), ("ins", self.after)) if part[1]]
        comparing = diff_match_patch()
        found = comparing.diff_main(self.before, self.after)
        comparing.diff_cleanupSemantic(found)
        return [
            (MARKS[sign], text if sign else _shortened(text, n, len(found))) for n, (sign, text) in enumerate(found)
        ]


def _shortened(text: str, place: int, places: int) -> str:
    """A piece that stays: the end of the first, the start of the last, both of one between."""
    start = CONTEXT if place else 0
    end = CONTEXT if place < places - 1 else 0
    if len(text) <= start + end + 1:
        return text
    return f"{text[:start]}…{text[len(text) - end :]}"


class Differences:
    """Takes the place of django-import-export's, whose HTML carries styles of its own."""

    def __init__(self, sheet: Any, instance: Any, new: bool) -> None:
        self.columns = [column.column_name for column in sheet.get_import_fields()]
        self.before = [""] * len(self.columns) if new else _texts(sheet, instance)
        self.after: list[str] = []

    def compare_with(self, sheet: Any, instance: Any) -> None:
        """Note how the record stands now."""
        self.after = _texts(sheet, instance)

    def as_html(self) -> list[Change]:
        """What changed. The name is the library's; the template makes the HTML."""
        both = zip(self.columns, self.before, self.after, strict=True)
        return [Change(*change) for change in both if change[1] != change[2]]


def _texts(sheet: Any, instance: Any) -> list[str]:
    return [column.export(instance) for column in sheet.get_import_fields()]
