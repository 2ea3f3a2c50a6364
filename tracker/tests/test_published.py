"""Readers get what is published, and nothing that hangs on what is not."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connection, models, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.blocked.periods import differences
from cases.models import Holding, Lawsuit, Relief, Ruling, StaleRelief
from cases.tests.factories import (
    AppealFactory,
    AppealLawsuitFactory,
    ClaimFactory,
    HoldingFactory,
    LawsuitFactory,
    ReliefFactory,
    RulingFactory,
    RulingLawsuitFactory,
)
from policies.models import FederalAction, LocalPolicy, Provision
from policies.tests.factories import FederalActionFactory, LocalPolicyFactory, ProvisionFactory
from sources.choices import Publication
from sources.history.records import is_history
from sources.models import Dossier
from tracker.api.addresses import path_of
from tracker.api.endpoints import ENDPOINTS
from tracker.published.hidden import EMPTIED, SHARED
from tracker.published.reading import as_published

from .histories import JUNE, written_at

pytestmark = pytest.mark.django_db
LISTS = [name for name in ENDPOINTS if name != "effect"]
DOSSIERS = [FederalAction, LocalPolicy, Lawsuit]
Rows = set[tuple[type[models.Model], int]]


def unpublish(record: Dossier, state: str = Publication.DRAFT) -> None:
    type(record)._base_manager.filter(pk=record.pk).update(publication=state)


def hidden_by_hand() -> Rows:
    """Row after row, until no more follow: what is hidden."""
    tables = [m for name in ("sources", "policies", "cases") for m in apps.get_app_config(name).get_models()]
    rows = [row for model in tables if not is_history(model) for row in model._base_manager.all()]
    hidden: Rows = {(type(row), row.pk) for row in rows if getattr(row, "publication", "published") != "published"}
    while more := {(type(row), row.pk) for row in rows if (type(row), row.pk) not in hidden and _follows(row, hidden)}:
        hidden |= more
    return hidden


def _follows(row: Any, hidden: Rows) -> bool:
    label = row._meta.label
    if label in SHARED:
        lawsuits = list(row.lawsuits.values_list("pk", flat=True))
        return bool(lawsuits) and all((Lawsuit, pk) in hidden for pk in lawsuits)
    links = [f for f in row._meta.concrete_fields if isinstance(f, models.ForeignKey)]
    ours = [f for f in links if f"{label}.{f.name}" not in EMPTIED]
    return any((f.related_model, getattr(row, f.attname)) in hidden for f in ours)


def addresses(value: Any) -> set[str]:
    """Every address in an answer, but for those of the pages."""
    if isinstance(value, dict):
        return set().union(*(addresses(each) for name, each in value.items() if name not in ("next", "previous")))
    if isinstance(value, list):
        return set().union(*map(addresses, value))
    return {value.split("/api/v1/")[1]} if isinstance(value, str) and "/api/v1/" in value else set()


@pytest.mark.parametrize("model", DOSSIERS, ids=lambda model: model.__name__)
def test_what_hangs_on_a_draft_is_hidden_in_every_table_and_every_answer(
    sample: Path, client: Client, model: type[Dossier]
) -> None:
    call_command("load_fixtures", str(sample), verbosity=0)
    for dossier in model._base_manager.all():
        unpublish(dossier)
        hidden = hidden_by_hand()
        assert len(hidden) > 1
        with as_published():
            for table in {table for table, _ in hidden}:
                shown = set(table._base_manager.values_list("pk", flat=True))
                assert shown.isdisjoint(pk for kind, pk in hidden if kind is table)
        by_table = {table: table._base_manager.count() for table, _ in hidden}
        for table, count in by_table.items():
            with as_published():
                assert table._base_manager.count() == count - sum(kind is table for kind, _ in hidden)
        gone = {path_of(row) for table, pk in hidden if hasattr(row := table._base_manager.get(pk=pk), "slug")}
        for name in LISTS:
            answer = client.get(f"/api/v1/{name}/", {"page_size": 200} if name != "grounds-on-appeal" else {})
            assert answer.status_code == 200, answer.content
            assert addresses(answer.json()).isdisjoint(gone), name
        for path in gone:
            assert client.get(f"/api/v1/{path}").status_code == 404
        unpublish(dossier, Publication.PUBLISHED)


def test_answers_are_the_same_while_something_unrelated_is_hidden(sample: Path, client: Client) -> None:
    call_command("load_fixtures", str(sample), verbosity=0)
    before = [client.get(f"/api/v1/{name}/").json() for name in LISTS]
    LawsuitFactory(draft=True, court=Lawsuit.objects.first().court)
    assert [client.get(f"/api/v1/{name}/").json() for name in LISTS] == before


def test_ruling_in_two_dockets_is_shown_while_one_of_them_is(client: Client) -> None:
    shown, draft = LawsuitFactory(slug="shown"), LawsuitFactory(slug="draft", draft=True)
    joint = RulingFactory(slug="joint", lawsuit=shown)
    RulingLawsuitFactory(ruling=joint, lawsuit=draft, position=1)
    alone = RulingFactory(slug="alone", lawsuit=draft)
    HoldingFactory(ruling=alone, claim=ClaimFactory(lawsuit=draft))
    HoldingFactory(ruling=joint, claim=ClaimFactory(lawsuit=draft))
    with as_published():
        assert [*Ruling.objects.values_list("slug", flat=True)] == ["joint"]
        assert not Holding.objects.exists()
    found = client.get("/api/v1/rulings/joint/").json()
    assert [each["slug"] for each in found["lawsuits"]] == ["shown"]
    assert client.get("/api/v1/rulings/alone/").status_code == 404


def test_links_to_what_is_hidden_are_emptied_where_the_row_is_shown(client: Client) -> None:
    draft, shown = LawsuitFactory(draft=True), LawsuitFactory()
    hidden_appeal = AppealFactory()
    hidden_appeal.lawsuit_rows.all().delete()
    AppealLawsuitFactory(appeal=hidden_appeal, lawsuit=draft, position=0)
    ruling = RulingFactory(lawsuit=shown, appeal=hidden_appeal)
    with as_published():
        assert Ruling.objects.get(pk=ruling.pk).appeal_id is None
    assert client.get(f"/api/v1/{path_of(ruling)}").json()["appeal"] is None
    later = LocalPolicyFactory(draft=True)
    policy = LocalPolicyFactory(replaced_by=later)
    assert client.get(f"/api/v1/{path_of(policy)}").json()["replaced_by"] is None


def test_relief_of_a_draft_blocks_nothing_for_readers(client: Client) -> None:
    provision = ProvisionFactory(
        slug="eo-1/9a",
        federal_action=FederalActionFactory(slug="eo-1", signed_on="2017-01-25", signed_on_precision="day"),
    )
    lawsuit = LawsuitFactory()
    ReliefFactory(ruling=RulingFactory(lawsuit=lawsuit, decided=True), provisions=[provision], universal=True)

    def status() -> str:
        asked = {"provision": "eo-1/9a", "on": "2018-01-01"}
        return client.get("/api/v1/effect/", asked).json()["status"]

    assert status() == "blocked"
    unpublish(lawsuit)
    assert status() == "not_blocked"
    with as_published():
        assert not Relief.objects.exists()
    assert Relief.objects.exists()


def test_what_was_written_is_reckoned_with_while_something_is_hidden(client: Client) -> None:
    action = FederalActionFactory(slug="eo-1", signed_on="2017-01-25", signed_on_precision="day")
    provision = ProvisionFactory(slug="eo-1/9a", federal_action=action)
    shown, draft = LawsuitFactory(), LawsuitFactory(draft=True)
    for lawsuit in (shown, draft):
        ReliefFactory(ruling=RulingFactory(lawsuit=lawsuit, decided=True), provisions=[provision], universal=True)
    assert StaleRelief.objects.count() == 2
    told = client.get("/api/v1/effect/", {"provision": "eo-1/9a", "on": "2018-01-01"}).json()
    assert (told["status"], len(told["held_by"])) == ("blocked", 1)
    assert not StaleRelief.objects.exists()
    assert differences() == []
    assert client.get(f"/api/v1/{path_of(shown)}").json()["label"] is not None


@pytest.mark.parametrize("state", [Publication.DRAFT, Publication.IN_REVIEW, Publication.WITHDRAWN])
def test_only_what_is_published_is_shown(client: Client, state: str) -> None:
    lawsuit = LawsuitFactory()
    unpublish(lawsuit, state)
    assert client.get("/api/v1/lawsuits/").json()["results"] == []
    assert client.get("/api/v1/lawsuits/?count=on").json() == {"count": 0}


def test_past_shows_what_was_published_then(client: Client) -> None:
    with written_at(JUNE):
        lawsuit, draft = LawsuitFactory(), LawsuitFactory(draft=True)
        RulingFactory(lawsuit=lawsuit, slug="then")
    with written_at(JUNE + dt.timedelta(days=30)):
        unpublish(lawsuit, Publication.WITHDRAWN)
        unpublish(draft, Publication.IN_REVIEW)

    def slugs(name: str, **known: str) -> list[str]:
        return [found["slug"] for found in client.get(f"/api/v1/{name}/", known).json()["results"]]

    assert slugs("lawsuits", known_on="2026-06-02") == [lawsuit.slug]
    assert slugs("rulings", known_on="2026-06-02") == ["then"]
    assert (
        slugs("lawsuits", known_on="2026-07-30") == slugs("rulings", known_on="2026-07-30") == slugs("lawsuits") == []
    )


def test_nothing_can_be_written_where_readers_read() -> None:
    LawsuitFactory(draft=True)
    kept = LawsuitFactory()
    with pytest.raises(DatabaseError), transaction.atomic(), as_published():
        Lawsuit.objects.filter(pk=kept.pk).update(short_name="Changed")
    kept.refresh_from_db()
    assert kept.short_name != "Changed"
    assert Lawsuit.objects.count() == 2


def test_nothing_is_overlaid_while_everything_is_published() -> None:
    LawsuitFactory()
    with (
        CaptureQueriesContext(
            connection,
        ) as queries,
        as_published(),
    ):
        Provision.objects.count()
    assert len(queries) == 2
    assert json.dumps(queries.captured_queries[0]["sql"]).count("EXISTS") == len(DOSSIERS)
