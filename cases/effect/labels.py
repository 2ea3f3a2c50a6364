"""A lawsuit's state in the words readers know from Just Security's litigation tracker, computed.

The tracker's editors set these by hand; here each has a rule (docs/effect.md tells them), asked in the order below.
"""

from dataclasses import dataclass
from enum import StrEnum


class Label(StrEnum):
    """Just Security's terms, and two more.

    Where the United States sues and loses, it is the defendant who wins. And where the label hangs on a day that the
    record does not settle, it is not settled either.
    """

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
    NOT_SETTLED = "Not Settled by the Record"


# In what order the labels of several suits speak for the action they challenge: what binds it, the strongest first;
# then what is open; then what is over.
STRENGTH = (
    Label.BLOCKED,
    Label.BLOCKED_PENDING_APPEAL,
    Label.TEMPORARILY_BLOCKED,
    Label.TEMPORARILY_BLOCKED_IN_PART,
    Label.NOT_SETTLED,
    Label.CLOSED_FOR_PLAINTIFF,
    Label.NOT_BLOCKED_PENDING_APPEAL,
    Label.BLOCK_DENIED,
    Label.PENDING,
    Label.CLOSED,
    Label.CLOSED_FOR_DEFENDANT,
    Label.CLOSED_FOR_GOVERNMENT,
)


@dataclass(frozen=True)
class Docket:
    """What a label rests on, as of a day.

    `is_closed`: the docket is closed, or a dismissal ended the suit, and no appeal is open.
    `is_won`, `is_lost`: by what stands on the merits; or lost, by a dismissal on motion.
    `government_sues`: the United States is the plaintiff.
    `final_in_force`: relief of this suit that ends the matter (permanent injunction, vacatur) works for somebody.
    `interim_in_force`: so does relief that only holds it (restraining order, preliminary injunction, stay under 705).
    `in_part`: that was given in part, or holds only some of the provisions that it names.
    `was_given`: either was given at some time.
    `was_denied`: a preliminary injunction or a stay under 5 U.S.C. 705 was refused, and nothing was given since.
    `appeal_open`: an appeal over relief, or over the end of the suit, is undecided.
    `stay_refused`: in that appeal, or above it, a stay of the relief was asked for and refused.
    `measure_ended`: all that the suit's relief names (or, without any, all it challenges) was revoked or repealed.
    """

    is_closed: bool = False
    is_won: bool = False
    is_lost: bool = False
    government_sues: bool = False
    final_in_force: bool = False
    interim_in_force: bool = False
    in_part: bool = False
    was_given: bool = False
    was_denied: bool = False
    appeal_open: bool = False
    stay_refused: bool = False
    measure_ended: bool = False


def label(docket: Docket) -> Label:
    """The first rule that fits."""
    if docket.measure_ended:
        over = docket.is_closed or (docket.is_won and not docket.appeal_open)
        return _closed(docket) if over else Label.PENDING
    if docket.final_in_force:
        if docket.appeal_open:
            return Label.BLOCKED_PENDING_APPEAL
        return Label.CLOSED_FOR_PLAINTIFF if docket.is_closed else Label.BLOCKED
    if docket.is_closed:
        return _closed(docket)
    if docket.interim_in_force:
        if docket.appeal_open and docket.stay_refused:
            return Label.BLOCKED_PENDING_APPEAL
        return Label.TEMPORARILY_BLOCKED_IN_PART if docket.in_part else Label.TEMPORARILY_BLOCKED
    if docket.appeal_open and (docket.was_given or docket.is_lost):
        return Label.NOT_BLOCKED_PENDING_APPEAL
    return Label.BLOCK_DENIED if docket.was_denied else Label.PENDING


def _closed(docket: Docket) -> Label:
    if docket.is_won:
        return Label.CLOSED_FOR_PLAINTIFF
    if not docket.is_lost and not docket.was_denied:
        return Label.CLOSED  # settled, withdrawn, or ended in a way nobody recorded
    return Label.CLOSED_FOR_DEFENDANT if docket.government_sues else Label.CLOSED_FOR_GOVERNMENT


def settled(labels: set[Label]) -> Label:
    """The label where every reading of the record gives the same."""
    return labels.pop() if len(labels) == 1 else Label.NOT_SETTLED


def strongest(labels: set[Label]) -> Label | None:
    """The label that speaks for all; None where there is none."""
    return next((each for each in STRENGTH if each in labels), None)
