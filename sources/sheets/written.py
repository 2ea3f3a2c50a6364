"""The columns of every sheet as the handbook shows them."""

from collections.abc import Iterable, Iterator

from django.contrib.admin import AdminSite
from django.utils.text import capfirst

from .screens import SheetsMixin
from .sheet import Sheet


def sheets(site: AdminSite) -> list[type[Sheet]]:
    """The sheets of the desk, in the order of their names."""
    desks = (site.get_model_admin(model) for model in site._registry)
    return sorted((desk.sheet for desk in desks if isinstance(desk, SheetsMixin)), key=lambda kind: kind().title)


def markdown(kinds: Iterable[type[Sheet]]) -> str:
    """Return a table for each kind of record: its columns, which a new record needs, and what stands in them."""
    return "\n".join(line for kind in kinds for line in _table(kind)).strip()


def _table(kind: type[Sheet]) -> Iterator[str]:
    sheet = kind()
    yield f"### {capfirst(sheet.title)}"
    yield ""
    yield "| Column | A new one needs it | What stands in it |"
    yield "|---|---|---|"
    for name, column in sheet.fields.items():
        yield f"| `{name}` | {'yes' if column.needed else ''} | {column.help()} |"
    yield ""
