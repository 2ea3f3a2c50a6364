"""The index on PostgreSQL: one table with a row for each record, its names and texts, and their generated tsvector."""

from ..triggers import Guard, Trigger
from .searched import TABLE, Rows, Searched, of_rows, words_of
from .words import for_postgresql

LETTERS, COUNTS_AS, DROPPED, SEPARATORS = for_postgresql()

# Signs beyond ASCII are few in a text, and looked up one by one; all at once they would cost ten times as much.
WORDS = f"""
    CREATE OR REPLACE FUNCTION {TABLE}_words(told text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
    DECLARE sign text; place integer;
    BEGIN
        IF octet_length(told) <> length(told) THEN
            FOR sign IN SELECT DISTINCT each
                FROM regexp_split_to_table(regexp_replace(told, '[\\x01-\\x7f]+', '', 'g'), '') AS each
            LOOP
                place := strpos('{LETTERS}', sign);
                IF place > 0 THEN
                    told := replace(told, sign, substr('{COUNTS_AS}', place, 1));
                ELSIF strpos('{DROPPED}', sign) > 0 THEN
                    told := replace(told, sign, '');
                ELSIF sign ~ '{SEPARATORS}' THEN
                    told := replace(told, sign, ' ');
                END IF;
            END LOOP;
        END IF;
        RETURN trim(regexp_replace(lower(told COLLATE "C"), '[^0-9a-z\\u0080-\\U0010FFFF]+', ' ', 'g'));
    END $$
"""  # noqa: S608 (our own names)
# From the names to the texts one position is left out, so that no phrase runs from these into those.
VECTOR = f"""
    CREATE OR REPLACE FUNCTION {TABLE}_vector(kind smallint, names text, texts text) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
    DECLARE of_names text; of_texts text; number integer;
    BEGIN
        SELECT coalesce(string_agg('''' || left(word, 200) || ''':' || least(place, 16383) || 'A', ' '), ''), count(*)
        INTO of_names, number
        FROM unnest(string_to_array(nullif({TABLE}_words(names), ''), ' ')) WITH ORDINALITY AS each(word, place);
        SELECT coalesce(string_agg('''' || left(word, 200) || ''':' || least(number + 1 + place, 16383), ' '), '')
        INTO of_texts
        FROM unnest(string_to_array(nullif({TABLE}_words(texts), ''), ' ')) WITH ORDINALITY AS each(word, place);
        RETURN ('''#' || kind || ''' ' || of_names || ' ' || of_texts)::tsvector;
    END $$
"""  # noqa: S608 (our own names)
FOUNDATION = (
    WORDS,
    VECTOR,
    f"""
    CREATE TABLE IF NOT EXISTS {TABLE} (
        kind smallint NOT NULL, record bigint NOT NULL, names text NOT NULL, texts text NOT NULL,
        vector tsvector GENERATED ALWAYS AS ({TABLE}_vector(kind, names, texts)) STORED,
        PRIMARY KEY (kind, record)
    )
    """,
    f"CREATE INDEX IF NOT EXISTS {TABLE}_vector ON {TABLE} USING gin (vector)",
)
JOINED = 'SELECT string_agg("{column}", \' \' ORDER BY id) FROM {table} WHERE "{owner}" = {row}.id'


def guard(searched: Searched) -> Guard:
    """The row of each record of this kind in the index."""
    table = searched.table
    columns = ", ".join(f'{{row}}."{column}"' for column in ("id", *searched.names, *searched.texts))
    differs = f"({columns.format(row='it')}) IS DISTINCT FROM ({columns.format(row='was')})"
    gone = (
        f"DELETE FROM {TABLE} USING old_rows "  # noqa: S608 (our own names)
        f"WHERE {TABLE}.kind = {searched.kind} AND {TABLE}.record = old_rows.id"
    )
    body = f"""
        IF TG_OP = 'INSERT' THEN
            {_put(searched, "new_rows AS it")};
        ELSIF TG_OP = 'UPDATE' THEN
            {gone} AND NOT EXISTS (SELECT FROM new_rows WHERE new_rows.id = old_rows.id);
            {_put(searched, f"new_rows AS it LEFT JOIN old_rows AS was ON was.id = it.id WHERE {differs}")};
        ELSIF TG_OP = 'DELETE' THEN
            {gone};
        ELSE
            DELETE FROM {TABLE} WHERE kind = {searched.kind};
        END IF;
    """  # noqa: S608 (our own names)
    forget = (
        f"DELETE FROM {TABLE} WHERE kind = {searched.kind} "  # noqa: S608 (our own names)
        f"AND NOT EXISTS (SELECT FROM {table} WHERE {table}.id = {TABLE}.record)"
    )
    made = [_statement_triggers(f"{table}_search", table, body)]
    made += [_rows(searched, rows) for rows in searched.rows]
    return Guard(
        tuple(trigger for triggers, _ in made for trigger in triggers),
        (*FOUNDATION, *(function for _, function in made)),
        names_columns=True,
        afterwards=(forget, _put(searched, f"{table} AS it")),
    )


def _put(searched: Searched, source: str) -> str:
    """Index these rows, or index them anew where that tells something else."""
    names, texts = words_of(searched, "it", JOINED)
    return (
        f"INSERT INTO {TABLE} (kind, record, names, texts) SELECT {searched.kind}, it.id, {names}, {texts} "  # noqa: S608
        f"FROM {source} ON CONFLICT (kind, record) DO UPDATE SET names = EXCLUDED.names, texts = EXCLUDED.texts "
        f"WHERE ({TABLE}.names, {TABLE}.texts) IS DISTINCT FROM (EXCLUDED.names, EXCLUDED.texts)"
    )


def _rows(searched: Searched, rows: Rows) -> tuple[tuple[Trigger, ...], str]:
    on, owner = of_rows(rows)

    def again(*transitions: str) -> str:
        owners = " UNION ".join(f'SELECT "{owner}" FROM {rows}' for rows in transitions)  # noqa: S608 (our own names)
        those = f" WHERE it.id IN ({owners})" if owners else ""
        return _put(searched, f"{searched.table} AS it{those}")

    body = f"""
        IF TG_OP = 'INSERT' THEN
            {again("new_rows")};
        ELSIF TG_OP = 'UPDATE' THEN
            {again("new_rows", "old_rows")};
        ELSIF TG_OP = 'DELETE' THEN
            {again("old_rows")};
        ELSE
            {again()};
        END IF;
    """
    return _statement_triggers(f"{on}_search", on, body)


def _statement_triggers(name: str, table: str, body: str) -> tuple[tuple[Trigger, ...], str]:
    """Triggers that run once a statement, and their function."""
    seen = {"INSERT": "NEW TABLE AS new_rows", "DELETE": "OLD TABLE AS old_rows"}
    seen["UPDATE"] = f"{seen['INSERT']} {seen['DELETE']}"
    moments = {event: f"AFTER {event} ON {table} REFERENCING {rows}" for event, rows in seen.items()}
    moments["TRUNCATE"] = f"AFTER TRUNCATE ON {table}"
    triggers = tuple(
        Trigger(
            f"{name}_{event.lower()}",
            table,
            f"CREATE TRIGGER {name}_{event.lower()} {moment} FOR EACH STATEMENT EXECUTE FUNCTION {name}()",
        )
        for event, moment in moments.items()
    )
    function = (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} RETURN NULL; END $$"
    )
    return triggers, function
