"""A serializer's fields, changed as a request asks, before anything is read: whoever compiles them sees the end."""

from collections.abc import Iterable, Mapping
from typing import Any

from sources.nearest import did_you_mean, near

from ..fields import Addressed
from ..problems.faults import BadParametersError, Fault
from .asked import EXPAND, FIELDS, OMIT, Path, Shape
from .neighbors import in_full, kind_of, model_within
from .parts import drop, within

Fields = dict[str, Any]


def reshaped(fields: Fields, model: Any, shape: Shape) -> Fields:
    """The fields in the shape asked for. Raises `BadParametersError` for names that are none."""
    for path in sorted(shape.expand, key=len):
        _expand(fields, model, path)
    if shape.fields:
        fields = _only(fields, shape.fields)
    for path in shape.omit:
        _leave_out(fields, path)
    return fields


def _expand(fields: Any, model: Any, path: Path, before: Path = ()) -> None:
    """Put a neighbour in full in the place of its address, at the end of the path."""
    name, *rest = path
    here = [each for each, field in fields.items() if kind_of(each, field, model)]
    through = [each for each, field in fields.items() if model_within(each, field, model)]
    if rest and name in through:
        _expand(within(fields[name]), model_within(name, fields[name], model), tuple(rest), (*before, name))
    elif not rest and name in here:
        fields[name] = in_full(name, fields[name], kind_of(name, fields[name], model))
    else:
        raise _refusal(EXPAND, path, dict.fromkeys([*here, *through]), before)


def _only(fields: Mapping[str, Any], paths: Iterable[Path], before: Path = ()) -> Fields:
    """The fields that are named, and of those within them what is."""
    wanted: dict[str, list[Path]] = {}
    for path in paths:
        if path[0] not in fields:
            raise _refusal(FIELDS, path, fields, before)
        wanted.setdefault(path[0], []).append(path[1:])
    for name, deeper in wanted.items():
        if () in deeper:  # the name alone asks for all within
            continue
        inner, at = within(fields[name]), (*before, name)
        if inner is None:
            raise _refusal(FIELDS, deeper[0], None, at)
        kept = _only(inner, deeper, at)
        drop(fields[name], [each for each in inner if each not in kept])
    return {name: field for name, field in fields.items() if name in wanted}


def _leave_out(fields: Any, path: Path, before: Path = ()) -> None:
    name, *rest = path
    if name not in fields:
        raise _refusal(OMIT, path, fields, before)
    if not rest:
        fields.pop(name)
        return
    inner, at = within(fields[name]), (*before, name)
    if inner is None:
        raise _refusal(OMIT, tuple(rest), None, at)
    if not isinstance(fields[name], Addressed):
        _leave_out(inner, tuple(rest), at)
    elif rest[0] not in inner or rest[1:]:
        raise _refusal(OMIT, tuple(rest), inner if rest[0] not in inner else None, at)
    else:
        drop(fields[name], rest)


def _refusal(parameter: str, path: Path, known: Iterable[str] | None, before: Path) -> BadParametersError:
    """The error that says which name of a path is not known, and which are."""
    at = "".join(f"{name}." for name in before)
    if known is None:
        return BadParametersError(Fault(parameter, f"{at[:-1]} has no parts: leave out .{path[0]}.", [at[:-1]]))
    nearest = [at + name for name in near(path[0], known)]
    hint = f"{did_you_mean(at + path[0], nearest)}Known: {', '.join(at + name for name in known)}."
    return BadParametersError(Fault(parameter, f"{at + path[0]!r} is not known here. {hint}", nearest))
