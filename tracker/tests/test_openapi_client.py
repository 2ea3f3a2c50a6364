"""A client that is made of the OpenAPI document reads the API, and a type checker knows what it gets."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from drf_spectacular.generators import SchemaGenerator

from cases.tests.factories import CourtFactory, LawsuitFactory

# What somebody else would write. `made` is the package that is generated.
PROGRAM = """
import sys
from made import Client
from made.api.lawsuits import lawsuits_list, lawsuits_retrieve
from made.models import Counted, InvalidParameters, LawsuitDetail, NotFound, PaginatedLawsuitList, Shaped

client = Client(base_url=sys.argv[1])

page = lawsuits_list.sync(client=client, court=["cand"], page_size=2, ordering=["short_name"])
assert isinstance(page, PaginatedLawsuitList)
names: list[str] = [lawsuit.short_name for lawsuit in page.results]
while isinstance(page.next_, str):
    answer = client.get_httpx_client().get(page.next_)
    page = PaginatedLawsuitList.from_dict(answer.json())
    names += [lawsuit.short_name for lawsuit in page.results]
print(*names)

number = lawsuits_list.sync(client=client, count="on")
assert isinstance(number, Counted)
total: int = number.count
print(total)

one = lawsuits_retrieve.sync("suit-a", client=client)
assert isinstance(one, LawsuitDetail)
court: str = one.court.name
print(court, one.filed_on, one.permalink.partition("?")[0].removeprefix(sys.argv[1]))

answered = lawsuits_retrieve.sync_detailed("suit-a", client=client)
kept = lawsuits_retrieve.sync_detailed("suit-a", client=client, if_none_match=answered.headers["ETag"])
print(int(kept.status_code))

part = lawsuits_retrieve.sync("suit-a", client=client, fields=["slug"])
assert isinstance(part, Shaped)
print(part.additional_properties)

refused = lawsuits_list.sync(client=client, judge=["nobody"])
assert isinstance(refused, InvalidParameters)
print(refused.status, refused.errors[0].parameter)

nowhere = lawsuits_retrieve.sync("suit-x", client=client)
assert isinstance(nowhere, NotFound)
print(len(nowhere.nearest))
"""
PRINTED = """\
A B C
4
N.D. Cal. 2017-02 /api/v1/lawsuits/suit-a/
304
{'slug': 'suit-a'}
400 judge
3
"""
CONFIG = """
post_hooks: []
literal_enums: true
content_type_overrides:
  application/atom+xml: text/html
  application/gzip: application/octet-stream
"""
# Of the generated package everything is followed, and only what the program does with it is judged.
MYPY = "[mypy]\nstrict = true\n[mypy-made.*]\nfollow_imports = silent\n"


def _run(*words: str, at: Path) -> str:
    done = subprocess.run([sys.executable, *words], cwd=at, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the client and the program."""
    folder = tmp_path_factory.mktemp("client")
    document: Any = SchemaGenerator().get_schema(public=True)
    (folder / "schema.json").write_text(json.dumps(document, default=str), encoding="utf-8")
    (folder / "config.yml").write_text(CONFIG, encoding="utf-8")
    made = ("-m", "openapi_python_client", "generate", "--path", "schema.json", "--output-path", "made")
    told = _run(*made, "--meta", "none", "--config", "config.yml", "--fail-on-warning", at=folder)
    assert "warning" not in told.lower(), told
    (folder / "program.py").write_text(PROGRAM, encoding="utf-8")
    (folder / "mypy.ini").write_text(MYPY, encoding="utf-8")
    return folder


def test_a_type_checker_finds_no_fault_with_a_program_that_uses_the_client(made: Path) -> None:
    _run("-m", "mypy", "--config-file", "mypy.ini", "program.py", at=made)
    (made / "wrong.py").write_text(PROGRAM.replace("total: int = number.count", "total: str = number.count"))
    with pytest.raises(AssertionError, match='expression has type "int", variable has type "str"'):
        _run("-m", "mypy", "--config-file", "mypy.ini", "wrong.py", at=made)


@pytest.mark.any_database
@pytest.mark.django_db(transaction=True)
def test_the_client_lists_fetches_turns_pages_and_reads_problems(made: Path, live_server: Any) -> None:
    cand = CourtFactory(slug="cand", short_name="N.D. Cal.")
    for name in "abc":
        LawsuitFactory(
            slug=f"suit-{name}", short_name=name.upper(), court=cand, filed_on="2017-02-01", filed_on_precision="month"
        )
    LawsuitFactory(slug="elsewhere", short_name="D")
    assert _run("program.py", live_server.url, at=made) == PRINTED
