"""The lines of which the parts of the front page are made."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """One record to go to. `beside` says in few words why it stands here; `when` is a day as far as it is known."""

    title: str
    address: str
    beside: str = ""
    when: str = ""


@dataclass(frozen=True)
class Part:
    """One part of the page: a heading, what it lists, and what it says where there is nothing to list.

    `all_of_them`: where the whole list stands, if `more` than those shown are left.
    """

    key: str
    heading: str
    empty: str
    entries: Sequence[Entry] = ()
    more: int = 0
    all_of_them: str = ""
    explanation: str = ""
