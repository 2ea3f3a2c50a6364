"""Rows that go into the database together are recorded like those that go in one by one, and all or none."""

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from sources.history.writing import told, writing
from sources.models import FixtureFile, Organization
from sources.tests.factories import OrganizationFactory
from sources.triggers import installed_triggers
from tracker.dossiers import database, loading
from tracker.dossiers.database import insert

from .dossiers import LAWSUIT, content, edit, load, problems
from .histories import RECORDED, Since, stored

pytestmark = pytest.mark.django_db
FIELDS = [field.name for field in Organization._meta.concrete_fields]
AT_ONCE = 5


@pytest.fixture
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A statement takes five organizations."""
    monkeypatch.setattr(database, "STATEMENT", AT_ONCE * len(FIELDS) + 1)


def _organizations(count: int) -> list[Organization]:
    """Not in the database, and out of the order of their keys."""
    return [OrganizationFactory.build(pk=1000 - number, slug=f"no-{number}") for number in range(count)]


def _insert(rows: list[Organization]) -> None:
    values = [[getattr(row, row._meta.get_field(name).attname) for name in FIELDS] for row in rows]
    insert(Organization, FIELDS, iter(values))


@pytest.mark.usefixtures("few_at_once")
@pytest.mark.parametrize("count", [0, 1, AT_ONCE - 1, AT_ONCE, AT_ONCE + 1, 3 * AT_ONCE, 3 * AT_ONCE + 2])
def test_rows_go_in_once_each_and_are_recorded_in_their_order(count: int) -> None:
    rows, since = _organizations(count), Since(Organization)
    _insert(rows)
    assert Organization.objects.count() == count
    assert since.told == [("+", stored(row)) for row in rows]
    assert [row["slug"] for _, row in since.told] == [row.slug for row in rows]


def test_row_that_is_wider_than_a_statement_goes_in_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "STATEMENT", len(FIELDS) - 1)
    _insert(_organizations(3))
    assert Organization.objects.count() == 3


@pytest.mark.usefixtures("few_at_once")
def test_one_row_that_is_refused_takes_the_others_and_their_history_with_it() -> None:
    rows, since = _organizations(3 * AT_ONCE), Since(Organization)
    rows[-2].kind = "circus"
    before = installed_triggers(connection)
    with pytest.raises(IntegrityError), transaction.atomic():
        _insert(rows)
    assert (Organization.objects.count(), since.told) == (0, [])
    rows[-2].kind = rows[0].kind
    _insert(rows)
    assert len(since.told) == len(rows)
    assert installed_triggers(connection) == before


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has COPY")
def test_many_rows_are_one_statement() -> None:
    """SQLite keeps a copy of what a statement with triggers touches: for statements of one row, that takes longest."""
    statements: list[int] = []

    def count(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        statements.append(len(params) if many else 1)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        _insert(_organizations(60))
    assert sum(statements) == 1


def _history(marks: list[Since]) -> dict[str, list[Any]]:
    """All that was recorded since, with who and why."""
    return {
        mark.history.__name__: [
            (*told, row.history_user_id, row.history_change_reason)
            for told, row in zip(mark.told, mark.rows, strict=True)
        ]
        for mark in marks
    }


@pytest.mark.usefixtures("few_at_once")
def test_history_of_a_load_is_that_of_saving_row_by_row(sample: Path) -> None:
    marks = [Since(model) for model in RECORDED]
    load(sample)
    loaded = _history(marks)
    in_no_fixture = ["HistoricalMergedRecord", "HistoricalSuggestion"]
    assert sorted(name for name, told in loaded.items() if not told) == in_no_fixture
    rows = [row.instance_type._base_manager.get(pk=row.id) for mark in marks for row in mark.rows]
    for model in RECORDED:
        model._base_manager.all()._raw_delete("default")
    marks = [Since(model) for model in RECORDED]
    with writing(because=loading.REASON):
        for row in rows:
            row.save_base(raw=True, force_insert=True)
    assert _history(marks) == loaded


@pytest.mark.usefixtures("few_at_once")
def test_what_one_load_adds_and_the_next_changes_and_takes_out_is_recorded(sample: Path) -> None:
    load(sample)
    marks = [Since(model) for model in RECORDED]
    edit(sample, LAWSUIT, "summary: The", "summary: Now the")
    edit(sample, LAWSUIT, "panel: [daniel-j, deborah-j]", "panel: [daniel-j]")
    load(sample, prune=True)
    written = {name: [kind for kind, *_ in rows] for name, rows in _history(marks).items() if rows}
    assert written == {"HistoricalLawsuit": ["~"], "HistoricalAppealJudge": ["-"]}


def test_load_that_fails_at_its_end_leaves_neither_rows_nor_history(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks, before = [Since(model) for model in RECORDED], installed_triggers(connection)

    def fail(files: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(loading, "record", fail)
    with pytest.raises(KeyboardInterrupt):
        load(sample)
    assert content() == {}
    assert not any(mark.rows for mark in marks)
    assert not FixtureFile.objects.exists()
    assert installed_triggers(connection) == before
    assert told() is None


@pytest.fixture
def _collector_on() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


@pytest.mark.usefixtures("_collector_on")
def test_garbage_is_collected_again_after_a_load(sample: Path) -> None:
    load(sample)
    assert gc.isenabled()
    with loading.collector_at_rest():
        load(sample)
        assert not gc.isenabled()
    edit(sample, LAWSUIT, "court: exd\ndocket", "court: exx\ndocket")
    problems(sample)
    assert gc.isenabled()


@pytest.mark.usefixtures("_collector_on")
def test_load_makes_no_garbage_in_circles(sample: Path) -> None:
    load(sample, check=True)  # whatever happens only once
    gc.collect()
    gc.disable()
    load(sample)
    assert gc.collect() == 0
