"""The benchmarks run, over a handful of lawsuits: nothing here is about time."""

import hashlib
import json
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as project
from django.db import connection, transaction
from django.test import Client

from benchmarks import (
    admin,
    api,
    bare,
    bulk,
    contenders,
    contestants,
    databases,
    effect,
    lawsuits,
    load,
    many_names,
    matching,
    mentions,
    questions,
    results,
    rows,
    scoring,
    screens,
    synthetic,
    world,
)
from cases.blocked.periods import differences, refresh
from cases.models import EffectPeriod, Lawsuit, LawsuitParty, StaleRelief
from policies.tests.factories import AgencyFactory
from tools.environment import RunError
from tracker.dossiers import files, loading

LAWSUITS, PROVISIONS = 60, 12


@pytest.fixture(autouse=True)
def small_world(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, count in (("STATE_SLUGS", 3), ("CITY_SLUGS", 12), ("DISTRICTS", 3), ("CIRCUITS", 2)):
        monkeypatch.setattr(world, name, getattr(world, name)[:count])
    monkeypatch.setattr(world, "DOCUMENTS", 20)


@contextmanager
def undone() -> Iterator[None]:
    """A database that is empty again afterwards."""
    with transaction.atomic():
        yield
        connection.check_constraints()
        transaction.set_rollback(True)


def counts() -> Counter[str]:
    """How many rows each contestant brought, by model."""
    brought = [model for model in bulk.models() if not bulk.is_written_by_itself(model)]
    return Counter({model._meta.label: model._base_manager.count() for model in brought})


def periods() -> set[tuple[object, ...]]:
    """The stored periods, in the order of nothing."""
    names = ("relief__slug", "provision__slug", "jurisdiction__slug", "starts_on", "ends_on", "class_name", "own")
    return set(EffectPeriod.objects.values_list(*names))


@pytest.mark.django_db
def test_every_contestant_brings_the_same_rows(tmp_path: Path) -> None:
    synthetic.write(tmp_path / "fixtures", LAWSUITS, PROVISIONS)
    with undone():
        took = contestants.dossiers(tmp_path / "fixtures")
        contestants.write(tmp_path)
        contestants.write_names(tmp_path)
        loaded, stale = counts(), StaleRelief.objects.count()
    assert loaded["cases.Lawsuit"] == LAWSUITS
    assert loaded["cases.ReliefChange"] > 0
    assert took["rows"] == loaded.total()
    for contestant, file in (("loaddata", "numbers.json"), ("loaddata", "names.json"), ("bulk", "")):
        with undone():
            contestants.CONTESTANTS[contestant](tmp_path / file)
            assert counts() == loaded
            assert StaleRelief.objects.count() == stale


@pytest.mark.skipif(connection.vendor != "sqlite" or not shutil.which("sqlite3"), reason="needs SQLite's shell")
@pytest.mark.django_db
def test_the_shell_of_sqlite_brings_them_too(tmp_path: Path) -> None:
    synthetic.write(tmp_path / "fixtures", LAWSUITS, PROVISIONS)
    empty = tmp_path / "empty.sqlite3"
    connection.ensure_connection()
    empty.write_bytes(connection.connection.serialize())
    contestants.dossiers(tmp_path / "fixtures")
    bulk.dump(tmp_path)
    assert databases.measured(f"sqlite:///{empty}", "bulk", tmp_path)["total"] > 0
    for model in (Lawsuit, StaleRelief):
        (found,) = sqlite3.connect(empty).execute(f"SELECT count(*) FROM {model._meta.db_table}").fetchone()
        assert found == model._base_manager.count() > 0


@pytest.mark.django_db
def test_rows_brought_straight_are_those_of_the_dossiers(tmp_path: Path) -> None:
    synthetic.write(tmp_path / "all", LAWSUITS, PROVISIONS)
    synthetic.write(tmp_path / "none", 0, PROVISIONS)
    with undone():
        contestants.dossiers(tmp_path / "all")
        refresh()
        told, loaded = counts(), periods()
    loading.load(files.find([tmp_path / "none"])[0])
    suits = synthetic.dossiers(range(LAWSUITS), PROVISIONS)
    brought = rows.Rows().bring(suits)
    wanted = {model._meta.label for model in rows.WANTED}
    assert {name: count for name, count in counts().items() if name in wanted} == {name: told[name] for name in wanted}
    assert brought == sum(told[name] for name in wanted)
    refresh()
    assert periods() == loaded != set()
    assert differences() == []


@pytest.mark.django_db
def test_every_question_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "ANALYZE", {"sqlite": "ANALYZE", "postgresql": "ANALYZE"})
    filled = questions.fill(LAWSUITS, PROVISIONS)
    assert min(filled.values()) > 0
    measures = questions.ask(PROVISIONS, 8)
    assert {*measures} > {*questions.CHOICES}
    assert all(took["bare"] > 0 and took["answer"] > 0 for took in measures.values())
    measured = {"filled": filled, "measures": measures}
    assert "| the most litigated provision |" in effect.tables(connection.vendor, {10: measured, 20: measured})


