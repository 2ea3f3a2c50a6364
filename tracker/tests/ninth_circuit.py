"""The records that ship as they would be, had nobody entered the Ninth Circuit's decision of 1 August 2018."""

import datetime as dt

from cases.blocked.lookup import answer
from cases.blocked.questions import find_place, find_provision
from cases.models import Appeal, HoldingReview, ReliefChange, Ruling

DECISION = "ca9-san-francisco-v-trump-2018-08-01"


def forget() -> None:
    """Take the ruling out, with all that says what it did."""
    ruling = Ruling.objects.get(slug=DECISION)
    HoldingReview.objects.filter(ruling=ruling).delete()
    ReliefChange.objects.filter(ruling=ruling).delete()
    undecided = {"deciding_ruling": None, "disposition": "", "decided_on": None, "decided_on_precision": ""}
    Appeal.objects.filter(deciding_ruling=ruling).update(**undecided)
    ruling.delete()


def status_in_chicago() -> str:
    """Whether section 9(a) of EO 13768 is blocked for Chicago on 1 September 2018."""
    return answer(find_provision("eo-13768/9a"), find_place("chicago-il"), dt.date(2018, 9, 1)).status.value
