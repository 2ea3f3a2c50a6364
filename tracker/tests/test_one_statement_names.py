"""A page filtered by names is one statement too, once it was asked for in these words."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from cases.blocked.periods import refresh
from cases.models import Lawsuit
from cases.tests import factories as make
from tracker.api.addresses import path_of
from tracker.api.endpoints import ENDPOINTS
from tracker.api.parameters import Lookup

from .asker import Asker, a_court, kept, told
from .both_ways import by_serializers
from .constellation import Hubs, constellation

LISTS = [name for name in ENDPOINTS if name != "effect"]
pytestmark = pytest.mark.django_db(transaction=True)  # within a transaction, no version tells what was written


def named_in_lists() -> Iterator[tuple[str, str]]:
    """Each list, and each of its parameters that names a record."""
    for collection in LISTS:
        for name, parameter in ENDPOINTS[collection].filterset_class.base_filters.items():
            if parameter.names_records and not isinstance(parameter, Lookup):
                yield collection, name


def named(hubs: Hubs) -> Iterator[tuple[str, str, str]]:
    """The same, each with a name that it knows."""
    for collection, name in named_in_lists():
        yield collection, name, _known(ENDPOINTS[collection].filterset_class.base_filters[name], hubs)


def _known(parameter: Any, hubs: Hubs) -> str:
    for record in hubs.values():
        for value in (record.slug, path_of(record)):
            try:
                if parameter.read(value):
                    return str(value)
            except (ValueError, ValidationError):
                continue
    raise LookupError(f"{parameter} knows none of them")


def test_every_page_filtered_by_a_name_is_one_statement_and_true(asker: Asker) -> None:
    hubs = constellation(2)
    refresh()
    wrong: dict[str, Any] = {}
    shown, further = set(), set()
    for collection, name, value in named(hubs):
        path = f"{collection}/?{name}={value}&page_size=1"
        pages = [path]
        for page in pages:
            first, second = asker(page), asker(page)
            counted = asker.statements
            with by_serializers():
                plain = asker(page)
            if counted != 1 or not told(first) == told(second) == told(plain):
                wrong[page] = counted, *map(told, (first, second, plain))
            document = second.json()
            if document["results"]:
                shown.add((collection, name))
            beside = [document[way] for way in ("next", "previous") if document[way]]
            pages += [each for each in beside if len(pages) < 3 and each not in pages]
        if len(pages) > 1:
            further.add((collection, name))
    assert wrong == {}
    assert len(shown) > len({*named_in_lists()}) * 0.9
    assert len(further) > len(shown) / 3


def test_names_stand_beside_all_else_that_is_asked(asker: Asker) -> None:
    a_court("hill", called="The Hill Court")
    a_court("dale")
    make.RulingFactory(slug="ruled", lawsuit=Lawsuit.objects.get(slug="suit-hill"))
    for path in (
        "lawsuits/?court=The Hill Court,dale&posture=plaintiff,defendant&filed_on__isnull=true&ordering=-short_name",
        "lawsuits/?court__in=hill&q=suit",
        "lawsuits/?court=hill&q=suit&ordering=short_name&fields=slug,snippet",
        "lawsuits/?court=hill&expand=court&omit=sources",
        "rulings/?lawsuits__court=The Hill Court&lawsuits__court__slug=hill",
    ):
        answer = asker.twice(path)
        assert answer.json()["results"], path
        assert told(asker.as_afresh(path)) == told(answer)


def test_numbers_and_whole_lists_and_the_past_are_asked_anew(asker: Asker) -> None:
    a_court("hill")
    today = dt.datetime.now(dt.UTC).date()
    for more in ("count=on", "format=ndjson", "format=csv", f"known_on={today}"):
        one, other = (body(asker(f"lawsuits/?court=hill&{more}")) for _ in range(2))
        assert one == other
        assert b"1" in one
    assert kept() == []


def body(answer: Any) -> bytes:
    assert answer.status_code == 200, answer.content
    return b"".join(answer) if answer.streaming else bytes(answer.content)
