"""JSON of which parts were written by the database, sent on without being read."""

import json
from typing import Any

from rest_framework.renderers import JSONRenderer


class Written(bytes):
    """JSON as it stands."""

    __slots__ = ()


class WrittenRenderer(JSONRenderer):
    """JSON; what an answer is made of, or a member of it, may be written already."""

    takes_written = True

    def render(self, data: Any, accepted_media_type: Any = None, renderer_context: Any = None) -> bytes:
        def plain(value: Any) -> bytes:
            return bytes(super(WrittenRenderer, self).render(value, accepted_media_type, renderer_context))

        members = data if isinstance(data, dict) else {}
        if not any(isinstance(value, Written) for value in (data, *members.values())):
            return plain(data)
        if self.get_indent(accepted_media_type, renderer_context or {}) is not None:
            return plain({name: _read(value) for name, value in members.items()} if members else _read(data))
        if isinstance(data, Written):
            return data
        told = (
            json.dumps(name, ensure_ascii=False).encode() + b":" + value
            if isinstance(value, Written)
            else plain({name: value})[1:-1]
            for name, value in members.items()
        )
        return b"{" + b",".join(told) + b"}"


def _read(value: Any) -> Any:
    return json.loads(value) if isinstance(value, Written) else value
