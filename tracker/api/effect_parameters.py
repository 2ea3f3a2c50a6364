"""What can be asked about effect, and what cannot be asked together."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from rest_framework.request import Request

from cases.blocked.questions import (
    BadQuestionError,
    find_action,
    find_place,
    find_policy,
    find_provision,
    read_day,
    today,
)
from policies.models import Provision

from . import parameters as ask
from .filtering import FORMAT, PAGING, Parameters
from .known import KNOWN_ON
from .pagination import PAGING as OF_A_LIST
from .parameters.base import LONGEST, ReadField, Schema
from .problems.faults import BadParametersError, Fault
from .relations import Relation

INSTRUMENTS = ("provision", "action", "policy")


class AskedTogether(Parameters):
    """Parts of one question; a question about effect crosses no relation."""

    related: Mapping[str, Relation] = {}


class FilledField(ReadField):
    """A text that must say something where it is given: an empty value must not read like no question."""

    def clean(self, value: Any) -> Any:
        if value is not None and not value.strip():
            raise ValidationError("It is empty: write a value, or leave the parameter out.")
        return super().clean(value)


class Asked(ask.Read):
    """One part of a question, read by `find`."""

    field_class = FilledField

    def __init__(self, find: Callable[[str], Any], about: str, listed_at: str = "", **schema: Any) -> None:
        self.find, self.listed_at, self.more = find, listed_at, schema
        super().__init__("", about)

    def read(self, text: str) -> Any:
        try:
            return self.find(text)
        except BadQuestionError as bad:
            all_of_them = f" All are listed at {self.listed_at}/." if self.listed_at else ""
            raise ValidationError(f"{bad}{all_of_them}") from None

    def schema(self) -> Schema:
        return {"type": "string", "maxLength": LONGEST, **self.more}


class AskedDay(Asked):
    """A day: 2018-09-01."""

    def __init__(self, about: str, *examples: str) -> None:
        super().__init__(
            lambda text: read_day("day", text), about, format="date", maxLength=10, examples=list(examples)
        )


class EffectParameters(AskedTogether):
    """What can be asked about effect."""

    provision = Asked(find_provision, "A provision, by slug.", "provisions", examples=["eo-13768/9a"])
    action = Asked(
        find_action,
        "A federal action, by slug or number: all its provisions.",
        "federal-actions",
        examples=["eo-13768", "EO 13768"],
    )
    policy = Asked(
        find_policy, "A local policy, by slug: all its provisions.", "local-policies", examples=["california-ab-450"]
    )
    jurisdiction = Asked(
        find_place,
        "A place, by slug or Census GEOID. Where it is left out, the answer is for anybody.",
        "jurisdictions",
        examples=["chicago-il", "1714000"],
    )
    on = AskedDay("The day asked about. Today, where it is left out; the answer names it.", "2018-09-01", "2025-05-10")


# `from` is a word of Python, so it cannot be written in the class.
EffectParameters.base_filters["from"] = AskedDay(
    "With `to` and a provision: every change of status between two days, both included.", "2017-01-25"
)
EffectParameters.base_filters["to"] = AskedDay("The last day of the range that `from` opens.", "2021-01-20")


class AsOfParameters(AskedTogether):
    """What a record's own page can be asked, where it shows what is computed for a day."""

    on = AskedDay("The day for which its label is computed. Today, where it is left out.", "2018-09-01")


def read(request: Request, asked: type[Parameters], *others: str) -> dict[str, Any]:
    """Each parameter as what it means, None where it is left out; `others` are known and read elsewhere.

    Raises `BadParametersError`, which names the parameter and the remedy, for one that is not known, given twice, empty
    or not to be understood.
    """
    found = asked(request.query_params, Provision.objects.none(), request=request, others=(*others, KNOWN_ON))
    if found.faults:
        raise BadParametersError(*found.faults)
    return {name: found.one(name) for name in asked.base_filters}


def read_as_of(request: Request, *others: str) -> dt.date:
    """The day a record's page is asked for: today, where it is left out."""
    day: dt.date | None = read(request, AsOfParameters, FORMAT, *others)["on"]
    return day or today()


def read_question(request: Request) -> dict[str, Any]:
    """What the request asks about effect; `on` is always a day.

    Raises `BadParametersError` as `read` does, and for parameters that contradict each other.
    """
    question = read(request, EffectParameters, *PAGING)
    problems = contradictions(question, [name for name in OF_A_LIST if name in request.query_params])
    if problems:
        raise BadParametersError(*(Fault(name, sentence) for name, sentence in problems.items()))
    return {**question, "on": question["on"] or today()}


def contradictions(question: dict[str, Any], of_a_list: list[str]) -> dict[str, str]:
    """What is wrong with the parts of a question together, by parameter."""
    given = [name for name in question if question[name] is not None]
    named = [name for name in INSTRUMENTS if name in given]
    first, last = question["from"], question["to"]
    problems = {}
    if len(named) > 1:
        problems[named[1]] = f"Ask about one thing at a time: leave out {named[0]} or {named[1]}."
    if named:
        problems |= dict.fromkeys(of_a_list, f"An answer about one {named[0]} has no pages: leave it out.")
    if (first is None) != (last is None):
        problems["to" if last is None else "from"] = "A range has two days: give from and to together."
    elif first is not None:
        if last < first:
            problems["to"] = f"The range runs backwards: {last} comes before {first}."
        if "provision" not in given:
            problems["provision"] = "A range of days is answered for one provision: name it."
        if "on" in given:
            problems["on"] = "A range has no one day: leave out on, or from and to."
    return problems
