"""The address a deployment's watchman asks."""

import pytest
from django.db import OperationalError
from django.db.migrations.recorder import MigrationRecorder

pytestmark = pytest.mark.django_db


def test_health_is_ok_when_the_database_is_ready(client):
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.json() == {"status": "ok"}
    assert "no-store" in response["Cache-Control"]


def test_health_costs_no_more_than_two_queries(client, django_assert_max_num_queries):
    client.get("/healthz")
    with django_assert_max_num_queries(2):
        client.get("/healthz")


def test_health_fails_when_a_migration_is_missing(client):
    MigrationRecorder.Migration.objects.filter(app="cases", name="0001_initial").delete()
    response = client.get("/healthz")
    assert response.status_code == 503
    assert response.json() == {"status": "migrations are missing"}


def test_health_fails_when_the_database_is_gone(client, monkeypatch):
    def gone(self):
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(MigrationRecorder, "applied_migrations", gone)
    response = client.get("/healthz")
    assert response.status_code == 503
    assert response.json() == {"status": "the database cannot be reached"}


def test_health_is_read_only(client):
    assert client.post("/healthz").status_code == 405


def test_the_bare_address_leads_to_the_api(client):
    assert client.get("/").headers["Location"] == "api/v1/"
