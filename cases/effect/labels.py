"""A lawsuit's state in the words readers know from Just Security's litigation tracker, computed.

The tracker's editors set these by hand; here each has a rule (docs/effect.md tells them), asked in the order below.
"""

from dataclasses import dataclass
from enum import StrEnum


class Label(StrEnum):
    """Just Security's terms, and one more: where the United States sues and loses, it is the defendant who wins."""

    CLOSED_FOR_PLAINTIFF = "Case Closed in Favor of Plaintiff"
    CLOSED_FOR_GOVERNMENT = "Case Closed/Dismissed in Favor of Government"
    CLOSED_FOR_DEFENDANT = "Case Closed/Dismissed in Favor of Defendant"
    CLOSED = "Case Closed"
    BLOCKED = "Government Action Blocked"
    BLOCKED_PENDING_APPEAL = "Government Action Blocked Pending Appeal"
    TEMPORARILY_BLOCKED = "Government Action Temporarily Blocked"
    TEMPORARILY_BLOCKED_IN_PART = "Government Action Temporarily Blocked in Part"
    NOT_BLOCKED_PENDING_APPEAL = "Government Action Not Blocked Pending Appeal"
    BLOCK_DENIED = "Temporary Block of Government Action Denied"
    PENDING = "Case Pending"


@dataclass(frozen=True)
class Docket:
    """What a label rests on, as of a day.

    `closed`: the docket is closed or a dismissal ended it. `won`, `lost`: by the last word on the merits or a dismissal
    on motion. `final_in_force`, `interim_in_force`: relief of this suit in force that ends the matter (permanent
    injunction, vacatur, judgment), or only holds it (restraining order, preliminary injunction, 5 U.S.C. 705 stay).
    `partial`: some provision that it challenges is free. `given_and_lost`: relief was given and none is in force.
    `appeal_open`: an appeal from a ruling that gave relief is undecided. `stay_refused`: a court above was asked for a
    stay of it and said no. `block_denied`: interim relief was asked for and refused.
    """

    closed: bool = False
    won: bool = False
    lost: bool = False
    government_sues: bool = False
    final_in_force: bool = False
    interim_in_force: bool = False
    partial: bool = False
    given_and_lost: bool = False
    appeal_open: bool = False
    stay_refused: bool = False
    block_denied: bool = False


def label(docket: Docket) -> Label:
    """The first rule that fits."""
    if docket.final_in_force:
        if docket.appeal_open:
            return Label.BLOCKED_PENDING_APPEAL
        return Label.CLOSED_FOR_PLAINTIFF if docket.closed else Label.BLOCKED
    if docket.closed:
        return _closed(docket)
    if docket.interim_in_force:
        if docket.appeal_open and docket.stay_refused:
            return Label.BLOCKED_PENDING_APPEAL
        return Label.TEMPORARILY_BLOCKED_IN_PART if docket.partial else Label.TEMPORARILY_BLOCKED
    if docket.given_and_lost and docket.appeal_open:
        return Label.NOT_BLOCKED_PENDING_APPEAL
    return Label.BLOCK_DENIED if docket.block_denied else Label.PENDING


def _closed(docket: Docket) -> Label:
    if docket.won:
        return Label.CLOSED_FOR_PLAINTIFF
    if not docket.lost:
        return Label.CLOSED  # settled, withdrawn, or ended in a way nobody recorded
    return Label.CLOSED_FOR_DEFENDANT if docket.government_sues else Label.CLOSED_FOR_GOVERNMENT
