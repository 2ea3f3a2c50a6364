"""Whether a record may be stored as a row leaves it: the fields, the record's own rules, the constraints."""

from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from ..constraints import Rule

Said = dict[str, list[str]]  # by column; by "" what is about the whole row
REMEDIES = {
    "blank": "may not be empty. Write it.",
    "null": "may not be empty. Write it.",
    "max_length": "has {show_value} characters; {limit_value} fit. Shorten it.",
}


def broken(record: Any, *, wrong: Collection[str], columns: Mapping[str, str]) -> Said:
    """What keeps the record from being stored.

    `wrong`: fields that are known to be wrong already, which nothing is asked of. `columns`: by field, the column that
    a sentence about it belongs to.
    """
    said: Said = {}

    def say(field: str, sentences: Collection[str]) -> None:
        said.setdefault(columns.get(field, ""), []).extend(s for s in sentences if s not in said.get(field, []))

    for check in (record.clean_fields, lambda exclude: record.clean()):
        try:
            check(exclude=set(wrong))
        except ValidationError as error:
            for field, errors in error.update_error_dict({}).items():
                if field not in wrong:
                    say("" if field == NON_FIELD_ERRORS else field, [_sentence(each) for each in errors])
    doubtful = {*wrong, *(field for field in columns if columns[field] in said)}
    for constraint in record._meta.constraints:
        if not _kept(constraint, record, doubtful):
            about = constraint.about if isinstance(constraint, Rule) else constraint.fields[-1]
            say(about, [str(constraint.violation_error_message)])
    return said


def _sentence(error: ValidationError) -> str:
    code, params = str(error.code or ""), error.params or {}
    if code in REMEDIES:
        return REMEDIES[code].format(**params)
    return " ".join(error.messages)


def _kept(constraint: Any, record: Any, doubtful: set[str]) -> bool:
    """Whether the record keeps a constraint, as far as that can be told while some fields are not right.

    A rule is asked in Python: the database would take a query for each.
    """
    if isinstance(constraint, Rule):
        condition: Any = constraint.condition
        if condition.referenced_base_fields & doubtful or constraint.holds is None:
            return True
        return bool(
            constraint.holds({field.name: getattr(record, field.attname) for field in record._meta.concrete_fields})
        )
    try:
        constraint.validate(type(record), record, exclude=doubtful)
    except ValidationError:
        return False
    return True
