"""`fields`, `omit` and `expand`: an answer has the members asked for, and a name that is none is refused."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.tests.factories import ClaimFactory, LawsuitFactory, LawsuitPartyFactory, LegalGroundFactory, RulingFactory
from tracker.api.addresses import COLLECTIONS, path_of
from tracker.api.endpoints import RECORDS
from tracker.tests.conftest import Ask
from tracker.tests.constellation import constellation

pytestmark = pytest.mark.django_db


@pytest.fixture
def suit() -> Any:
    row = LawsuitPartyFactory(lawsuit__slug="some-suit", party__slug="us")
    ClaimFactory(lawsuit=row.lawsuit, ground=LegalGroundFactory())
    RulingFactory(slug="some-ruling", lawsuit=row.lawsuit)
    return row.lawsuit


def test_only_the_fields_named_are_answered_within_others_too(ask: Ask, suit: Any) -> None:
    [row] = ask("lawsuits/", fields="slug,court.name,claims.ground.slug")["results"]
    assert row == {
        "slug": "some-suit",
        "court": {"name": suit.court.short_name},
        "claims": [{"ground": {"slug": suit.claims.get().ground.slug}}],
    }
    assert ask("lawsuits/some-suit/", fields="rulings.slug") == {"rulings": [{"slug": "some-ruling"}]}


def test_name_of_a_whole_asks_for_all_within_it(ask: Ask, suit: Any) -> None:
    whole = ask("lawsuits/some-suit/")
    assert ask("lawsuits/some-suit/", fields="court") == {"court": whole["court"]}
    assert ask("lawsuits/some-suit/", fields="court,court.name") == {"court": whole["court"]}


def test_fields_omitted_are_left_out_and_nothing_else(ask: Ask, suit: Any) -> None:
    whole = ask("lawsuits/some-suit/")
    without = ask("lawsuits/some-suit/", omit="summary,claims.note,court.url,parties.party.name")
    assert "summary" not in without
    assert "note" not in without["claims"][0]
    assert "url" not in without["court"]
    assert without["parties"][0]["party"].keys() == {"url", "slug"}
    del whole["summary"], whole["claims"][0]["note"], whole["court"]["url"], whole["parties"][0]["party"]["name"]
    assert without == whole


def test_fields_and_omit_work_together_and_keep_their_order(ask: Ask, suit: Any) -> None:
    assert list(ask("lawsuits/some-suit/", fields="slug,caption,url", omit="url")) == ["slug", "caption"]


def test_pages_keep_their_shape(ask: Ask) -> None:
    LawsuitFactory.create_batch(2)
    first = ask("lawsuits/", fields="slug", page_size=1)
    assert ask(first["next"].removeprefix("http://testserver/api/v1/"))["results"][0].keys() == {"slug"}


@pytest.mark.parametrize(
    ("parameter", "value", "nearest"),
    [
        ("fields", "captoin", "caption"),
        ("fields", "slug,court.nmae", "court.name"),
        ("fields", "slug.x", "slug"),
        ("fields", "court.name.x", "court.name"),
        ("fields", "parties.party.slog", "parties.party.slug"),
        ("omit", "sumary", "summary"),
        ("omit", "claims.nota", "claims.note"),
        ("omit", "parties.party.slug.x", "parties.party"),
        ("expand", "cort", "court"),
        ("expand", "parties.prty", "parties.party"),
    ],
)
@pytest.mark.parametrize("path", ["lawsuits/", "lawsuits/some-suit/"])
def test_name_that_is_none_is_refused_with_the_nearest(
    ask: Ask, suit: Any, path: str, parameter: str, value: str, nearest: str
) -> None:
    [error] = ask(path, status=400, **{parameter: value})["errors"]
    assert (error["parameter"], error["nearest"][:1]) == (parameter, [nearest])


@pytest.mark.parametrize(
    "value", [",", ".", "a..b", "caption.", "\x00", "x" * 5000, ",".join(f"f{n}" for n in range(500))]
)
@pytest.mark.parametrize("parameter", ["fields", "omit", "expand"])
def test_names_that_cannot_be_are_refused(ask: Ask, parameter: str, value: str) -> None:
    assert ask("lawsuits/", status=400, **{parameter: value})["errors"][0]["parameter"] == parameter


def test_neighbor_is_shown_as_its_own_list_shows_it(ask: Ask, suit: Any) -> None:
    shown = ask("lawsuits/some-suit/", expand="court,parties.party,rulings,claims.ground")
    [court] = ask("courts/")["results"]
    assert shown["court"] == court
    assert shown["parties"][0]["party"] == ask("parties/", slug="us")["results"][0]
    assert shown["rulings"] == ask("rulings/")["results"]
    assert shown["claims"][0]["ground"] == ask("legal-grounds/")["results"][0]
    [row] = ask("rulings/", expand="lawsuits,lawsuits.court")["results"]
    [lawsuit] = ask("lawsuits/", expand="court")["results"]
    assert row["lawsuits"] == [lawsuit]
    assert lawsuit["court"] == court


def test_neighbor_can_be_cut_to_the_fields_named(ask: Ask, suit: Any) -> None:
    shown = ask("rulings/", expand="lawsuits", fields="slug,lawsuits.court.slug,lawsuits.parties.party.slug")
    assert shown["results"] == [
        {
            "slug": "some-ruling",
            "lawsuits": [{"court": {"slug": suit.court.slug}, "parties": [{"party": {"slug": "us"}}]}],
        }
    ]


def test_neighbor_that_is_not_there_stays_null(ask: Ask, suit: Any) -> None:
    assert ask("rulings/some-ruling/", expand="appeal")["appeal"] is None
    assert ask("parties/us/", expand="agency,lawsuits.lawsuit")["agency"] is None


def test_options_tell_the_fields_and_what_can_be_expanded(client: Client, ask: Ask, suit: Any) -> None:
    told = client.options("/api/v1/lawsuits/").json()
    assert told["fields"] == list(ask("lawsuits/")["results"][0])
    assert {"court", "judges.judge", "parties.party", "claims.ground", "sources.document"} <= {*told["expand"]}
    for path in told["expand"]:
        ask("lawsuits/", expand=path)
    assert client.options("/api/v1/citations/").json()["expand"] == []


def test_expansion_has_its_bounds(refused: Ask, suit: Any) -> None:
    assert "no more than 5" in refused("lawsuits/", expand="court,judges.judge,parties.party,a,b,c")["expand"]
    assert "too far" in refused("rulings/", expand="lawsuits,lawsuits.court,lawsuits.court.appeals_to")["expand"]
    assert list(refused("lawsuits/", expand="court", page_size="51")) == ["page_size"]
    assert list(refused("effect/", fields="on")) == ["fields"]
    assert list(refused("citations/", expand="document")) == ["expand"]


def _expandable(client: Client, name: str) -> list[str]:
    [error] = client.get(f"/api/v1/{name}/?expand=nothing").json()["errors"]
    known = error["detail"].split("Known: ")[1].rstrip(".").split(", ")
    return [each for each in known if each]


@pytest.mark.any_database
@pytest.mark.parametrize("name", [view.queryset.model._meta.label for view in RECORDS])
def test_every_neighbor_can_be_expanded_at_the_same_cost_for_few_and_for_many(client: Client, name: str) -> None:
    [view] = [view for view in RECORDS if view.queryset.model._meta.label == name]
    path = COLLECTIONS[view.queryset.model]

    def cost(hubs: Any, expand: str) -> tuple[int, int]:
        found = []
        for address in (f"{path}/?page_size=50&", f"{path_of(hubs[view.queryset.model])}?"):
            with CaptureQueriesContext(connection) as queries:
                response = client.get(f"/api/v1/{address}expand={expand}")
            if response.status_code == 400:
                assert "is not known here" in response.json()["errors"][0]["detail"]  # of the list or the page alone
            found.append(len(queries))
        return found[0], found[1]

    few = constellation(1)
    names = _expandable(client, path)
    before = {name: cost(few, name) for name in names}
    many = constellation(2)
    assert {name: cost(many, name) for name in names} == before
    assert names


NAMES = [
    "slug",
    "court",
    "court.name",
    "court.level",
    "claims",
    "claims.ground",
    "claims.ground.slug",
    "parties.party",
]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=st.lists(st.sampled_from(NAMES), min_size=1), dropped=st.lists(st.sampled_from(NAMES)))
def test_shapes_are_those_of_a_plain_cut(ask: Ask, suit: Any, wanted: list[str], dropped: list[str]) -> None:
    whole = ask("lawsuits/some-suit/")
    parameters = {"fields": ",".join(wanted)} | ({"omit": ",".join(dropped)} if dropped else {})
    expected = _cut(whole, [name.split(".") for name in wanted])
    missing = [name for name in dropped if not _has(expected, name.split("."))]
    if missing:
        assert ask("lawsuits/some-suit/", status=400, **parameters)["errors"][0]["parameter"] == "omit"
        return
    for name in dict.fromkeys(dropped):
        if not _has(expected, name.split(".")):
            assert ask("lawsuits/some-suit/", status=400, **parameters)["errors"][0]["parameter"] == "omit"
            return
        _leave_out(expected, name.split("."))
    assert ask("lawsuits/some-suit/", **parameters) == expected


def _cut(value: Any, paths: list[list[str]]) -> Any:
    if isinstance(value, list):
        return [_cut(each, paths) for each in value]
    found = {}
    for name in value:
        inner = [path[1:] for path in paths if path[0] == name]
        if [] in inner:
            found[name] = value[name]
        elif inner:
            found[name] = _cut(value[name], inner)
    return found


def _has(value: Any, path: list[str]) -> bool:
    if isinstance(value, list):
        value = value[0]
    return path[0] in value and (not path[1:] or _has(value[path[0]], path[1:]))


def _leave_out(value: Any, path: list[str]) -> None:
    for each in value if isinstance(value, list) else [value]:
        if path[1:]:
            _leave_out(each[path[0]], path[1:])
        else:
            del each[path[0]]
