"""How a list as a whole is asked for, told about, kept, and broken off."""

import datetime as dt
import gzip
import tracemalloc
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from cases.tests.factories import CourtFactory, JudgeFactory, LawsuitFactory, LawsuitPartyFactory
from policies.models import Statute
from policies.tests.factories import StatuteFactory
from sources.history.known import past
from tracker.api.exports import rows as whole_rows
from tracker.api.exports import workbook
from tracker.published.reading import reading_today

from .conftest import Ask
from .histories import JUNE, written_at
from .test_outage import gone_at
from .whole_lists import NAMES, asked, body, lines, table

pytestmark = pytest.mark.django_db
SITE = "/api/v1/"
TYPES = {
    "ndjson": "application/x-ndjson",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@pytest.mark.parametrize("name", NAMES)
def test_format_is_chosen_by_parameter_or_by_what_is_accepted(client: Client, name: str) -> None:
    LawsuitFactory(slug="some-suit")
    by_parameter = client.get(f"{SITE}lawsuits/?format={name}")
    by_header = client.get(f"{SITE}lawsuits/", headers={"accept": TYPES[name].split(";")[0]})
    for response in (by_parameter, by_header):
        assert (response.status_code, response["Content-Type"]) == (200, TYPES[name])
        assert b"some-suit" in body(response) or name == "xlsx"
        assert response["Content-Disposition"].startswith('attachment; filename="enjoined-lawsuits-2')
        assert response["Content-Disposition"].endswith(f'.{name}"')
        assert "Accept" in response["Vary"]
    assert by_parameter["ETag"] != by_header["ETag"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("parameter", ["cursor=x", "page_size=5", "count=on"])
def test_pages_of_a_whole_list_are_refused(refused: Ask, name: str, parameter: str) -> None:
    asked_for, value = parameter.split("=")
    told = refused("lawsuits/", format=name, **{asked_for: value})
    assert list(told) == [asked_for]
    assert "no pages" in told[asked_for]


@pytest.mark.parametrize("path", ["lawsuits/some-suit/", "effect/"])
def test_what_is_no_list_of_records_has_no_such_format(refused: Ask, client: Client, path: str) -> None:
    LawsuitFactory(slug="some-suit")
    assert "There is no format 'csv' here" in refused(path, format="csv")["format"]
    assert client.get(f"{SITE}{path}", headers={"accept": "text/csv"}).status_code == 406


def test_wrong_parameters_are_told_as_problems(client: Client) -> None:
    response = client.get(f"{SITE}lawsuits/?format=csv&chalenges=x")
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
    assert response.json()["errors"][0]["parameter"] == "chalenges"


def test_filters_orders_and_members_count(client: Client) -> None:
    courts = [CourtFactory(slug=f"c{number}") for number in range(2)]
    for number in range(4):
        LawsuitFactory(slug=f"suit-{number}", short_name=f"Suit {number}", court=courts[number % 2])
    chosen = {"court": "c1", "ordering": "-short_name", "fields": "slug,court.slug,court.name", "omit": "court.name"}
    assert lines(asked(client, "lawsuits/", "ndjson", **chosen)) == [
        {"slug": "suit-3", "court": {"slug": "c1"}},
        {"slug": "suit-1", "court": {"slug": "c1"}},
    ]
    assert asked(client, "lawsuits/", "csv", **chosen) == b"slug,court.slug\r\nsuit-3,c1\r\nsuit-1,c1\r\n"
    expanded = table(asked(client, "lawsuits/", "csv", expand="court", fields="court.appeals_to.slug"), "csv")
    assert expanded == [["court.appeals_to.slug"], [""], [""], [""], [""]]


def test_columns_are_the_same_whatever_the_rows(client: Client) -> None:
    [heads] = table(asked(client, "parties/", "csv"), "csv")
    LawsuitPartyFactory()
    assert table(asked(client, "parties/", "csv"), "csv")[0] == heads
    assert asked(client, "lawsuits/", "ndjson", court=CourtFactory().slug) == b""


def test_search_finds_all_and_not_only_the_best(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.api.filtering.MOST_RANKED", 2)
    monkeypatch.setattr("sources.search.matching.MOST_RANKED", 2)
    for number in range(4):
        LawsuitFactory(slug=f"suit-{number}", short_name="Chicago v. Sessions", filed_on=None)
    found = lines(asked(client, "lawsuits/", "ndjson", q="chicago", fields="slug,snippet"))
    assert [row["slug"] for row in found] == [f"suit-{number}" for number in range(4)]
    assert "<mark>Chicago</mark>" in found[0]["snippet"]["short_name"]


def test_cells_are_no_formulas(client: Client) -> None:
    StatuteFactory(slug="one", title="=HYPERLINK(1)", note="plain")
    for name in ("csv", "xlsx"):
        heads, row = table(asked(client, "statutes/", name), name)
        assert row[heads.index("title")] == "'=HYPERLINK(1)"
        assert row[heads.index("note")] == "plain"


@pytest.mark.parametrize("name", NAMES)
def test_drafts_are_not_in_it(client: Client, name: str) -> None:
    LawsuitFactory(slug="shown")
    LawsuitFactory(slug="hidden", draft=True)
    told = asked(client, "lawsuits/", name, fields="slug")
    assert [*lines(told), {}][:2] == [{"slug": "shown"}, {}] if name == "ndjson" else True
    if name != "ndjson":
        assert table(told, name) == [["slug"], ["shown"]]


def test_nothing_is_read_outside_of_what_is_published_while_it_is_sent(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole_rows, "CHUNK", 1)
    LawsuitFactory(slug="hidden", short_name="a", draft=True)
    for number in range(3):
        LawsuitFactory(slug=f"suit-{number}", short_name=f"b {number}", court=CourtFactory())
    response = client.get(f"{SITE}lawsuits/?format=ndjson&q=b&ordering=short_name&fields=slug")  # by serializers
    parts = iter(response.streaming_content)
    told = [next(parts)]
    assert reading_today() is None  # here, beside the answer
    told += parts
    assert [line["slug"] for line in lines(b"".join(told))] == ["suit-0", "suit-1", "suit-2"]


@pytest.mark.parametrize("name", NAMES)
def test_past_is_told_as_it_was_known(client: Client, name: str) -> None:
    with written_at(JUNE):
        LawsuitFactory(slug="then")
    LawsuitFactory(slug="now")
    told = asked(client, "lawsuits/", name, known_on="2026-06-01", fields="slug")
    assert (lines(told) == [{"slug": "then"}]) if name == "ndjson" else table(told, name) == [["slug"], ["then"]]
    assert past() is None
    response = client.get(f"{SITE}lawsuits/?known_on=2026-06-01&format={name}")
    assert "enjoined-lawsuits-2026-06-01" in response["Content-Disposition"]
    body(response)
    assert len(client.get(f"{SITE}lawsuits/").json()["results"]) == 2


@pytest.mark.parametrize("name", NAMES)
def test_head_tells_the_headers_and_reads_no_row(client: Client, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    LawsuitFactory()
    full = client.get(f"{SITE}lawsuits/?format={name}")
    body(full)
    monkeypatch.setattr("tracker.api.exports.whole.chunks", None)
    head = client.head(f"{SITE}lawsuits/?format={name}")
    assert (head.status_code, body(head), "Content-Length" in head) == (200, b"", False)
    told = {"ETag", "Content-Type", "Content-Disposition", "Cache-Control"}
    assert {each: head[each] for each in told} == {each: full[each] for each in told}
    assert client.head(f"{SITE}lawsuits/?format={name}&page_size=4").status_code == 400


@pytest.mark.django_db(transaction=True)
def test_copy_that_holds_is_not_sent_again(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        LawsuitFactory()
        is_kept(client, name, monkeypatch)


def is_kept(client: Client, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = client.get(f"{SITE}lawsuits/?format={name}")
    body(first)
    with monkeypatch.context() as patched:
        patched.setattr("tracker.api.exports.whole.chunks", None)
        again = client.get(f"{SITE}lawsuits/?format={name}", headers={"if-none-match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
    LawsuitFactory()
    response = client.get(f"{SITE}lawsuits/?format={name}", headers={"if-none-match": first["ETag"]})
    assert response.status_code == 200
    assert response["ETag"] != first["ETag"]
    response.close()


def test_it_is_packed_for_who_takes_it(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_rows, "CHUNK", 2)
    for _ in range(5):
        LawsuitFactory()
    plain = asked(client, "lawsuits/", "ndjson")
    packed = client.get(f"{SITE}lawsuits/?format=ndjson", headers={"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(body(packed)) == plain
    book = client.get(f"{SITE}lawsuits/?format=xlsx", headers={"accept-encoding": "gzip"})
    assert "Content-Encoding" not in book
    assert int(book["Content-Length"]) == len(body(book))


def test_workbook_that_would_have_too_many_rows_is_refused(
    client: Client, refused: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        CourtFactory()
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    assert "csv or ndjson" in refused("courts/", format="xlsx")["format"]
    monkeypatch.setattr(workbook, "MOST_ROWS", 4)
    assert len(table(asked(client, "courts/", "xlsx"), "xlsx")) == 4


def test_text_that_no_cell_can_hold_is_told(refused: Ask, client: Client) -> None:
    StatuteFactory(slug="long", note="x" * 40_000)
    told = refused("statutes/", format="xlsx")["format"]
    assert "note of long has 40,000 characters" in told
    assert table(asked(client, "statutes/", "xlsx", omit="note", fields="slug,note"), "xlsx") == [["slug"], ["long"]]


# What is begun is ended


def is_at_rest() -> bool:
    """Whether nothing of an answer is left on the connection."""
    raw = connection.connection
    open_ = raw.in_transaction if connection.vendor == "sqlite" else raw.info.transaction_status != 0
    return not (connection.execute_wrappers or connection.in_atomic_block or open_ or reading_today() or past())


@pytest.fixture
def in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_rows, "CHUNK", 1)
    for number in range(4):
        JudgeFactory(slug=f"judge-{number}")


@pytest.mark.django_db(transaction=True)
def test_asker_who_goes_away_leaves_nothing_behind(client: Client, in_parts: None) -> None:
    today = dt.datetime.now(dt.UTC).date()
    for name in ("ndjson", "csv"):
        for more in ("", "&q=judge", f"&known_on={today}", "&expand=court"):
            leaves_nothing(client, name, more)


def leaves_nothing(client: Client, name: str, more: str) -> None:
    response = client.get(f"{SITE}judges/?format={name}{more}")
    parts = iter(response.streaming_content)
    next(parts)
    assert not is_at_rest()
    response.close()
    connection.ensure_connection()
    assert is_at_rest()
    assert len(client.get(f"{SITE}judges/").json()["results"]) == 4
    assert len(body(client.get(f"{SITE}judges/?format=ndjson{more}")).splitlines()) == 4
    connection.ensure_connection()
    assert is_at_rest()


@pytest.mark.django_db(transaction=True)
def test_answer_that_fails_underway_breaks_off(client: Client, in_parts: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(chunks: Any) -> Iterator[bytes]:
        for number, chunk in enumerate(chunks):
            if number == 2:
                raise RuntimeError("the third")
            yield b"\n".join([*chunk, b""])

    monkeypatch.setattr("tracker.api.exports.whole.ndjson", failing)
    for packed in ("gzip", "identity"):
        response = client.get(f"{SITE}judges/?format=ndjson", headers={"accept-encoding": packed})
        assert response.status_code == 200
        with pytest.raises(RuntimeError, match="the third"):
            body(response)
        connection.ensure_connection()
        assert is_at_rest()
        response.close()


@pytest.mark.django_db(transaction=True)
def test_answer_that_fails_at_once_is_a_problem(
    client: Client, in_parts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        with gone_at(number):
            response = client.get(f"{SITE}judges/?format=csv")
        if response.status_code == 503:
            assert response["Content-Type"] == "application/problem+json"
            return
    pytest.fail("The database went away, and nobody was told.")


@pytest.mark.parametrize("name", ["ndjson", "csv"])
def test_memory_does_not_grow_with_the_rows(client: Client, name: str) -> None:
    def peak(number: int) -> int:
        new = range(Statute.objects.count(), number)
        Statute.objects.bulk_create(
            Statute(slug=f"statute-{n}", citation=f"{n} U.S.C. {n}", title="x" * 200) for n in new
        )
        tracemalloc.start()
        response = client.get(f"{SITE}statutes/?format={name}")
        rows = sum(part.count(b"statute-") > 0 and part.count(b"\n") for part in response.streaming_content)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert rows >= number
        return most

    peak(50)  # what is made once
    few, many = peak(2_000), peak(20_000)
    assert many < few + 400_000, (few, many)
