"""How long a session lasts: 8 hours without use, 24 hours in all, then one signs in again."""

import datetime as dt

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest
from django.utils import timezone

AT_MOST = dt.timedelta(hours=24)
IDLE = dt.timedelta(hours=8)
NOTED_EVERY = dt.timedelta(minutes=5)  # use is written down this often, so that not each page view is a write
BEGAN, USED = "signed_in_at", "used_at"


def keep_time(request: HttpRequest) -> bool:
    """Note that the session is in use. Returns False, and ends it, where it has lasted long enough."""
    session = request.session
    if SESSION_KEY not in session:
        return True
    now = timezone.now()
    if now - dt.datetime.fromisoformat(session.get(BEGAN, now.isoformat())) >= AT_MOST:
        session.flush()
        return False
    session.setdefault(BEGAN, now.isoformat())
    used = session.get(USED)
    if used is None or now - dt.datetime.fromisoformat(used) >= NOTED_EVERY:
        session[USED] = now.isoformat()  # stores the session, and with it the hour at which it lapses unused
    return True
