"""Taking a change back: by a change of its own, which must pass every check that any other must."""

from collections.abc import Collection, Iterable
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import connection, models
from django.utils.text import Truncator

from .changes import RowChange
from .records import owns
from .words import pairs_of
from .writing import writing

QUOTED = 80  # characters of a value that a refusal names


class CannotRevertError(Exception):
    """The change cannot be taken back any more; `sentences` say why."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(*sentences)
        self.sentences = sentences


def revert(rows: Collection[RowChange], *, field: str = "", by: Any = None, because: str = "") -> None:
    """Take back what was done to these rows, all of it or nothing; with `field`, to that field alone.

    Raises `CannotRevertError` where a row is no longer as the change left it, or where what was there before would not
    pass today, and `IntegrityError` where the database refuses it.
    """
    with writing(by=by, because=because):
        for row in sorted(rows, key=_order):
            {"+": _take_out, "-": _put_back, "~": _change_back}[row.row.history_type](row, field)
        connection.check_constraints()


def is_removable(model: type[models.Model]) -> bool:
    """Whether rows of this kind belong to a record, and may be taken out; a record of its own is withdrawn instead."""
    return any(owns(field) for field in model._meta.concrete_fields)


def _order(row: RowChange) -> tuple[int, int]:
    """What was added goes first, children before parents; then what was taken out comes back, parents first."""
    deep = depth(row.model)
    return {"+": (0, -deep), "-": (1, deep), "~": (2, deep)}[row.row.history_type]


def depth(model: type[models.Model]) -> int:
    """How many records a row of this kind stands in, one in another, itself counted."""
    owners: list[Any] = [field.related_model for field in model._meta.concrete_fields if owns(field)]
    return 1 + max((depth(owner) for owner in owners if owner is not model), default=0)


def _change_back(row: RowChange, only: str) -> None:
    record = stored(row)
    names = [name for name in row.changed if not only or only in pairs_of(row.model, [name])]
    if not names or row.before is None:
        raise CannotRevertError(f"The change did nothing to {only or 'this row'}.")
    if not all(row.model._meta.get_field(name).editable for name in names):
        raise CannotRevertError("This was a step of its publication: withdraw it, or submit and publish it anew.")
    refuse_later_changes(row, record, names)
    for name in names:
        setattr(record, name, getattr(row.before, name))
    _check(row, record)
    record.save()


def _take_out(row: RowChange, only: str) -> None:
    if only:
        raise CannotRevertError("The row was added whole: take the whole of it back.")
    if not is_removable(row.model):
        raise CannotRevertError(f"A {row.model._meta.verbose_name} is a record of its own: withdraw it instead.")
    record = stored(row)
    refuse_later_changes(row, record, [field.attname for field in row.row.tracked_fields])
    record.delete()


def _put_back(row: RowChange, only: str) -> None:
    if only:
        raise CannotRevertError("The row was taken out whole: put the whole of it back.")
    if row.model._base_manager.filter(pk=row.row.id).exists():
        raise CannotRevertError(f"It is there again: {row.title}.")
    record = row.row.instance
    _check(row, record)
    record.save(force_insert=True)


def stored(row: RowChange) -> Any:
    """The row as it is now, locked. Raises `CannotRevertError` where it is gone."""
    record = row.model._base_manager.select_for_update().filter(pk=row.row.id).order_by().first()
    if record is None:
        raise CannotRevertError(f"It is gone: {row.title}.")
    return record


def refuse_later_changes(row: RowChange, record: Any, names: Iterable[str]) -> None:
    """Raise `CannotRevertError` where one of these columns is no longer as the change left it."""
    later = [name for name in names if getattr(record, name) != getattr(row.row, name)]
    if later:
        raise CannotRevertError(
            *(
                f"{row.words.label(field)} was changed again since: it is now {_quoted(row, field, record)}, "
                f"not {_quoted(row, field, row.row)}."
                for field in pairs_of(row.model, later).values()
            )
        )


def _quoted(row: RowChange, field: Any, values: Any) -> str:
    told = Truncator(row.words.value(field, values)).chars(QUOTED)
    return f"“{told}”" if told else "empty"


def _check(row: RowChange, record: Any) -> None:
    """What was there before must pass today, as if it were typed in."""
    links = [field for field in record._meta.concrete_fields if isinstance(field, models.ForeignKey)]
    gone = [
        f"{row.words.label(field)}: what was named here is gone ({row.words.value(field, record)})."
        for field in links
        if (number := getattr(record, field.attname)) is not None
        and not field.related_model._base_manager.filter(pk=number).exists()
    ]
    if gone:
        raise CannotRevertError(*gone)
    try:
        record.full_clean()
    except ValidationError as error:
        raise CannotRevertError(*_sentences(row, error)) from None


def _sentences(row: RowChange, error: ValidationError) -> list[str]:
    """Those that would stand beside a field in a form begin with its name."""
    return [
        message if name == NON_FIELD_ERRORS else f"{row.words.label(row.model._meta.get_field(name))}: {message}"
        for name, messages in error.message_dict.items()
        for message in messages
    ]
