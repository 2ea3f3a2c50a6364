"""The addresses a deployment's watchman asks: does the process live, and can it do its work."""

import pytest
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder

pytestmark = pytest.mark.django_db


def gone(self):
    raise OperationalError("server closed the connection unexpectedly")


def test_readiness_is_ok_when_the_database_is_ready(client):
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json() == {"status": "ok"}
    assert "no-store" in response["Cache-Control"]


def test_readiness_costs_no_more_than_two_queries(client, django_assert_max_num_queries):
    client.get("/readyz")
    with django_assert_max_num_queries(2):
        client.get("/readyz")


def test_readiness_fails_when_a_migration_is_missing(client):
    MigrationRecorder.Migration.objects.filter(app="cases", name="0001_initial").delete()
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json() == {"status": "migrations are missing"}


def test_readiness_fails_when_the_database_is_gone(client, monkeypatch):
    monkeypatch.setattr(MigrationRecorder, "applied_migrations", gone)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json() == {"status": "the database cannot be reached"}


def test_process_lives_whatever_the_database_does(client, monkeypatch, django_assert_num_queries):
    with monkeypatch.context() as patched, django_assert_num_queries(0):
        patched.setattr(BaseDatabaseWrapper, "ensure_connection", gone)
        response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_health_is_read_only(client, address):
    assert client.post(address).status_code == 405


def test_the_bare_address_leads_to_the_api(client):
    assert client.get("/").headers["Location"] == "api/v1/"
