"""Answers as the documentation keeps them: at its address, and of its day."""

import datetime as dt
import json
from typing import Any

from tracker.api.effect_examples import BASE, DAY
from tracker.api.permalinks import SITE, written

HERE = "http://testserver/api/v1/"


def as_kept(answer: Any) -> Any:
    """The answer, as if it had been asked where and when the examples were."""
    today, day = dt.datetime.now(dt.UTC).date(), dt.date.fromisoformat(DAY)
    text = json.dumps(answer, ensure_ascii=False).replace(HERE, BASE)
    text = text.replace(f"known_on={today}", f"known_on={day}")
    return json.loads(text.replace(f"{SITE} ({written(today)})", f"{SITE} ({written(day)})"))
