"""JSON Schemas (draft 2020-12) of the dossiers, for editors, generated from the same definition the loader reads by.

They see what one file can show: keys, shapes, vocabularies, forms. What needs other records, `load_fixtures --check`
finds.
"""

import inspect
import json
import re
from collections.abc import Iterator
from typing import Any

from django.core.validators import RegexValidator
from django.db import models

from sources.dates import EARLIEST, LATEST

from .checks import needs_source
from .definition import DOSSIERS
from .parts import Dossier
from .readers import Reader
from .telling import readers
from .values import a, integer_range, is_partial_date, is_required

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$"
DATE = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
WORDS: Schema = {"type": "string", "minLength": 1}


def files() -> Iterator[tuple[str, str]]:
    """Each schema's file name and text."""
    for dossier in DOSSIERS:
        yield f"{dossier.name}.json", json.dumps(schema(dossier), indent=2, ensure_ascii=False) + "\n"


def schema(dossier: Dossier) -> Schema:
    """The schema of one kind of dossier."""
    reader = readers()[dossier.name]
    definitions = {inner.model._meta.model_name: _record(inner) for inner in reader.everyone()}
    record: Schema = {"$ref": f"#/$defs/{reader.model._meta.model_name}"}
    return {
        "$schema": DIALECT,
        "title": f"Enjoined: {dossier.pattern}",
        **({"type": "array", "items": record} if dossier.listed else record),
        "$defs": definitions,
    }


def _record(reader: Reader) -> Schema:
    """One record as a mapping."""
    part = reader.part
    children = {key: _list(child) for key, child in reader.children.items()}
    sources = ["sources"] if needs_source(part) else []
    for key in sources:
        children[key]["minItems"] = 1
    return {
        "type": "object",
        "description": _first_paragraph(reader.model),
        "properties": {name: _field(reader, name) for name in part.fields} | children,
        "required": [*reader.required, *sources],
        "additionalProperties": False,
    }


def _list(reader: Reader) -> Schema:
    """A list of records inside another; a bare value may stand for one where the definition says so."""
    item: Schema = {"$ref": f"#/$defs/{reader.model._meta.model_name}"}
    if reader.part.short:
        item = {"anyOf": [_field(reader, reader.part.short), item]}
    return {"type": "array", "description": _first_paragraph(reader.model), "items": item}


def _field(reader: Reader, name: str) -> Schema:
    field: Any = reader.fields[name]
    told = [str(field.help_text)] if field.help_text else []
    if field.is_relation:
        told.insert(0, f"The slug of {a(str(field.related_model._meta.verbose_name))}.")
    title = str(field.verbose_name)
    return {
        **({"title": title[:1].upper() + title[1:]} if title != name.replace("_", " ") else {}),
        **({"description": " ".join(told)} if told else {}),
        **_value(reader, field),
    }


def _value(reader: Reader, field: Any) -> Schema:
    if field.choices:
        return {"oneOf": [{"const": str(word), "title": str(label)} for word, label in field.flatchoices if word != ""]}
    if field.is_relation:
        return {"type": "string", "pattern": SLUG}
    if is_partial_date(field):
        year = {"type": "integer", "minimum": EARLIEST.year, "maximum": LATEST.year - 1}
        return {"anyOf": [{"type": "string", "pattern": DATE}, year]}
    if isinstance(field, models.BooleanField):
        return {"type": "boolean"}
    if isinstance(field, models.IntegerField):
        least, most = integer_range(field)
        return {"type": "integer", "minimum": least, "maximum": most}
    if isinstance(field, models.DecimalField):
        return {"type": "number"}
    if isinstance(field, models.JSONField):
        known = {"enum": [*reader.part.fields, *reader.children]}
        return {"type": "object", "propertyNames": known, "additionalProperties": WORDS}
    return _text(field)


def _text(field: Any) -> Schema:
    forms = [re.compile(v.regex).pattern for v in field.validators if type(v) is RegexValidator]
    return {
        "type": "string",
        **({"minLength": 1} if is_required(field) else {}),
        **({"maxLength": field.max_length} if field.max_length else {}),
        **({"pattern": forms[0].replace(r"\Z", "$")} if forms else {}),
        **({"format": "uri"} if isinstance(field, models.URLField) else {}),
    }


def _first_paragraph(model: type[models.Model]) -> str:
    return " ".join((inspect.getdoc(model) or "").split("\n\n")[0].split())
