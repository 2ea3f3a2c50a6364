"""A holding answers a claim of one of the lawsuits its ruling was made in: a sentence over three tables.

It must hold when a transaction ends, whatever was written first, and also when a claim moves to another lawsuit or a
ruling is taken out of one. PostgreSQL has triggers that wait for the commit. SQLite has none, but its foreign keys do
wait: there, triggers on holdings and claims keep a side table of each holding's ruling and the lawsuit of its claim,
which together must be a row of `RulingLawsuit`. PostgreSQL refuses with a sentence; SQLite says only that a foreign
key failed, so `Holding.clean` must say it to a curator before.
"""

from collections.abc import Iterable

from sources.triggers import Guard, Trigger


def guards(vendor: str) -> Iterable[Guard]:
    """The guards of this application."""
    return [{"sqlite": ON_SQLITE, "postgresql": ON_POSTGRESQL}[vendor]]


CHECK = """
    CREATE OR REPLACE FUNCTION cases_holding_answers_its_lawsuit() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        touched bigint[];
        answer record;
    BEGIN
        IF TG_TABLE_NAME = 'cases_holding' THEN
            touched := ARRAY[NEW.id];
        ELSIF TG_TABLE_NAME = 'cases_claim' THEN
            touched := ARRAY(SELECT id FROM cases_holding WHERE claim_id = OLD.id);
        ELSE
            touched := ARRAY(SELECT id FROM cases_holding WHERE ruling_id = OLD.ruling_id);
        END IF;
        -- Both rows are locked, so that nobody moves the claim or the ruling before this transaction ends.
        FOR answer IN
            SELECT holding.slug, holding.ruling_id, claim.lawsuit_id, claim.slug AS claim
            FROM cases_holding AS holding JOIN cases_claim AS claim ON claim.id = holding.claim_id
            WHERE holding.id = ANY(touched) FOR SHARE OF claim
        LOOP
            PERFORM FROM cases_rulinglawsuit
            WHERE ruling_id = answer.ruling_id AND lawsuit_id = answer.lawsuit_id FOR KEY SHARE;
            IF NOT FOUND THEN
                RAISE EXCEPTION 'The holding % answers the claim %, but its ruling was not made in that lawsuit.',
                    answer.slug, answer.claim USING ERRCODE = 'integrity_constraint_violation';
            END IF;
        END LOOP;
        RETURN NULL;
    END $$
"""


def _deferred(table: str, events: str) -> Trigger:
    name = f"{table}_answers"
    return Trigger(
        name,
        table,
        f"CREATE CONSTRAINT TRIGGER {name} AFTER {events} ON {table} DEFERRABLE INITIALLY DEFERRED "
        "FOR EACH ROW EXECUTE FUNCTION cases_holding_answers_its_lawsuit()",
    )


ON_POSTGRESQL = Guard(
    (
        _deferred("cases_holding", "INSERT OR UPDATE OF ruling_id, claim_id"),
        # Not on insert: a claim that a holding already names was deleted before, in the same transaction.
        _deferred("cases_claim", "DELETE OR UPDATE OF lawsuit_id"),
        _deferred("cases_rulinglawsuit", "DELETE OR UPDATE OF ruling_id, lawsuit_id"),
    ),
    (CHECK,),
)


SIDE_TABLE = """
    CREATE TABLE cases_holding_answers (
        holding_id bigint PRIMARY KEY,
        ruling_id bigint NOT NULL,
        lawsuit_id bigint NOT NULL,
        FOREIGN KEY (ruling_id, lawsuit_id) REFERENCES cases_rulinglawsuit (ruling_id, lawsuit_id)
            DEFERRABLE INITIALLY DEFERRED
    )
"""
ANSWERS = """
    INSERT OR REPLACE INTO cases_holding_answers
    SELECT holding.id, holding.ruling_id, claim.lawsuit_id
    FROM cases_holding AS holding JOIN cases_claim AS claim ON claim.id = holding.claim_id
"""


def _kept(table: str, what: str, event: str, then: str) -> Trigger:
    name = f"{table}_answers_{what}"
    return Trigger(name, table, f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN {then}; END")


FORGET = "DELETE FROM cases_holding_answers WHERE holding_id = OLD.id"

ON_SQLITE = Guard(
    (
        _kept("cases_holding", "insert", "INSERT", f"{ANSWERS} WHERE holding.id = NEW.id"),
        _kept(
            *("cases_holding", "update", "UPDATE OF id, ruling_id, claim_id"),
            f"{FORGET}; {ANSWERS} WHERE holding.id = NEW.id",
        ),
        _kept("cases_holding", "delete", "DELETE", FORGET),
        _kept("cases_claim", "insert", "INSERT", f"{ANSWERS} WHERE claim.id = NEW.id"),
        _kept("cases_claim", "update", "UPDATE OF lawsuit_id", f"{ANSWERS} WHERE claim.id = NEW.id"),
    ),
    (SIDE_TABLE, ANSWERS),
    ("cases_holding_answers",),
)
