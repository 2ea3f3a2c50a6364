"""What can be wrong with the parameters of a request."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from rest_framework import exceptions


class NotUnderstoodError(ValidationError):
    """A value that names nothing known, and the known ones that come nearest."""

    def __init__(self, message: str, nearest: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.nearest = list(nearest)


@dataclass(frozen=True)
class Fault:
    """What is wrong with one parameter, in a sentence, and the nearest that would be right."""

    parameter: str
    detail: str
    nearest: Collection[str] = ()
    value: str | None = None  # where the parameter is given more than once


class BadParametersError(exceptions.ValidationError):
    """The parameters of a request cannot be answered: 400."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        super().__init__({fault.parameter: [fault.detail] for fault in faults})


class NoSuchRecordError(exceptions.NotFound):
    """Nothing is at this address: 404, with the addresses that come nearest."""

    def __init__(self, detail: str, nearest: Iterable[str] = ()) -> None:
        super().__init__(detail)
        self.nearest = list(nearest)


def faults_of_value(parameter: str, value: str, error: ValidationError) -> list[Fault]:
    """What is wrong with one value of a parameter."""
    return [
        Fault(parameter, message, tuple(getattr(each, "nearest", ())), value)
        for each in error.error_list
        for message in each.messages
    ]


def faults_in(detail: Any) -> list[Fault]:
    """The same of the detail of an error that Django REST framework raised."""
    if not isinstance(detail, dict):
        return []
    return [Fault(name, str(message)) for name, messages in detail.items() for message in messages]
