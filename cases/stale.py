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
    for event in events:
        name = f"{table}_stale_{event.lower()}"
        rows = {"INSERT": ("NEW",), "DELETE": ("OLD",), "UPDATE": ("OLD", "NEW")}[event]
        notes = "; ".join(_note(vendor, reliefs.replace("{row}", row)) for row in rows)
        moment = f"AFTER {event}{f' OF {columns}' if columns and event == 'UPDATE' else ''} ON {table} FOR EACH ROW"
        if vendor == "sqlite":
            yield Trigger(name, table, f"CREATE TRIGGER {name} {moment} BEGIN {notes}; END"), ""
        else:
            function = (
                f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN {notes}; RETURN NULL; END $$"
            )
            yield Trigger(name, table, f"CREATE TRIGGER {name} {moment} EXECUTE FUNCTION {name}()"), function


def _note(vendor: str, reliefs: str) -> str:
    insert, conflict = ("INSERT OR IGNORE", "") if vendor == "sqlite" else ("INSERT", " ON CONFLICT DO NOTHING")
    return f"{insert} INTO cases_stalerelief (id) SELECT * FROM ({reliefs}) AS touched{conflict}"  # noqa: S608 (our own)
