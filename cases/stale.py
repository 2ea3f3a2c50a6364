"""No write leaves the stored periods of a relief behind: whatever they rest on, the database notes the relief as stale.

Saves, bulk writes, `update()` and raw SQL all pass through these triggers, on both databases, in the transaction that
writes. Whoever reads periods computes the stale ones anew first (`cases.blocked.periods.refresh`).
"""

from collections.abc import Iterable, Iterator

from sources.triggers import Guard, Trigger

OF_RULING = """
    SELECT id FROM cases_relief WHERE ruling_id = {row}.id
    UNION SELECT relief_id FROM cases_reliefchange WHERE ruling_id = {row}.id
"""
OF_APPEAL = """
    SELECT relief.id FROM cases_relief AS relief JOIN cases_ruling AS ruling ON ruling.id = relief.ruling_id
    WHERE ruling.appeal_id = {row}.{appeal}
    UNION SELECT change.relief_id FROM cases_reliefchange AS change
    JOIN cases_ruling AS ruling ON ruling.id = change.ruling_id
    WHERE ruling.appeal_id = {row}.{appeal}
"""
OF_CHANGE = "SELECT relief_id FROM cases_reliefchange WHERE id = {row}.relief_change_id"
OF_PARTY = """
    SELECT coalesce(member.relief_id, change.relief_id) FROM cases_coveragemember AS member
    LEFT JOIN cases_reliefchange AS change ON change.id = member.relief_change_id
    WHERE member.party_id = {row}.{party}
    OR member.party_id IN (SELECT party_id FROM cases_partymember WHERE member_id = {row}.{party})
"""
ALL = "SELECT id FROM cases_relief"

# Table, the columns whose update matters (all where none is named), which events, and the reliefs that rest on the row.
WATCHED = (
    ("cases_relief", "", ("INSERT", "UPDATE"), "SELECT {row}.id"),
    ("cases_reliefprovision", "", ("INSERT", "UPDATE", "DELETE"), "SELECT {row}.relief_id"),
    ("cases_reliefchange", "", ("INSERT", "UPDATE", "DELETE"), "SELECT {row}.relief_id"),
    ("cases_reliefchangeprovision", "", ("INSERT", "UPDATE", "DELETE"), OF_CHANGE),
    (
        *("cases_coveragemember", "", ("INSERT", "UPDATE", "DELETE")),
        f"SELECT {{row}}.relief_id WHERE {{row}}.relief_id IS NOT NULL UNION {OF_CHANGE}",
    ),
    (
        *("cases_ruling", "decided_on, decided_on_precision, sequence, appeal_id, kind, result", ("UPDATE",)),
        f"{OF_RULING} UNION {OF_APPEAL.replace('{appeal}', 'appeal_id')}",
    ),
    ("cases_ruling", "", ("INSERT", "DELETE"), OF_APPEAL.replace("{appeal}", "appeal_id")),
    (
        *("cases_appeal", "court_id, mandate_on, mandate_on_precision, is_mandate_withheld", ("UPDATE",)),
        OF_APPEAL.replace("{appeal}", "id"),
    ),
    ("cases_party", "jurisdiction_id, name", ("UPDATE",), OF_PARTY.replace("{party}", "id")),
    ("cases_partymember", "", ("INSERT", "UPDATE", "DELETE"), OF_PARTY.replace("{party}", "party_id")),
    ("policies_jurisdiction", "parent_id", ("UPDATE",), ALL),
)


def guards(vendor: str) -> Iterable[Guard]:
    """The guards of this subject."""
    made = [trigger for watch in WATCHED for trigger in _triggers(vendor, *watch)]
    triggers = tuple(trigger for trigger, _ in made)
    return [Guard(triggers, tuple(function for _, function in made if function))]


def _triggers(
    vendor: str, table: str, columns: str, events: tuple[str, ...], reliefs: str
) -> Iterator[tuple[Trigger, str]]:
    make = _on_sqlite if vendor == "sqlite" else _on_postgresql
    for event in events:
        yield make(table, columns, event, reliefs)


def _on_sqlite(table: str, columns: str, event: str, reliefs: str) -> tuple[Trigger, str]:
    name = f"{table}_stale_{event.lower()}"
    notes = "; ".join(
        f"INSERT OR IGNORE INTO cases_stalerelief (id) SELECT * FROM ({reliefs.replace('{row}', row)}) AS touched"  # noqa: S608 (our own)
        for row in _rows(event)
    )
    create = f"CREATE TRIGGER {name} AFTER {_of(event, columns)} ON {table} FOR EACH ROW BEGIN {notes}; END"
    return Trigger(name, table, create), ""


def _on_postgresql(table: str, columns: str, event: str, reliefs: str) -> tuple[Trigger, str]:
    """A statement's rows are noted together where PostgreSQL hands them over so: for updates of named columns it does
    not. A load of many rows is half as fast with a call for each.
    """
    name = f"{table}_stale_{event.lower()}"
    if columns and event == "UPDATE":
        when, sources = "FOR EACH ROW", [f"(SELECT {row}.*)" for row in _rows(event)]
    else:
        names = {"OLD": "were", "NEW": "are"}
        tables = " ".join(f"{row} TABLE AS {names[row]}" for row in _rows(event))
        when, sources = f"REFERENCING {tables} FOR EACH STATEMENT", [names[row] for row in _rows(event)]
    notes = "; ".join(
        "INSERT INTO cases_stalerelief (id) SELECT DISTINCT touched.id "  # noqa: S608 (our own)
        f"FROM {source} AS written CROSS JOIN LATERAL ({reliefs.replace('{row}', 'written')}) AS touched (id) "
        "ON CONFLICT DO NOTHING"
        for source in sources
    )
    create = f"CREATE TRIGGER {name} AFTER {_of(event, columns)} ON {table} {when} EXECUTE FUNCTION {name}()"
    function = (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {notes}; RETURN NULL; END $$"
    )
    return Trigger(name, table, create), function


def _rows(event: str) -> tuple[str, ...]:
    return {"INSERT": ("NEW",), "DELETE": ("OLD",), "UPDATE": ("OLD", "NEW")}[event]


def _of(event: str, columns: str) -> str:
    return f"UPDATE OF {columns}" if columns and event == "UPDATE" else event
