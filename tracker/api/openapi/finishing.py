"""The OpenAPI document, gone over once it is made."""

import inspect
from typing import Any

from ..endpoints import ENDPOINTS
from .common import (
    HEADERS,
    MERGED,
    NOT_MODIFIED,
    NUMBER,
    OF_ALL,
    OF_COPIES,
    SHAPED,
    Part,
    documented,
    headers,
    name_of,
    problem_responses,
)
from .examples import ANSWERS, BASE, PROBLEMS, SHOWN_CITING, address

ABOUT = {
    "about": "The entrance: what there is.",
    "feeds": "What is new, as Atom feeds: of everything, or of one record.",
    "dump": "All records as one archive, with its checksum.",
    "problems": "What the API answers when it cannot answer, kind by kind.",
}
PATH: dict[str, Part] = {
    "slug": {"description": "The record's name in addresses. A part has that of its whole before it."},
    "type": {"description": "The kind of record that cites, as addresses name it.", "example": "rulings"},
    "position": {"description": "The number of the citation in the list of the record.", "example": 0},
    "collection": {"description": "The kind of record of which there is news.", "example": "lawsuits"},
    "version": {"description": "The version of the data, as the description of the archive tells it.", "example": 1},
    "name": {"description": "The kind of problem, as its `type` ends.", "example": "not-found"},
}
OF_FEEDS = "santa-clara-v-trump"
FORMAT = "The form of the answer, where Accept does not say it."
SHARED = ("known_on", "If-None-Match", "cursor", "page_size", "count")
IF_NONE_MATCH = "If-None-Match"
OTHERWISE = {429: "Ask again in 23 seconds.", 500: "It is logged, and ours to mend.", 503: "Ask again in 5 seconds."}


def finish(result: Part, **kwargs: Any) -> Part:
    """drf-spectacular's hook: gives each operation its headers, problems and examples, and each tag its description."""
    components = result["components"]
    components["schemas"] |= SHAPED
    components["headers"] = HEADERS
    components["responses"] = problem_responses(_problems())
    shared: Part = {}
    components["parameters"] = shared
    for path, operations in result["paths"].items():
        for operation in operations.values():
            _finish(operation, shared, is_one="{" in path)
    result["security"] = []
    about = {name: (inspect.getdoc(view) or "").split("\n\n")[0] for name, view in ENDPOINTS.items()} | ABOUT
    result["tags"] = [{"name": name, "description": " ".join(text.split())} for name, text in about.items()]
    return result


def _finish(operation: Part, shared: Part, *, is_one: bool) -> None:
    names = {parameter["name"] for parameter in operation.get("parameters", ())}
    answers, is_one = operation["responses"], is_one or operation["operationId"].endswith("_retrieve")
    is_kept = IF_NONE_MATCH in names
    found = answers["200"]
    found["headers"] = headers(*(OF_COPIES if is_kept else OF_ALL))
    content = found["content"].get("application/json", {})  # none of a feed, or an archive
    others = [("count", "Counted"), ("fields", "Shaped" if is_one else "ShapedPage")]
    if content and (
        more := [{"$ref": f"#/components/schemas/{shape}"} for parameter, shape in others if parameter in names]
    ):
        content["schema"] = {"anyOf": [content["schema"], *more]}
    if (name := operation["operationId"]) in ANSWERS:
        about = f"{address(name)}\n\nOf each list the first row is shown."
        content["examples"] = {
            "shipped": {"summary": "Of the records that ship", "description": about, "value": ANSWERS[name]}
        }
    problems = {
        str(status): {"$ref": f"#/components/responses/{name_of(kind)}"} for status, kind in documented().items()
    }
    if not is_one:
        del problems["404"]
    if not names - {"slug", "name"}:
        del problems["400"]
    operation["responses"] = dict(
        sorted(
            {
                "200": found,
                **({"301": MERGED} if is_one and "expand" in names else {}),
                **({"304": NOT_MODIFIED} if is_kept else {}),
                **problems,
            }.items()
        )
    )
    collection = operation["tags"][0]
    for parameter in operation.get("parameters", ()):
        if parameter["name"] == "format":
            parameter |= {"description": FORMAT, "schema": {**parameter["schema"], "examples": ["json"]}}
        if parameter["in"] == "path":
            told = {"example": SHOWN_CITING.get(collection, OF_FEEDS), **PATH[parameter["name"]]}
            parameter |= {**told, "description": parameter.get("description") or told["description"]}
    operation.pop("security", None)  # the document says for all that there is none
    operation["parameters"] = [_by_reference(each, shared) for each in operation.get("parameters", ())]


def _by_reference(parameter: Part, shared: Part) -> Part:
    """Parameters that are the same everywhere stand once among the components."""
    name = parameter["name"]
    if name not in SHARED:
        return parameter
    key = name.replace("-", "")
    if shared.setdefault(key, parameter) != parameter:
        raise ValueError(f"The parameter {name} is not the same everywhere.")
    return {"$ref": f"#/components/parameters/{key}"}


def _problems() -> dict[str, Any]:
    """An example of each kind: as it was met, or made up where that takes an accident."""
    made = {
        kind.name: {
            "type": f"{BASE}problems/{kind.name}/",
            "title": kind.title,
            "status": status,
            "detail": OTHERWISE[status],
            "request_id": NUMBER,
        }
        for status, kind in documented().items()
        if status in OTHERWISE
    }
    return {**made, **PROBLEMS}
