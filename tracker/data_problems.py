"""What `check_data` has to tell: each problem, who has it, and who says why."""

import difflib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sources.desk.links import address
from sources.problems.finding import Count, counts, found, reason
from sources.problems.registry import Problem, problem, problems
from tracker.published.reading import as_published

MANY = 15  # kinds of record, too many to name


@dataclass(frozen=True)
class Named:
    """A record that has a problem. `screen`: where it is mended. `reason`: why it is so, where it says so."""

    kind: str
    slug: str
    screen: str
    is_published: bool
    reason: str


@dataclass(frozen=True)
class Finding:
    """One problem: how many records have it openly, how many of those are published, how many explain it."""

    problem: Problem
    open: int = 0
    published: int = 0
    explained: int = 0
    records: tuple[Named, ...] = ()
    not_checked: str = ""

    def told(self) -> dict[str, Any]:
        """As JSON."""
        own = {name: getattr(self.problem, name) for name in ("code", "name", "sentence", "remedy")}
        numbers = {"open": self.open, "published": self.published, "explained": self.explained}
        records = [asdict(record) for record in self.records]
        return {**own, "not_checked": self.not_checked, **numbers, "records": records}


def findings(codes: Sequence[str] | None = None, *, limit: int) -> list[Finding]:
    """The findings for these problems, or for all. Raises LookupError for a code that no problem has."""
    wanted = problems() if codes is None else [_known(code) for code in codes]
    return [_finding(each, limit) for each in wanted]


def _known(code: str) -> Problem:
    if one := problem(code):
        return one
    codes = [each.code for each in problems()]
    near = difflib.get_close_matches(code, codes, n=1)
    hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(codes)}."
    raise LookupError(f"No problem is called {code}. {hint}")


def _finding(wanted: Problem, limit: int) -> Finding:
    if why := wanted.ready():
        return Finding(wanted, not_checked=why)
    of_all = counts([wanted])
    with as_published():
        seen = sum(count.open for count in counts([wanted])) if of_all else 0
    opened, explained = (sum(getattr(count, name) for count in of_all) for name in ("open", "explained"))
    return Finding(wanted, opened, seen, explained, tuple(_named(of_all, limit)))


def _named(of_all: Sequence[Count], limit: int) -> list[Named]:
    """The first records, kind by kind, the open ones first."""
    named: list[Named] = []
    for count in of_all:
        kind, check = str(count.check.model._meta.verbose_name), count.check
        rows = list(found(check).order_by("is_explained", "slug").only("slug", "doubts")[: max(limit - len(named), 0)])
        with as_published():
            seen = set(
                check.model._default_manager.filter(pk__in=[row.pk for row in rows]).values_list("pk", flat=True)
            )
        named += [
            Named(kind, row.slug, address(row), row.pk in seen, reason(check, row) if row.is_explained else "")
            for row in rows
        ]
    return named


def markdown() -> str:
    """What is looked for, as a table for the handbook."""
    lines = ["| Code | What is wrong | In | Explained by a doubt about |", "|---|---|---|---|"]
    return "\n".join([*lines, *(_row(each) for each in problems())])


def _row(each: Problem) -> str:
    kinds = [str(check.model._meta.verbose_name_plural) for check in each.checks]
    among = ", ".join(kinds) if len(kinds) < MANY else "every kind of record that names sources"
    doubts = dict.fromkeys(name for check in each.checks for name in check.explained_by)
    explained = ", ".join(f"`{name}`" for name in doubts) or "nothing: mend it"
    return f"| `{each.code}` | {each.sentence} | {among} | {explained} |"
