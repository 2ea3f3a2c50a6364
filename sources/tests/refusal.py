"""What the database refuses, and the sentence a form says before it."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction


def _update(row: Any, values: dict[str, Any]) -> None:
    with transaction.atomic():
        type(row)._base_manager.filter(pk=row.pk).update(**values)
        connection.check_constraints()


def assert_refused(row: Any, sentence: str, **values: Any) -> None:
    """A row that was in order is refused with these values, by a bulk write and by a form; the form says why."""
    row.full_clean()
    with pytest.raises(IntegrityError):
        _update(row, values)
    for name, value in values.items():
        setattr(row, name, value)
    with pytest.raises(ValidationError) as refusal:
        row.full_clean()
    assert sentence in " ".join(refusal.value.messages)


def assert_allowed(row: Any, **values: Any) -> None:
    """The row is in order with these values too."""
    _update(row, values)
    row.refresh_from_db()
    row.full_clean()
