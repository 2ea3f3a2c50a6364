"""Sending spreadsheets to the desk, for the tests."""

import csv
import io
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from sources.sheets.csv_files import UTF_8

Rows = list[dict[str, Any]]


def address(model: type[Model], page: str) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}")


def as_csv(rows: Rows, separator: str = ",") -> bytes:
    """Rows as a CSV, their columns in the order in which they first stand there."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, names, restval="", delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def preview(
    client: Client, model: type[Model], data: bytes | Rows, *, name: str = "it.csv", encoding: str = UTF_8
) -> Any:
    """Send a file; returns the page that says what would come of it."""
    file = SimpleUploadedFile(name, data if isinstance(data, bytes) else as_csv(data))
    return client.post(address(model, "import"), {"file": file, "encoding": encoding})


def note_of(page: Any) -> str:
    """The signed note that the page of a preview carries."""
    assert "confirm_form" in page.context, told(page)
    return str(page.context["confirm_form"]["note"].value())


def confirm(client: Client, model: type[Model], page: Any) -> Any:
    return client.post(address(model, "process_import"), {"note": note_of(page)})


def bring_in(client: Client, model: type[Model], data: bytes | Rows, **how: Any) -> Any:
    """Preview and confirm."""
    return confirm(client, model, preview(client, model, data, **how))


def told(page: Any) -> list[str]:
    """What the page says is wrong, with the file or in its rows."""
    context = page.context
    if context.get("outcome") is not None and context["outcome"].problems:
        return [str(problem) for problem in context["outcome"].problems]
    return [str(error) for errors in context["form"].errors.values() for error in errors]


def exported(client: Client, model: type[Model], form: str = "csv", query: str = "") -> bytes:
    """The file of the list."""
    answer = client.post(f"{address(model, 'export')}{query}", {"format": form})
    assert answer.status_code == 200, answer.status_code
    assert "attachment" in answer.headers["Content-Disposition"], told(answer)
    return bytes(answer.content)


def rows_in(data: bytes) -> Rows:
    """The rows of an exported CSV."""
    return list(csv.DictReader(io.StringIO(data.decode(UTF_8))))
