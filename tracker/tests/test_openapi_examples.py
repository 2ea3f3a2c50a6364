"""The examples in the OpenAPI document are what the records that ship answer.

`REMAKE_EXAMPLES=1 ./run test tracker/tests/test_openapi_examples.py` writes them anew.
"""

import json
import os
from typing import Any

import jsonschema
import pytest
from django.test import Client

from tracker.api.endpoints import ENDPOINTS
from tracker.api.openapi.common import NUMBER
from tracker.api.openapi.examples import ANSWERS, ASKED, FILE, NOTHING_YET, PARAMETERS, PROBLEMS, REFUSED, shortened

from .kept_answers import as_kept
from .parameter_examples import examples

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def _ask(path: str, **headers: str) -> Any:
    """An answer as it would be at the address and on the day that the examples use."""
    response = Client(headers={"x-request-id": NUMBER, **headers}).get(f"/api/v1/{path}")
    return shortened(as_kept(response.json()))


def _finds(collection: str, name: str, value: str) -> bool:
    """Whether something is found by this value of a parameter."""
    asked = {name: value} if collection == "effect" else {name: value, "count": "on"}
    response = Client().get(f"/api/v1/{collection}/", asked)
    return response.status_code == 200 and response.json().get("count", 1) != 0


@pytest.fixture(scope="module")
def told(shipped: None) -> dict[str, Any]:
    """All examples, made anew."""
    found = {
        "answers": {operation: _ask(path) for operation, path in ASKED.items()},
        "parameters": examples(_finds),
        "problems": {
            name: _ask(path, **({"accept": "image/png"} if name == "not-acceptable" else {}))
            for name, path in REFUSED.items()
        },
    }
    if os.environ.get("REMAKE_EXAMPLES"):
        FILE.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
    return found


@pytest.fixture(scope="module")
def document() -> Any:
    from drf_spectacular.generators import SchemaGenerator

    return json.loads(json.dumps(SchemaGenerator().get_schema(public=True), default=str))


@pytest.mark.parametrize("operation", ASKED)
def test_example_is_what_the_records_answer(told: dict[str, Any], operation: str) -> None:
    assert ANSWERS[operation] == told["answers"][operation]


def test_problems_are_those_met(told: dict[str, Any]) -> None:
    assert told["problems"] == PROBLEMS
    assert [problem["type"].split("/")[-2] for problem in PROBLEMS.values()] == list(REFUSED)


def test_every_value_of_a_parameter_finds_something(shipped: None) -> None:
    wrong = [
        f"{collection}/?{name}={value}"
        for collection, values in PARAMETERS.items()
        for name, value in values.items()
        if not _finds(collection, name, value)
    ]
    assert not wrong


def test_every_parameter_is_answered_with_the_value_shown(shipped: None, document: Any) -> None:
    wrong = []
    for path, operations in document["paths"].items():
        for parameter in operations["get"].get("parameters", ()):
            if "{" in path or parameter.get("in") != "query" or "examples" not in parameter["schema"]:
                continue
            (value, *_) = parameter["schema"]["examples"]
            text = ",".join(map(str, value)) if isinstance(value, list) else str(value)
            text = text.lower() if isinstance(value, bool) else text
            asked = {parameter["name"]: text} | ({} if "effect" in path else {"page_size": 1})
            answer = Client().get(path, asked)
            if answer.status_code != 200 and not ("effect" in path and parameter["name"] in ("from", "to")):
                wrong.append(f"{answer.status_code} {path}?{parameter['name']}={text}")
    assert not wrong, "\n".join(wrong)


def test_every_operation_is_told_with_an_example_in_the_shape_described(document: Any) -> None:
    for path, operations in document["paths"].items():
        operation = operations["get"]
        content = operation["responses"]["200"]["content"].get("application/json")
        if content is None:
            continue  # a feed, an archive
        assert content["examples"], path
        whole = {**content["schema"], "components": document["components"]}
        if "anyOf" in content["schema"]:
            whole = {**content["schema"]["anyOf"][0], "components": document["components"]}
        validator = jsonschema.Draft202012Validator(whole)
        for example in content["examples"].values():
            assert not [error.message for error in validator.iter_errors(example["value"])], path


def test_every_parameter_is_told_with_a_description_and_an_example(document: Any) -> None:
    without = [
        f"{path} {parameter['name']}"
        for path, operations in document["paths"].items()
        for parameter in operations["get"].get("parameters", ())
        if not _is_told(
            parameter
            if "$ref" not in parameter
            else document["components"]["parameters"][parameter["$ref"].split("/")[-1]]
        )
    ]
    assert not without, "\n".join(without)


def _is_told(parameter: Any) -> bool:
    schema = parameter["schema"]
    has_example = parameter["name"] == "cursor" or any(name in parameter for name in ("example", "examples"))
    one = schema.get("items", schema)
    has_example = has_example or any(name in each for each in (schema, one) for name in ("examples", "enum", "default"))
    return bool(parameter.get("description")) and has_example


def test_nothing_is_made_up_where_something_is_found() -> None:
    assert not [(each, name) for each, name in NOTHING_YET if name in PARAMETERS[each]]


def test_kept_values_are_those_of_parameters_there_are() -> None:
    for collection, values in PARAMETERS.items():
        assert values.keys() <= ENDPOINTS[collection].filterset_class.base_filters.keys()
