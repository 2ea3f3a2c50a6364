"""What tests of problems ask: who has one."""

from sources.models import Record
from sources.problems.finding import counts, found, found_open, problems_of
from sources.problems.registry import Check, problem


def having(code: str) -> set[Record]:
    """The records that have the problem and do not explain it."""
    return {record for check in _checks(code) for record in found_open(check)}


def explaining(code: str) -> set[Record]:
    """The records that have the problem and say why."""
    return {record for check in _checks(code) for record in found(check).filter(is_explained=True)}


def _checks(code: str) -> tuple[Check, ...]:
    wanted = problem(code)
    assert wanted is not None
    assert wanted.ready() == ""
    return wanted.checks


def codes_of(record: Record) -> dict[str, str]:
    """The problems of a record, each with the reason it gives."""
    return {wanted.code: reason for wanted, reason in problems_of(record)}


def numbers(code: str) -> tuple[int, int]:
    """How many records of all kinds have the problem: openly, and explained."""
    found_here = [count for count in counts() if count.problem.code == code]
    return sum(count.open for count in found_here), sum(count.explained for count in found_here)
