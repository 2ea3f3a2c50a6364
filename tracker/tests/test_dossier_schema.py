"""The JSON Schemas take what the loader takes, and refuse what one file alone can show to be wrong."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.core.management import CommandError, call_command
from jsonschema import Draft202012Validator

from tracker.dossiers.definition import DOSSIERS
from tracker.dossiers.files import File, find
from tracker.dossiers.schema import files, schema

from .broken_dossiers import BROKEN, Broken
from .dossiers import SAMPLE, edit

SHIPPED = Path(settings.FIXTURES_DIR)
SCHEMAS = {dossier.name: schema(dossier) for dossier in DOSSIERS}


class Core(yaml.CSafeLoader):
    """Reads YAML as editors do: with the core schema of YAML 1.2, in which dates are texts."""

    yaml_implicit_resolvers: dict[str, Any] = {}


Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))
Core.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("null|~|$"), ["n", "~", ""])
Core.add_implicit_resolver("whole", re.compile("[-+]?[0-9]+$"), list("-+0123456789"))
Core.add_implicit_resolver(
    "broken", re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$"), list("-+.0123456789")
)
Core.add_constructor("whole", lambda loader, node: int(loader.construct_scalar(node)))
Core.add_constructor("broken", lambda loader, node: float(loader.construct_scalar(node)))


def errors(file: File) -> list[str]:
    validator = Draft202012Validator(SCHEMAS[file.dossier.name])
    data = yaml.load(file.read(), Core)
    return [f"{file.name} {error.json_path}: {error.message}" for error in validator.iter_errors(data)]


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("file", [pytest.param(file, id=file.name) for file in find([SAMPLE])[0]])
def test_schema_takes_the_sample(file: File) -> None:
    assert errors(file) == []


@pytest.mark.skipif(not any(SHIPPED.rglob("*.yaml")), reason="fixtures/ holds no dossier yet")
def test_schema_takes_the_shipped_fixtures() -> None:
    assert [error for file in find([SHIPPED])[0] for error in errors(file)] == []


@pytest.mark.parametrize("broken", [pytest.param(broken, id=broken.name) for broken in BROKEN if broken.schema])
def test_schema_refuses_what_one_file_shows_to_be_wrong(sample: Path, broken: Broken) -> None:
    edit(sample, broken.file, broken.old, broken.new)
    [file] = find([sample / broken.file])[0]
    assert errors(file)


def test_shipped_schemas_are_up_to_date() -> None:
    call_command("dossier_schema", check=True)


def test_stale_schema_is_named_and_written_anew(
    tmp_path: Path, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.FIXTURES_DIR = tmp_path
    with pytest.raises(CommandError, match=r"Not up to date: agencies.json, corpus.json, "):
        call_command("dossier_schema", check=True)
    call_command("dossier_schema")
    call_command("dossier_schema", check=True)
    (tmp_path / "schema/judges.json").write_text("{}")
    (tmp_path / "schema/judgments.json").write_text("{}")
    with pytest.raises(CommandError, match=r"Not up to date: judges.json, judgments.json\. "):
        call_command("dossier_schema", check=True)
    call_command("dossier_schema")
    assert {path.name: path.read_text() for path in (tmp_path / "schema").iterdir()} == dict(files())
    assert "19 schemas, 2 written" in capsys.readouterr().out


def test_schema_tells_words_forms_and_meanings() -> None:
    lawsuit = SCHEMAS["lawsuits"]["$defs"]["lawsuit"]
    assert lawsuit["required"] == ["slug", "court", "docket_number", "caption", "short_name", "posture", "sources"]
    assert lawsuit["additionalProperties"] is False
    assert {"const": "plaintiff", "title": "The United States sues"} in lawsuit["properties"]["posture"]["oneOf"]
    assert lawsuit["properties"]["court"]["description"] == "The slug of a court."
    assert lawsuit["properties"]["terminated_on"]["description"] == "The day the docket was closed."
    assert SCHEMAS["statutes"]["type"] == "array"
    assert json.dumps(SCHEMAS["lawsuits"]).count('"#/$defs/rulingjudge"') == 1
