"""The answers shown in the API's documentation are those that the records that ship give.

`REMAKE_EXAMPLES=1 ./run test tracker/tests/test_effect_examples.py` writes them anew.
"""

import json
import os
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from django.test import Client

from tracker.api import effect_examples
from tracker.api.effect_examples import EXAMPLES, QUESTIONS, address

from .kept_answers import as_kept

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def answered(shipped: None) -> dict[str, Any]:
    """What is answered to the questions, as it would be at the address the examples use."""
    found: dict[str, Any] = as_kept(
        {name: Client().get("/api/v1/effect/", asked).json() for name, asked in QUESTIONS.items()}
    )
    if os.environ.get("REMAKE_EXAMPLES"):
        text = json.dumps(found, indent=1, ensure_ascii=False)
        Path(effect_examples.__file__).with_suffix(".json").write_text(f"{text}\n", encoding="utf-8", newline="\n")
    return found


def test_every_question_has_its_example() -> None:
    assert list(EXAMPLES) == list(QUESTIONS)


@pytest.mark.parametrize("name", QUESTIONS)
def test_example_is_what_the_records_answer(answered: dict[str, Any], name: str) -> None:
    assert EXAMPLES.get(name) == answered[name]


def test_documentation_shows_the_examples_each_in_the_shape_it_describes(client: Client) -> None:
    schema = client.get("/api/v1/schema/", headers={"accept": "application/json"}).json()
    content = schema["paths"]["/api/v1/effect/"]["get"]["responses"]["200"]["content"]["application/json"]
    shown = {example["summary"]: example for example in content["examples"].values()}
    assert {name: example["value"] for name, example in shown.items()} == EXAMPLES
    assert {name: example["description"] for name, example in shown.items()} == {
        name: address(asked) for name, asked in QUESTIONS.items()
    }
    whole = {"$ref": "#/components/schemas/EffectAnswer", "components": schema["components"]}
    for example in shown.values():
        jsonschema.Draft202012Validator(whole).validate(example["value"])


def test_examples_show_every_kind_of_answer() -> None:
    kinds = {frozenset(example) for example in EXAMPLES.values()}
    assert len(kinds) == len(EXAMPLES) == 5