@pytest.mark.django_db
def test_every_screen_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "ANALYZE", {"sqlite": "ANALYZE", "postgresql": "ANALYZE"})
    filled = screens.fill(LAWSUITS, PROVISIONS)
    assert LawsuitParty.objects.count() > LAWSUITS
    measures = screens.ask(1)
    assert all(took["ms"] > 0 for sites in measures.values() for took in sites.values())
    told = "\n".join(admin.table("sqlite", {"filled": filled, "screens": measures}))
    assert told.count("| search: ") == 4


def test_a_table_tells_how_loading_compares() -> None:
    ours = {"total": 4.0, "reading": 3.0, "rows": 100, "peak": 90.0, "before": 50.0}
    loaddata = {"total": 24.0, "reading": 4.0, "peak": 80.0}
    told = load.table("sqlite", [ours], [{"total": 0.5}], [ours], loaddata, 7.0)
    assert "| **loaddata / load_fixtures** | **6.0** | **20.0** |" in told


GOLD_TEXT = "Orrick of the Bureau of Bridges, in May 2017, paid. It was Smith v. Jones."
GOLD = """
document: made-up
corpus_file: made-up.txt
sha256: {sha256}
mentions:
  - {{start: 14, end: 31, kind: agency, record: bridges}}
  - {{start: 36, end: 44, kind: date, value: 2017-05}}
  - {{start: 59, end: 73, kind: lawsuit, record: new}}
  - {{start: 0, end: 6, kind: judge, record: orrick}}
relations: []
"""


@pytest.mark.django_db
def test_a_gold_file_is_scored(tmp_path: Path) -> None:
    AgencyFactory(slug="bridges", name="Bureau of Bridges")
    text = tmp_path / "made-up.txt"
    text.write_text(GOLD_TEXT)
    (tmp_path / "made-up.yaml").write_text(GOLD.format(sha256=hashlib.sha256(text.read_bytes()).hexdigest()))
    table = matching.scored(tmp_path, tmp_path)
    assert "| agency | 1 | 1 | 1 | 1.000 | 1.000 | 1.000 |" in table
    assert "| lawsuit | 1 | 1 | 1 | 1.000 | 1.000 | 1.000 |" in table
    assert "| date | 1 | 1 | 1 | 1.000 | 1.000 | 1.000 |" in table
    assert "| judge | 1 | 0 | 0 | 1.000 | 0.000 |  |" in table
    assert table[-1] == "| **entities** | 3 | 2 | 2 | 1.000 | 0.667 | 1.000 |"
    assert mentions.shortfall({"scores": table}, 0.95, 0.60) == ""
    assert (
        mentions.shortfall({"scores": table}, 0.95, 0.90) == "Entities: precision 1.000 of 0.95, recall 0.667 of 0.9."
    )
    text.write_text("Other words.")
    with pytest.raises(RunError, match="its hash is another"):
        matching.scored(tmp_path, tmp_path)


