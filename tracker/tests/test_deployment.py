"""What the composed deployment promises: nothing open to the network, no secret in its files, health on both sides."""

from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())


@pytest.fixture(params=["database", "web"])
def service(request: pytest.FixtureRequest) -> Any:
    return COMPOSE["services"][request.param]


def test_only_web_is_published_and_only_to_this_machine():
    published = {name: service["ports"] for name, service in COMPOSE["services"].items() if "ports" in service}
    assert published == {"web": ["127.0.0.1:8000:8000"]}


def test_service_tells_its_health(service):
    assert service["healthcheck"]["test"]


def test_web_waits_for_a_healthy_database():
    assert COMPOSE["services"]["web"]["depends_on"]["database"]["condition"] == "service_healthy"


def test_service_reads_secrets_from_files_only(service):
    secret = [name for name in service["environment"] if "PASSWORD" in name or "KEY" in name]
    assert secret
    assert all(name.endswith("_FILE") for name in secret)
    assert not any(":" in value.partition("//")[2].partition("@")[0] for value in service["environment"].values())


def test_data_and_secrets_outlive_the_containers(service):
    volumes = [volume.split(":") for volume in service["volumes"]]
    assert all(name in COMPOSE["volumes"] for name, *_ in volumes)
    kept = [where for _, where, *_ in volumes]
    for path in (value for name, value in service["environment"].items() if name.endswith("_FILE")):
        assert str(Path(path).parent) in kept


@pytest.mark.parametrize("left_out", [".git", ".env", ".secret-key*", "db.sqlite3*", ".venv*"])
def test_image_leaves_out(left_out):
    assert left_out in (ROOT / ".dockerignore").read_text().splitlines()


def test_image_serves_as_nobody_special_from_the_locked_list():
    lines = (ROOT / "Dockerfile").read_text().splitlines()
    assert lines.index("USER enjoined") < next(n for n, line in enumerate(lines) if line.startswith("CMD"))
    assert any("--require-hashes" in line and "requirements/run.txt" in line for line in lines)
