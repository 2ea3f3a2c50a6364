"""All that readers may see, a line of JSON for each record."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from tracker.published.reading import State

from ..addresses import collection_of
from ..endpoints import RECORDS
from ..exports.formats import Ndjson
from ..exports.rows import chunks


class NoAsker:
    """Stands where a view has a request: whose archive it is, nobody knows, and so addresses begin with a slash."""

    accepted_renderer = Ndjson()
    query_params = QueryDict()

    def build_absolute_uri(self, location: str) -> str:
        return location


def lines(state: State, counts: Counter[str]) -> Iterator[bytes]:
    """First what it is, then every record of each kind in the order of recording; how many there are is counted.

    Wants to be asked where what is published is read, and of one moment.
    """
    about = {"version": state.version, "as_of": state.at.isoformat(), "root": reverse("api:root")}
    yield json.dumps({"type": "enjoined", "about": about}, separators=(",", ":")).encode() + b"\n"
    for kind in RECORDS:
        name = collection_of(kind.queryset.model)
        before = b'{"type":"%b","record":' % name.encode()
        with closing(_written(kind())) as found:
            for chunk in found:
                counts[name] += len(chunk)
                yield b"".join([before + line + b"}\n" for line in chunk])


def _written(view: Any) -> Any:
    view.request, view.action, view.kwargs, view.format_kwarg = NoAsker(), "list", {}, None
    return chunks(view, view.in_one_statement(view.get_queryset().order_by("pk")))
