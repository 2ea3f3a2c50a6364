"""The same address answered by the database and by the serializers."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.test import Client

from tracker.api.onesql.answering import OneStatement

SHAPED = [
    "lawsuits/?expand=court,parties.party&omit=sources,claims.note",
    "lawsuits/?fields=slug,court.name,claims.provision.slug",
    "rulings/?expand=court,lawsuits,holdings,relief",
    "federal-actions/?expand=provisions,agencies",
    "holdings/?expand=ruling,ground&omit=ground.sources",
    "citations/?fields=url,record.name,document",
    "mentions/?omit=jurisdiction.url,doubts",
    "grounds-on-appeal/?fields=ground.slug,holdings,fate",
]


@contextmanager
def by_serializers() -> Iterator[None]:
    """Nothing is written by the database."""
    with patch.object(OneStatement, "is_written", lambda view: False):
        yield


def both_ways(client: Client, path: str, **asked: Any) -> tuple[Any, Any]:
    """What the database wrote, and what the serializers did."""
    written = client.get(f"/api/v1/{path}", asked)
    with by_serializers():
        serialized = client.get(f"/api/v1/{path}", asked)
    assert (written.status_code, serialized.status_code) == (200, 200), (path, written.content, serialized.content)
    return written.json(), serialized.json()


def differences(one: Any, other: Any, at: str = "") -> list[str]:
    """Where two answers differ, and how."""
    if type(one) is type(other) is dict and list(one) == list(other):
        return [line for name in one for line in differences(one[name], other[name], f"{at}.{name}")]
    if type(one) is type(other) is list and len(one) == len(other):
        return [
            line for n, pair in enumerate(zip(one, other, strict=True)) for line in differences(*pair, f"{at}[{n}]")
        ]
    return [] if one == other and type(one) is type(other) else [f"{at}: {one!r} and {other!r}"]
