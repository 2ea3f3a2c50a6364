"""Whatever is asked of the API, its answer is one that the OpenAPI document describes.

Schemathesis reads the document and asks each operation: the examples, the limits of each parameter (just within and
just beyond: too long, too large, empty, of another type, NUL, surrogates), and values at random. It holds that nothing
ends in an error of ours, and that status, media type, headers and body are as described; that what the document
forbids is refused, and what it allows is not, unless with 400 or 404: that there is no such record no schema can say.
"""

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from drf_spectacular.generators import SchemaGenerator
from hypothesis import HealthCheck, Phase, settings
from schemathesis.generation.hypothesis.builder import HypothesisTestConfig, HypothesisTestMode, create_test
from schemathesis.generation.meta import CoveragePhaseData

from tracker.api.endpoints import ENDPOINTS
from tracker.api.openapi.examples import SHOWN
from tracker.wsgi import application

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped")]

ROOT = "/api/v1/"
OTHERS = (
    *("", "problems/", "problems/{name}/", "documents/{slug}/coverage/", "citations/{type}/{slug}/{position}/"),
    *("feeds/", "feeds/{collection}/{slug}/", "dump/"),
)
ARCHIVE = "dump/enjoined-{version}.ndjson.gz"  # of which no example can know the version
PATHS = [
    ROOT + path for path in (*(f"{name}/" for name in ENDPOINTS), *(f"{name}/{{slug}}/" for name in SHOWN), *OTHERS)
]
CONFIG = {
    "checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", "3xx", "400", "404"]}},
    "phases": {"coverage": {"generate-duplicate-query-parameters": True}},
}
# Parameters that all endpoints read by the same lines: their limits are looked for at one of them.
SAME_EVERYWHERE = {"known_on", "fields", "omit", "expand", "ordering", "order", "cursor", "page_size", "count"}
AT = "lawsuits/"
SHAPING = {"fields", "omit", "expand", "count"}
SMALL = {"page_size": "1"}
RANDOM = 2  # questions of each operation, in each of the two modes together


@pytest.fixture(scope="module")
def document() -> Any:
    """The document, as it is served."""
    return json.loads(json.dumps(SchemaGenerator().get_schema(public=True), default=str))


@pytest.fixture(scope="module")
def described(document: Any) -> Any:
    """What schemathesis makes of it."""
    schema = schemathesis.openapi.from_dict(document, config=schemathesis.Config.from_dict(CONFIG))
    schema.app = application
    return schema


@pytest.fixture(autouse=True)
def connection_stays() -> Iterator[None]:
    """As in Django's own test client, the end of a request does not end the connection that all tests share."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_paths_are_those_of_the_document(document: Any) -> None:
    assert {*PATHS, ROOT + ARCHIVE} == {*document["paths"]}


@pytest.mark.parametrize("path", PATHS)
def test_answers_are_as_described(described: Any, document: Any, path: str) -> None:
    answered: set[int] = set()
    explored: dict[str, str] = {}
    whole = _whole(document, path)

    def ask(case: Any) -> None:
        if not _alone(case, path, explored):
            return
        answer = case.call(headers={"Accept-Encoding": "identity"})
        case.validate_response(answer)
        answered.add(answer.status_code)
        if whole and case.method == "GET" and answer.status_code == 200 and SHAPING.isdisjoint(case.query or {}):
            whole.validate(answer.json())

    chosen = settings(
        max_examples=RANDOM,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    config = HypothesisTestConfig(project=described.config, modes=list(HypothesisTestMode), settings=chosen)
    create_test(operation=described[path]["GET"], test_func=ask, config=config)()
    assert 200 in answered


def _alone(case: Any, path: str, explored: dict[str, str]) -> bool:
    """Leave of the question only the parameter whose limits are looked for: others would be refused before it.

    False where they are looked for elsewhere: at another endpoint, or at a parameter of which the same is said.
    """
    data = case.meta.phase.data
    name = getattr(data, "parameter", None)
    if case.method != "GET":
        return True
    if name not in (case.query or {}):
        return name is not None or not isinstance(data, CoveragePhaseData)  # else all parameters together
    if name in SAME_EVERYWHERE and AT not in path:
        return False
    said = _said(case, name)
    if explored.setdefault(said, name) != name or said.startswith("The same as"):
        return False
    case.query = {name: case.query[name]} | (
        {} if "{" in path or "effect" in path or name in SAME_EVERYWHERE else SMALL
    )
    return True


def _said(case: Any, name: str) -> str:
    """What the document says of a parameter."""
    (told,) = [each.definition for each in case.operation.query if each.name == name]
    return f"{told['description']} {told['schema']}"


def _whole(document: Any, path: str) -> Any:
    """What an answer in full is held against: an answer in another shape would pass for any."""
    content = document["paths"][path]["get"]["responses"]["200"]["content"]
    if "application/json" not in content:
        return None
    schema = content["application/json"]["schema"]
    whole = schema["anyOf"][0] if "anyOf" in schema else schema
    return jsonschema.Draft202012Validator({**whole, "components": document["components"]})
