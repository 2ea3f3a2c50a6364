"""What the database refuses, in a sentence a curator can act on."""

import re
from dataclasses import dataclass

from django.apps import apps
from django.db import IntegrityError, models
from django.db.models import ProtectedError
from django.utils.text import capfirst

from .forms import in_labels

NOTHING_SAVED = "Nothing was saved."


@dataclass
class RefusedError(Exception):
    """A save that would leave the records at odds with one another: the sentences that say where."""

    sentences: list[str]


def sentence(error: IntegrityError) -> str:
    """What is wrong, and in which kind of record."""
    if isinstance(error, ProtectedError):
        others = ", ".join(sorted({f"{o._meta.verbose_name} {o}" for o in list(error.protected_objects)[:5]}))
        return f"What was to be removed is still named by: {others}. {NOTHING_SAVED}"
    found = _constraint(error)
    if found is not None:
        model, message = found
        return f"{capfirst(str(model._meta.verbose_name))}: {in_labels(model, message)} {NOTHING_SAVED}"
    said = str(error).splitlines()[0]
    if "foreign key" in said.lower():
        return f"A record named here was removed or changed meanwhile, or something else rests on it. {NOTHING_SAVED}"
    return f"{said} {NOTHING_SAVED}"  # the triggers speak for themselves


def _constraint(error: IntegrityError) -> tuple[type[models.Model], str] | None:
    """The constraint that the error is about: by its name, or by the columns SQLite names instead."""
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    text = str(error)
    columns = set(re.findall(r"(\w+\.\w+)", text.partition("UNIQUE constraint failed:")[2]))
    for model in apps.get_models():
        table, fields = model._meta.db_table, {field.name: field for field in model._meta.fields}
        for constraint in model._meta.constraints:
            named = constraint.name == name or (name is None and re.search(rf"\b{constraint.name}\b", text))
            unique = isinstance(constraint, models.UniqueConstraint) and {
                f"{table}.{fields[name].column}" for name in constraint.fields
            }
            if named or (columns and columns == unique):
                return model, str(constraint.violation_error_message)
    return None
