"""Datasette over the file ENJOINED_FILE, with the queries that the JSON in ENJOINED_QUERIES names.

It runs in an environment of its own, beside that of the project, and imports nothing of it.
"""

import json
import os

from datasette.app import Datasette
from datasette.database import Database

QUERIES = json.loads(os.environ["ENJOINED_QUERIES"])

datasette = Datasette(
    metadata={"databases": {"enjoined": {"queries": {name: {"sql": sql} for name, sql in QUERIES.items()}}}},
    settings={"sql_time_limit_ms": 60_000},
)
datasette.add_database(Database(datasette, path=os.environ["ENJOINED_FILE"]), name="enjoined")
app = datasette.app()
