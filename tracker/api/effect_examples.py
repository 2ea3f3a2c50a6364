"""Real answers, shown in the documentation of the API. A test holds them against the records that ship.

After a change of the records, or of an answer's shape,
`REMAKE_EXAMPLES=1 ./run test tracker/tests/test_effect_examples.py` writes them anew.
"""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

BASE = "https://enjoined.example.org/api/v1/"
DAY = "2026-11-22"  # on which they are asked

QUESTIONS: dict[str, dict[str, str]] = {
    "Section 9(a) of EO 13768 for Chicago on 1 September 2018": {
        "provision": "eo-13768/9a",
        "jurisdiction": "chicago-il",
        "on": "2018-09-01",
    },
    "Every change of it between two days": {
        "provision": "eo-13768/9a",
        "jurisdiction": "chicago-il",
        "from": "2017-01-25",
        "to": "2021-01-20",
    },
    "EO 14287 for San Francisco on 1 May 2025": {
        "action": "EO 14287",
        "jurisdiction": "san-francisco-ca",
        "on": "2025-05-01",
    },
    "A local policy that the United States sued over": {"policy": "california-ab-103", "on": "2019-05-01"},
    "What is blocked for Evanston on 1 September 2018": {"jurisdiction": "evanston-il", "on": "2018-09-01"},
}

EXAMPLES: dict[str, Any] = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))


def address(asked: dict[str, str]) -> str:
    """Where a question is asked."""
    return f"{BASE}effect/?{urlencode(asked, safe='/')}"
