"""The columns of a sheet: what is written in a cell of each kind, and how it is read.

A column is django-import-export's field with a stricter reading: whatever cannot be read raises `ValueError` with a
sentence that says what to write instead. A cell that reads as the record stands leaves the record alone, so that a
sheet that was only looked at changes nothing.
"""

import re
from typing import Any

from django.db import models
from django.db.backends.base.operations import BaseDatabaseOperations
from django.utils.text import capfirst
from import_export.fields import Field

from ..dates import format_partial_date, parse_partial_date
from ..desk.dates import HOW, PRECISION
from ..nearest import did_you_mean, words
from .cells import alike, checked

EMPTY = "may not be empty. Write it, or take the column out to leave what is there"


class Column(Field):
    """A text. `tells` says for the handbook, and beside the form, what is written in it; `is_told` that it says all."""

    is_told = False

    def __init__(self, field: "models.Field[Any, Any]") -> None:
        super().__init__(attribute=field.name, column_name=field.name)
        self.field = field

    @property
    def tells(self) -> str:
        most = self.field.max_length
        return f"Text, at most {most} characters." if most else "Text."

    @property
    def needed(self) -> bool:
        """Whether a new record must have it."""
        return not (self.field.blank or self.field.null or self.field.has_default())

    @property
    def written_names(self) -> tuple[str, ...]:
        """The fields of the record that it fills."""
        return (self.field.name,)

    def help(self) -> str:
        """What is written in it, and what the record's screen says of it. Code stands between backticks."""
        label = capfirst(str(self.field.verbose_name))
        is_other = label.lower().replace(" ", "_") != self.field.name and not isinstance(
            self.field, models.ManyToManyField
        )
        usual = self.field.get_default() if self.field.has_default() and not self.field.blank else None
        said = [f"{label}:" if is_other else "", self.tells, "" if self.is_told else str(self.field.help_text)]
        said.append(f"Empty for a new one: `{usual}`." if usual is not None else "")
        return " ".join(filter(None, (sentence.strip() for sentence in said)))

    def export(self, instance: Any, **kwargs: Any) -> str:
        value = getattr(instance, self.field.name)
        return "" if value is None else str(value)

    def save(self, instance: Any, row: dict[str, str], is_m2m: bool = False, **kwargs: Any) -> None:
        """Bring a cell into the record, which is not stored yet. Raises ValueError."""
        cell = row[self.column_name]
        if not instance._state.adding and alike(cell, self.export(instance)):
            return
        if cell.strip():
            self.fill(instance, cell)
        else:
            self.empty(instance)

    def fill(self, instance: Any, cell: str) -> None:
        """Put in what the cell says. Raises ValueError."""
        setattr(instance, self.field.name, self.read(checked(cell)))

    def empty(self, instance: Any) -> None:
        """A blank cell means that there is nothing; a new record then has what is usual. Raises ValueError."""
        if self.field.has_default() and not self.field.blank:
            if not instance._state.adding:
                raise ValueError(f"{EMPTY}.")
        elif self.field.null:
            setattr(instance, self.field.name, None)
        elif self.field.blank:
            setattr(instance, self.field.name, self.nothing())
        else:
            raise ValueError(f"{EMPTY}." if not instance._state.adding else "may not be empty. Write it.")

    def nothing(self) -> Any:
        """What an empty field holds."""
        return ""

    def read(self, text: str) -> Any:
        """The value of a text that is not blank. Raises ValueError."""
        return text


class OwnSlug(Column):
    """Names the record that the row is about."""

    is_told = True
    needed = False

    @property
    def tells(self) -> str:
        return "The record that the row changes, by its slug. Empty for a new one, whose slug is then made."

    def save(self, instance: Any, row: dict[str, str], is_m2m: bool = False, **kwargs: Any) -> None:
        """Nothing: slugs never change."""


class Word(Column):
    """A word of a vocabulary, as it is stored or as screens show it."""

    @property
    def tells(self) -> str:
        return f"One of {words([f'`{value}`' for value, _ in self.field.flatchoices if value])}."

    def read(self, text: str) -> str:
        known = [(str(value), str(label)) for value, label in self.field.flatchoices if value]
        for value, label in known:
            if text.casefold() in (value.casefold(), label.casefold()):
                return value
        values = [value for value, _ in known]
        raise ValueError(f"is none of its words. {did_you_mean(text.lower(), values)}Its words: {words(values)}.")


class PartialDate(Column):
    """A date as far as it is known."""

    @property
    def tells(self) -> str:
        return HOW

    @property
    def written_names(self) -> tuple[str, ...]:
        return (self.field.name, f"{self.field.name}{PRECISION}")

    def export(self, instance: Any, **kwargs: Any) -> str:
        return format_partial_date(*(getattr(instance, name) for name in self.written_names))

    def fill(self, instance: Any, cell: str) -> None:
        try:
            date, precision = parse_partial_date(cell.strip())
        except ValueError as error:
            wrong = str(error) if "write" in str(error) else f"{error} Write 2017-11-20, 2017-11 or 2017."
            raise ValueError(wrong) from None
        for name, value in zip(self.written_names, (date, precision.value), strict=True):
            setattr(instance, name, value)

    def empty(self, instance: Any) -> None:
        super().empty(instance)
        setattr(instance, self.written_names[1], "")


class Number(Column):
    """A whole number."""

    @property
    def tells(self) -> str:
        return "A whole number."

    def read(self, text: str) -> int:
        least, most = BaseDatabaseOperations.integer_field_ranges[self.field.get_internal_type()]
        if not re.fullmatch(r"-?[0-9]{1,20}", text):
            raise ValueError("is no whole number. Write digits only.")
        if not least <= int(text) <= most:
            raise ValueError(f"is outside {least} to {most}. Write a number within.")
        return int(text)


class Doubts(Column):
    """What was not verified, a line each: the name of the field, a colon, the reason."""

    is_told = True
    names: frozenset[str] = frozenset()  # what can be in doubt: the desk says it

    @property
    def tells(self) -> str:
        return "What was not verified, and why, a line for each: `filed_on: the two sources differ`."

    def export(self, instance: Any, **kwargs: Any) -> str:
        return "\n".join(f"{name}: {why}" for name, why in getattr(instance, self.field.name).items())

    def nothing(self) -> dict[str, str]:
        return {}

    def empty(self, instance: Any) -> None:
        setattr(instance, self.field.name, self.nothing())

    def fill(self, instance: Any, cell: str) -> None:
        known = {*self.names, *getattr(instance, self.field.name)}
        doubts: dict[str, str] = {}
        for line in filter(None, (line.strip() for line in checked(cell).split("\n"))):
            name, _, why = (part.strip() for part in line.partition(":"))
            if not why:
                raise ValueError(f"“{line}” gives no reason. Write the field, a colon and the reason, a line for each.")
            if name not in known:
                near = did_you_mean(name, known)
                raise ValueError(f"{name} is nothing that can be in doubt. {near}It may be: {words(sorted(known))}.")
            if name in doubts:
                raise ValueError(f"{name} is named twice. Write both reasons in one line.")
            doubts[name] = why
        setattr(instance, self.field.name, doubts)
