"""What many operations share: headers, problems, and answers in another shape."""

from typing import Any

from ..problems.answers import MEDIA_TYPE
from ..problems.kinds import KINDS, Kind
from ..problems.shapes import SHAPES, ProblemSerializer

Part = dict[str, Any]
NUMBER = "0f8fad5bd9cb469fa165708677289501"  # of a request, in examples


def _header(about: str, *, is_always: bool = False, **schema: Any) -> Part:
    return {"description": about, "required": is_always, "schema": {"type": "string", **schema}}


HEADERS: dict[str, Part] = {
    "X-Request-ID": _header(
        "The number of the request, under which it is logged; your own, where you bring one.",
        is_always=True,
        pattern=r"^[A-Za-z0-9._-]{8,64}$",
        examples=[NUMBER],
    ),
    "ETag": _header(
        "The mark of the answer. Bring it as If-None-Match, and get 304 for as long as nothing has changed.",
        is_always=True,
        pattern=r'^(W/"[0-9a-f]{20}"|"[0-9a-f]{64}")$',
        examples=['W/"5a1c7be0f0c1d2a3b4e5"'],
    ),
    "Cache-Control": _header(
        "How long a copy is good without asking.", is_always=True, examples=["public, no-cache", "public, max-age=3600"]
    ),
    "Last-Modified": _header("For caches that know no ETag.", examples=["Sun, 22 Nov 2026 10:14:03 GMT"]),
    "RateLimit-Policy": _header(
        "How many requests (q) one address may make in how many seconds (w). Absent where there is no limit.",
        examples=['"default";q=600;w=60'],
    ),
    "RateLimit": _header(
        "How many are left (r), and for how many seconds (t). Absent where there is no limit.",
        examples=['"default";r=571;t=23'],
    ),
    "Retry-After": {
        "description": "Seconds to wait before asking again.",
        "required": True,
        "schema": {"type": "integer", "minimum": 1, "examples": [23]},
    },
    "Location": _header("Where the record is now.", is_always=True, examples=["/api/v1/courts/cand/"]),
}
OF_ALL = ("X-Request-ID", "RateLimit-Policy", "RateLimit")
OF_COPIES = (*OF_ALL, "ETag", "Cache-Control", "Last-Modified")
WAITING = (429, 503)


def headers(*names: str) -> Part:
    """These headers, by reference."""
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


MERGED = {
    "description": "The record was merged into another: ask there. A merge can be undone, so do not keep the answer.",
    "headers": headers(*OF_ALL, "Location", "Cache-Control"),
}
NOT_MODIFIED = {"description": "The copy you have still holds.", "headers": headers(*OF_COPIES)}

SHAPED: dict[str, Part] = {
    "Counted": {
        "type": "object",
        "description": "With `count=on`: the number of all records alone.",
        "properties": {"count": {"type": "integer", "minimum": 0}},
        "required": ["count"],
        "examples": [{"count": 79}],
    },
    "Shaped": {
        "type": "object",
        "description": "With `fields`, `omit` or `expand`: a record with the members that are asked for, each as it is "
        "described of the whole record, and neighbours in full where `expand` names them.",
        "additionalProperties": True,
    },
    "ShapedPage": {
        "type": "object",
        "description": "With `fields`, `omit` or `expand`: a page of such records.",
        "properties": {
            "count": {"type": "string", "format": "uri"},
            "next": {"type": ["string", "null"], "format": "uri"},
            "previous": {"type": ["string", "null"], "format": "uri"},
            "ranked_at_most": {"type": "integer"},
            "results": {"type": "array", "items": {"$ref": "#/components/schemas/Shaped"}},
        },
        "required": ["count", "next", "previous", "results"],
    },
}


def name_of(kind: Kind) -> str:
    """What a kind of problem is called among the components: TooManyRequests."""
    return "".join(word.capitalize() for word in kind.name.split("-"))


def documented() -> dict[int, Kind]:
    """The problem that each status means, for whoever asks with GET."""
    return {
        int(kind.status): kind for kind in reversed(KINDS) if kind.name not in ("bad-request", "method-not-allowed")
    }


def problem_responses(examples: dict[str, Any]) -> dict[str, Part]:
    """A response for each kind of problem, by its name."""
    return {name_of(kind): _response(kind, examples) for kind in documented().values()}


def _response(kind: Kind, examples: dict[str, Any]) -> Part:
    status = int(kind.status)
    shape = SHAPES.get(status, ProblemSerializer).Meta.ref_name
    return {
        "description": f"{kind.title}. {kind.about}",
        "headers": headers(*OF_ALL, *(["Retry-After"] if status in WAITING else [])),
        "content": {
            MEDIA_TYPE: {
                "schema": {"$ref": f"#/components/schemas/{shape}"},
                "examples": {kind.name: {"summary": kind.title, "value": examples[kind.name]}},
            }
        },
    }
