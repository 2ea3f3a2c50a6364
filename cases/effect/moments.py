"""Days that may not be fully known.

A `Moment` is the span of days on which something may have begun to bite, [earliest, latest], both included. Where the
day is known the two are one. A day nobody can bound runs to `FOREVER`.
"""

import datetime as dt
from dataclasses import dataclass

FOREVER = dt.date.max

# Fed. R. App. P. 40(d)(1): 45 days to ask for rehearing where the United States is a party (14 where it is not: the
# longer time is taken for all); Fed. R. App. P. 41(b): the mandate issues 7 days after that time, or after the petition
# is denied. Sup. Ct. R. 45.3: 32 days after judgment.
REHEARING_DAYS, MANDATE_DAYS, SUPREME_COURT_DAYS = 45, 7, 32
TRO_DAYS = 14  # Fed. R. Civ. P. 65(b)(2)


@dataclass(frozen=True)
class Moment:
    """The first and the last day that it could be; `why_open` says why they differ, in words for a reader."""

    earliest: dt.date
    latest: dt.date
    why_open: str = ""

    def __post_init__(self) -> None:
        if self.latest < self.earliest:
            raise ValueError(f"A moment cannot end ({self.latest}) before it starts ({self.earliest}).")

    @property
    def is_known(self) -> bool:
        """Whether it is one day."""
        return self.earliest == self.latest


def on(day: dt.date) -> Moment:
    """A day that is known."""
    return Moment(day, day)


def within(first: dt.date, after_last: dt.date, why: str) -> Moment:
    """A day known only to lie in the half-open span [first, after_last)."""
    return Moment(first, after_last - dt.timedelta(days=1), why)


def tro_lapse(entered: dt.date) -> dt.date:
    """The first day a temporary restraining order of this day no longer binds, where it names no day itself.

    Fed. R. Civ. P. 65(b)(2): not more than 14 days after entry, unless extended. (Counted by Fed. R. Civ. P. 6(a)(1);
    an order that runs over a legal holiday is recorded with its own day.)
    """
    last = last_day(entered, TRO_DAYS)
    return last if last == dt.date.max else last + dt.timedelta(days=1)


def last_day(event: dt.date, days: int) -> dt.date:
    """The last day of a time of so many days after an event.

    Fed. R. Civ. P. 6(a)(1), Fed. R. App. P. 26(a)(1) and Sup. Ct. R. 30.1 count alike: the day of the event is left
    out, and a last day that falls on a Saturday or Sunday runs to the Monday. (Legal holidays, which they treat as
    Sundays, are not reckoned.) Of a day of which nothing is known, `date.max` at the latest, that is all that is known.
    """
    if dt.date.max - event < dt.timedelta(days=days + 2):
        return dt.date.max
    last = event + dt.timedelta(days=days)
    while last.weekday() >= 5:
        last += dt.timedelta(days=1)
    return last


def mandate(
    decided: Moment,
    *,
    supreme: bool = False,
    rehearing_denied: dt.date | None = None,
    withheld: bool = False,
) -> Moment:
    """When an appellate judgment began to bite, where the day of its mandate is not recorded.

    It bites on the mandate (Fed. R. App. P. 41(c)), so not before the decision (or the denial of rehearing), and at the
    latest, by the convention stated here, when the rules make the mandate issue: 7 days after the 45 days to ask for
    rehearing, 7 days after rehearing is denied, 32 days after a judgment of the Supreme Court. Where the court is
    recorded to have held its mandate back, nothing bounds it.
    """
    first = max(decided.earliest, rehearing_denied) if rehearing_denied else decided.earliest
    if withheld:
        return Moment(first, FOREVER, "the court held its mandate back, and no day of its issue is recorded")
    if supreme:
        latest = last_day(decided.latest, SUPREME_COURT_DAYS)
        rule, time = "Sup. Ct. R. 45.3", f"{SUPREME_COURT_DAYS} days"
    elif rehearing_denied:
        latest = last_day(max(decided.latest, rehearing_denied), MANDATE_DAYS)
        rule, time = "Fed. R. App. P. 41(b)", f"{MANDATE_DAYS} days of the denial of rehearing"
    else:
        latest = last_day(last_day(decided.latest, REHEARING_DAYS), MANDATE_DAYS)
        rule, time = "Fed. R. App. P. 40(d)(1) and 41(b)", f"{REHEARING_DAYS} and {MANDATE_DAYS} days"
    return Moment(
        first, latest, f"the day of the mandate is not recorded; by {rule} it is taken to have issued within {time}"
    )
