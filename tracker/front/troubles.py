"""The problems of the records, by kind, with their numbers."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import capfirst

from sources.desk.problems import narrowed_list
from sources.problems.finding import Count, counts
from sources.problems.registry import Problem, problems


@dataclass(frozen=True)
class Link:
    """Some records of one kind, and the list that shows them."""

    name: str
    number: int
    address: str


@dataclass(frozen=True)
class Trouble:
    """One problem with the kinds of record that have it: openly, or saying why."""

    problem: Problem
    open: list[Link]
    explained: list[Link]
    not_checked: str = ""


def troubles() -> list[Trouble]:
    """Every problem that is looked for, those with most open records first."""
    found = counts()
    told = [Trouble(each, list(_open(each, found)), list(_explained(each, found)), each.ready()) for each in problems()]
    return sorted(told, key=lambda t: (-_sum(t.open), -_sum(t.explained)))


def _open(problem: Problem, found: list[Count]) -> Iterator[Link]:
    for count in found:
        if count.problem is problem and count.open:
            yield Link(_name(count), count.open, narrowed_list(problem, count.check.model))


def _explained(problem: Problem, found: list[Count]) -> Iterator[Link]:
    for count in found:
        if count.problem is problem and count.explained:
            yield Link(_name(count), count.explained, narrowed_list(problem, count.check.model, explained=True))


def _name(count: Count) -> str:
    return capfirst(str(count.check.model._meta.verbose_name_plural))


def _sum(links: list[Link]) -> int:
    return sum(link.number for link in links)
