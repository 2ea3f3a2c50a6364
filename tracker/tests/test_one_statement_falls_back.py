"""Where the database cannot write a page the serializers do, and the log says why."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.db.models import Prefetch, Value
from django.test import Client
from rest_framework import serializers

from cases.choices import CourtLevel
from cases.models import Court, CourtAlias
from cases.tests.factories import CourtAliasFactory, CourtFactory, LawsuitFactory
from tracker.api.courts import Courts, CourtSerializer
from tracker.api.fields import Names, Word
from tracker.api.onesql import answering, plans, statement
from tracker.api.onesql.neighbors import neighbors
from tracker.api.onesql.rendering import Written, WrittenRenderer

pytestmark = pytest.mark.django_db
LOG = "tracker.api.onesql.answering"


class Loud(Word):
    """Says a word otherwise than the field it is made of, and not how the database would."""

    def to_representation(self, value: str) -> Any:
        return value.upper()


class LoudSerializer(CourtSerializer):
    """One such field."""

    level = Loud(CourtLevel)


class MadeSerializer(CourtSerializer):
    """A member that a method makes."""

    made = serializers.SerializerMethodField()

    def get_made(self, court: Court) -> str:
        return f"{court} it is"


class TurnedSerializer(CourtSerializer):
    """A representation that is changed after it is made."""

    def to_representation(self, instance: Court) -> dict[str, Any]:
        return {"it": super().to_representation(instance)["slug"]}


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    answering._statements.clear()
    plans.forget()
    yield
    answering._statements.clear()
    plans.forget()


def courts(client: Client) -> Any:
    return client.get("/api/v1/courts/").json()["results"]


@pytest.mark.parametrize(
    ("serializer", "shown", "reason"),
    [
        (LoudSerializer, lambda court: court["level"] == "DISTRICT", "Loud level"),
        (MadeSerializer, lambda court: court["made"] == "N.D. Cal. it is", "SerializerMethodField made"),
        (TurnedSerializer, lambda court: [*court] == ["it"], "TurnedSerializer, which writes itself"),
    ],
)
def test_what_has_no_sql_form_is_written_by_the_serializer(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: Any, serializer: Any, shown: Any, reason: str
) -> None:
    CourtFactory(level="district", short_name="N.D. Cal.")
    monkeypatch.setattr(Courts, "serializer_class", serializer)
    with caplog.at_level(logging.DEBUG, logger=LOG):
        assert shown(courts(client)[0])
    assert f"{serializer.__name__} is written by the serializer: no SQL form of {reason}" in caplog.text


def test_list_that_is_fetched_in_part_is_written_by_the_serializer(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    court = CourtFactory()
    CourtAliasFactory(court=court, name="Beta")
    CourtAliasFactory(court=court, name="Alpha")
    narrowed = Prefetch("aliases", CourtAlias.objects.filter(name__startswith="B"))
    monkeypatch.setattr(Courts, "queryset", Court.objects.prefetch_related(narrowed))
    assert courts(client)[0]["aliases"] == ["Beta"]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL nests as deep as its memory reaches")
def test_what_is_nested_too_deep_for_sqlite_is_written_by_the_serializer(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    above = CourtFactory()
    CourtFactory(appeals_to=above)
    nested: Any = CourtSerializer
    for _ in range(12):
        courts_below = nested(many=True)
        nested = type("NestedSerializer", (serializers.Serializer,), {"courts_below": courts_below})
    monkeypatch.setattr(Courts, "serializer_class", nested)
    with caplog.at_level(logging.DEBUG, logger=LOG):
        assert sum(len(court["courts_below"]) for court in courts(client)) == 1
    assert "no SQL form of so much: parser stack overflow" in caplog.text


def test_page_of_which_the_database_writes_nothing_is_written_by_the_serializer(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    slug = LawsuitFactory().slug
    monkeypatch.setattr(statement.OfRecords, "query", lambda self, connection: "SELECT NULL AS json")
    assert [found["slug"] for found in client.get("/api/v1/lawsuits/").json()["results"]] == [slug]
    assert client.get(f"/api/v1/lawsuits/{slug}/").json()["slug"] == slug
    assert "LawsuitDetailSerializer: the database wrote nothing of some row" in caplog.text


def test_null_in_a_row_of_a_list_is_not_passed_over(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """An aggregate leaves nulls out; the whole is then null, and the serializer writes it."""
    alias = CourtAliasFactory(name="Known")
    null = statement.Verbatim("NULL")
    monkeypatch.setattr(Names, "in_sql", lambda field, place: neighbors(place, field.source_attrs, lambda row: null))
    assert [court["aliases"] for court in courts(client) if court["slug"] == alias.court.slug] == [["Known"]]


def test_pages_for_people_are_written_by_the_serializer(client: Client) -> None:
    lawsuit = LawsuitFactory()
    page = client.get("/api/v1/lawsuits/", headers={"accept": "text/html"}).content.decode()
    assert str(lawsuit.slug) in page
    assert answering._statements == {}


def test_json_is_indented_where_that_is_asked(client: Client) -> None:
    lawsuit = LawsuitFactory()
    for path in ("lawsuits/", f"lawsuits/{lawsuit.slug}/"):
        plain, indented = (
            client.get(f"/api/v1/{path}", headers={"accept": f"application/json{more}"}) for more in ("", "; indent=2")
        )
        assert plain.json() == indented.json()
        assert b"\n" not in plain.content
        assert b'\n  "' in indented.content


def test_what_is_written_is_sent_as_it_stands() -> None:
    render = WrittenRenderer().render
    assert render(Written(b'{"a": 1.50}')) == b'{"a": 1.50}'
    told = {"next": None, "é": "ü", "results": Written('[{"a": "ü"}]'.encode())}
    assert render(told).decode() == '{"next":null,"é":"ü","results":[{"a": "ü"}]}'
    assert render({"é": "ü"}).decode() == '{"é":"ü"}'


def test_value_that_a_json_document_rounds_is_read_by_itself(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    slug = CourtFactory().slug
    monkeypatch.setattr(Courts, "queryset", Courts.queryset.annotate(share=Value(1 / 3)))
    with caplog.at_level(logging.DEBUG, logger=LOG):
        assert [found["slug"] for found in courts(client)] == [slug]
    assert "which a JSON document rounds" in caplog.text