def test_gold_files_are_in_order_and_hold_no_words() -> None:
    for gold in scoring.gold_in(mentions.GOLD):
        spans = [(int(each["start"]), int(each["end"])) for each in gold.mentions]
        assert spans == sorted(spans)
        assert all(first[1] <= second[0] for first, second in pairwise(spans)), gold.document
        assert all({*each} <= {"start", "end", "kind", "record", "value"} for each in gold.mentions)
        assert all(("value" in each) == (each["kind"] in ("date", "amount")) for each in gold.mentions)


@pytest.mark.django_db
def test_the_matcher_is_timed_over_invented_prose() -> None:
    timed = matching.timed(200, 5_000, 1, None)
    assert timed["records"] == 200
    assert all(speed > 0 for speed in timed["speeds"].values())
    made = many_names.records(200)
    assert many_names.prose(made, 3_000) == many_names.prose(made, 3_000)
    assert "| the same with eyecite |" in mentions.text({"timed": timed})


def test_recording_replaces_one_section(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(results, "RESULTS", tmp_path / "results.md")
    results.RESULTS.write_text("# Results\n\nWords.\n")
    for heading, text in (("Loading", "slow"), ("Effect", "quick"), ("Loading", "### In a table")):
        results.tell(heading, text, record=True)
    written = results.RESULTS.read_text()
    assert written.startswith("# Results\n\nWords.\n\n## Effect\n")
    assert "quick" in written
    assert "### In a table" in written
    assert "slow" not in written


@pytest.mark.django_db
def test_everybody_who_stands_beside_the_api_tells_the_same(
    client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(questions, "ANALYZE", {"sqlite": "ANALYZE", "postgresql": "ANALYZE"})
    filled = lawsuits.fill(LAWSUITS, PROVISIONS)
    assert filled["rows"] > LAWSUITS
    assert lawsuits.fill(LAWSUITS, PROVISIONS) == filled
    with pytest.raises(SystemExit, match="lawsuits already"):
        lawsuits.fill(LAWSUITS + 1, PROVISIONS)
    assert len(client.get("/api/v1/lawsuits/?q=condition").json()["results"]) > 1
    settings.ROOT_URLCONF = "benchmarks.plain"
    same, models = (client.get(f"/{kind}/lawsuits/").json()["results"] for kind in ("same", "models"))
    one = client.get(f"/models/lawsuits/{filled['slug']}/").json()
    settings.ROOT_URLCONF = "tracker.urls"
    base = "http://localhost/api/v1/"
    values = {"base": base, "size": 50, "offset": 0, "posture": "defendant", "filed_after": "2017-02-01"}
    written = connection.connection.cursor().execute(bare.page(connection.vendor, contenders.FILTERED), values)
    by_hand = [json.loads(row[0]) for row in written.fetchall()]
    assert (
        by_hand == [row for row in by_hand if row["posture"] == "defendant" and row["filed_on"] >= "2017-02-01"] != []
    )
    told = {row["slug"]: row for row in same}
    for row in by_hand:
        assert row == told.get(row["slug"], row)
    assert [row["slug"] for row in models] == [row["slug"] for row in same]
    assert one["party_rows"]
    assert one["court"]["name"]
    for publication in ("draft", "published"):
        assert lawsuits.hide(publication) == {"hidden": 1}
        assert Lawsuit.objects.filter(publication="draft").count() == (publication == "draft")


def test_table_of_the_api_tells_who_answers_how_often() -> None:
    took = {"rate": 100.0, "p50": 1.0, "p99": 2.0, "cpu": 3.0, "bytes": 1e5}
    told = "\n".join(api.table({"list": {"this API": took, "bare SQL": {**took, "rate": 50.0}}}, {"bare SQL": 80.0}))
    assert "| list | bare SQL | 50 | 1.0 | 2.0 | 3.0 | 100 | **2.0** |" in told
    assert "bare SQL 80 MB" in told


@pytest.mark.parametrize("name", ["load", "effect", "admin", "api", "mentions"])
def test_each_benchmark_tells_how_it_is_used(name: str) -> None:
    command = [sys.executable, f"benchmarks/{name}.py", "--help"]
    told = subprocess.run(command, cwd=project.BASE_DIR, capture_output=True, text=True, check=True)
    assert ("--gold" if name == "mentions" else "--database") in told.stdout
