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


@dataclass(frozen=True)
class Troubles:
    """All problems: those that some record has, most open ones first; those none has; those not looked for."""

    some: list[Trouble]
    clean: list[Trouble]
    not_checked: list[Trouble]

    @property
    def are_open(self) -> bool:
        """Whether any record has a problem that it does not explain."""
        return any(trouble.open for trouble in self.some)


def troubles() -> Troubles:
    """The problems that are looked for, with their numbers: one query for all numbers."""
    found = counts()
    told = [Trouble(each, list(_open(each, found)), list(_explained(each, found)), each.ready()) for each in problems()]
    some = [trouble for trouble in told if trouble.open or trouble.explained]
    rest = [trouble for trouble in told if trouble not in some]
    return Troubles(
        sorted(some, key=lambda trouble: (-_sum(trouble.open), -_sum(trouble.explained))),
        [trouble for trouble in rest if not trouble.not_checked],
        [trouble for trouble in rest if trouble.not_checked],
    )


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
