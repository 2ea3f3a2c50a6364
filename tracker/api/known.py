"""`known_on`: the answer that would have been given at the end of a past day."""

import datetime as dt

from rest_framework.request import Request

from cases.blocked.questions import BadQuestionError, read_day
from sources.history.known import begins, end_of

from .problems.faults import BadParametersError, Fault

KNOWN_ON = "known_on"
ABOUT = (
    "A past day, 2026-06-01: answers as they were at its end (UTC), before what was entered, corrected or withdrawn "
    "since. Where it is left out, as they are now."
)


def known_at(request: Request) -> dt.datetime | None:
    """The instant of which the request asks what was known then; None where it asks of now.

    Raises `BadParametersError` for what is no day, a day to come, and a day before anything was recorded.
    """
    text = request.query_params.get(KNOWN_ON)
    if text is None:
        return None
    try:
        day = read_day(KNOWN_ON, text)
    except BadQuestionError as bad:
        raise BadParametersError(Fault(KNOWN_ON, str(bad))) from None
    if day > dt.datetime.now(dt.UTC).date():
        raise BadParametersError(Fault(KNOWN_ON, f"{day} has not come yet: ask for a day up to today (UTC)."))
    first = begins()
    if first is None or end_of(day) < first:
        since = f" Ask for a day from {first.date()} on." if first else ""
        raise BadParametersError(Fault(KNOWN_ON, f"Nothing had been recorded by {day}.{since}"))
    return end_of(day)
