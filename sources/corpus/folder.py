"""A folder taken into the database, file by file, and what is told of it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError, transaction

from ..reading.folder import File, Folder
from ..reading.refusal import UnreadableError
from .finding import BROKEN, MOVED, counted
from .known import Known
from .storing import Status, Taken, take_in


@dataclass
class Report:
    """How many files were what, and in which state the citations are that were held against texts."""

    files: Counter[Status] = field(default_factory=Counter)
    citations: Counter[str] = field(default_factory=Counter)

    def amiss(self) -> list[str]:
        """What is not as it should be, in a few words each."""
        unread = self.files[Status.UNREADABLE]
        told = [f"{unread:,} file{'s' if unread != 1 else ''} could not be read"] if unread else []
        states = [(self.citations[state], state) for state in (MOVED, BROKEN) if self.citations[state]]
        return told + [f"{number:,} citation{'s are' if number != 1 else ' is'} {state}" for number, state in states]

    def sentence(self, found: Folder) -> str:
        """All in one line."""
        others = ", ".join(f"{number:,} {ending}" for ending, number in found.others.most_common(5))
        passed = f" Passed over: {others}." if others else ""
        total = sum(self.files.values())
        if not total:
            return f"No .txt, .html or .pdf in the folder.{passed}"
        numbers = ", ".join(f"{self.files[status]:,} {status}" for status in Status)
        return f"{total:,} file{'s' if total != 1 else ''}: {numbers}.{passed}"


def take_all(found: Folder, report: Report, *, check: bool = False, **options: Any) -> Iterator[tuple[File, list[str]]]:
    """Take in every file, each in its own transaction, and say what became of it. With `check`, nothing is stored."""
    for name, refusal in found.unreadable:
        yield File(found.root / name, name, ""), _refused(name, refusal, report)
    known = Known.here()
    for file in found.files:
        try:
            with transaction.atomic():
                taken = take_in(file, known, **options)
                lines = _told(file, taken, report)
                if check:
                    transaction.set_rollback(True)
        except UnreadableError as refusal:
            lines = _refused(file.name, refusal, report)
        except IntegrityError as error:
            why = UnreadableError("refused", f"the database does not take it; has another run been faster? ({error})")
            lines = _refused(file.name, why, report)
        yield file, lines


def _refused(name: str, refusal: UnreadableError, report: Report) -> list[str]:
    report.files[Status.UNREADABLE] += 1
    return [f"{Status.UNREADABLE:<12}{name}: {refusal}"]


def _told(file: File, taken: Taken, report: Report) -> list[str]:
    """A line on the file, unless it was known and nothing was done, and lines on the citations that do not hold."""
    states = counted(taken.findings)
    report.files[taken.status] += 1
    report.citations += states
    if taken.status is Status.KNOWN and not taken.how:
        return []
    numbers = ", ".join(f"{number:,} {state}" for state, number in sorted(states.items()))
    how = [taken.how, f"citations: {numbers}" if numbers else "", *taken.notes]
    lines = [line for finding in taken.findings for line in finding.lines]
    first = f"{taken.status:<12}{file.name}: {taken.slug} ({'; '.join(part for part in how if part)})"
    return [first, *(f"{'':<12}{line}" for line in lines)]
