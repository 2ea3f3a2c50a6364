"""The page of lawsuits as one would write it by hand: one SQL statement over the tables, with the JSON functions of the
database. It is what `tracker/api/onesql` is held against, and what Datasette answers with as a canned query.

The names of the functions differ between SQLite and PostgreSQL; nothing else does but what is written `day`.
"""

from collections.abc import Iterable
from typing import NamedTuple


class Dialect(NamedTuple):
    """How one database says it. `listed` is a list of what the column `it` of a query holds, in the query's order."""

    object: str
    listed: str
    day: str
    document: str
    mark: str
    truth: str
    empty: str
    split: str


DIALECTS = {
    "sqlite": Dialect(
        "json_object",
        "(SELECT json_group_array(json(it)) FROM ({query}) AS listed)",
        "substr({day}, 1, CASE {day}_precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END)",
        "json({column})",
        ":{name}",
        "json(CASE WHEN {it} THEN 'true' ELSE 'false' END)",
        "json_array()",
        "json('[' || replace(json_quote({column}), '; ', '\",\"') || ']')",
    ),
    "postgresql": Dialect(
        "json_build_object",
        "coalesce((SELECT json_agg(it) FROM ({query}) AS listed), '[]')",
        "substr({day}::text, 1, CASE {day}_precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END)",
        "{column}",
        "%({name})s",
        "({it})",
        "json_build_array()",
        "to_json(string_to_array({column}, '; '))",
    ),
}
NAME_OF_PROVISION = """CASE WHEN provision.federal_action_id IS NULL THEN policy.title
    WHEN action.number <> '' THEN action.number ELSE action.title END || ', ' || provision.label"""

WEIGHT = """CASE WHEN document.kind IN ('opinion', 'docket', 'filing') THEN 'court'
    WHEN document.kind IN ('register', 'government') THEN 'agency'
    WHEN document.kind IN ('database', 'scholarship', 'dataset') THEN 'reference'
    WHEN document.kind IN ('news', 'advocacy') THEN document.kind ELSE 'other' END"""


CONDITIONS = {"posture": "posture = {}", "filed_after": "filed_on >= {}", "slug": "slug = {}"}
ORDER = "coalesce(lawsuit.filed_on, '0001-01-01') DESC, lawsuit.id"  # which an index has, on both


def page(vendor: str, asked: Iterable[str] = ()) -> str:
    """The JSON of each lawsuit of a page. Parameters: `base`, `size`, `offset`, and what of `CONDITIONS` is asked."""
    say = DIALECTS[vendor]
    conditions = [f"lawsuit.{CONDITIONS[name].format(say.mark.format(name=name))}" for name in asked]
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    listed, day, document = say.listed.format, say.day.format, say.document.format
    base, size, offset = (say.mark.format(name=name) for name in ("base", "size", "offset"))
    base = f"CAST({base} AS text)"

    def record(collection: str, row: str, name: str, more: str = "") -> str:
        url = f"{base} || '{collection}/' || {row}.slug || '/'"
        return f"{say.object}('url', {url}, 'slug', {row}.slug, 'name', {name}{more})"

    def maybe(key: str, written: str) -> str:
        return f"CASE WHEN {key} IS NULL THEN NULL ELSE {written} END"

    judge = record("judges", "judge", "judge.name")
    judges = f"""SELECT {say.object}('judge', {judge}, 'assignment', row.assignment) AS it
        FROM cases_lawsuitjudge AS row JOIN cases_judge AS judge ON judge.id = row.judge_id
        WHERE row.lawsuit_id = lawsuit.id ORDER BY row.position"""
    parties = f"""SELECT {say.object}('role', row.role, 'role_raw', row.role_raw,
            'from_on', {day(day="row.from_on")}, 'until_on', {day(day="row.until_on")},
            'substituted_for', {maybe("before.id", record("parties", "before", "before.name"))}, 'note', row.note,
            'party', {record("parties", "party", "party.name")}) AS it
        FROM cases_lawsuitparty AS row JOIN cases_party AS party ON party.id = row.party_id
        LEFT JOIN cases_party AS before ON before.id = row.substituted_for_id
        WHERE row.lawsuit_id = lawsuit.id ORDER BY row.position"""
    claims = f"""SELECT {
        record(
            "claims",
            "claim",
            "NULL",
            f''', 'provision', {maybe("provision.id", record("provisions", "provision", NAME_OF_PROVISION))},
            'ground', {maybe("ground.id", record("legal-grounds", "ground", "ground.name"))}, 'count', claim.count,
            'verification', claim.verification, 'doubts', {document(column="claim.doubts")}, 'note', claim.note''',
        ).replace("'name', NULL, ", "")
    } AS it
        FROM cases_claim AS claim LEFT JOIN policies_provision AS provision ON provision.id = claim.provision_id
        LEFT JOIN policies_federalaction AS action ON action.id = provision.federal_action_id
        LEFT JOIN policies_localpolicy AS policy ON policy.id = provision.local_policy_id
        LEFT JOIN cases_legalground AS ground ON ground.id = claim.ground_id
        WHERE claim.lawsuit_id = lawsuit.id ORDER BY claim.position, claim.slug"""
    supports = say.truth.format(it="row.stance = 'supports'")
    passage = f"{say.object}('start', row.start, 'end', row.\"end\", 'words_sha256', row.words_sha256)"
    title = (
        "coalesce(nullif(document.title, ''), nullif(document.url, ''), nullif(document.locator, ''), document.slug)"
    )
    more = f", 'kind', document.kind, 'weight', {WEIGHT}, 'address', document.url"
    cited = record("documents", "document", title, more)
    sources = f"""SELECT {say.object}('position', row.position, 'document', {cited}, 'stance', row.stance,
            'field', row.field, 'reading', row.reading, 'locator', row.locator,
            'passage', {maybe("row.start", passage)},
            'statement', statement.slug, 'discrepancy', discrepancy.slug,
            'holds', CASE WHEN discrepancy.is_settled THEN {supports} END) AS it
        FROM cases_lawsuitcitation AS row JOIN sources_document AS document ON document.id = row.document_id
        LEFT JOIN sources_statement AS statement ON statement.id = row.statement_id
        LEFT JOIN sources_discrepancy AS discrepancy ON discrepancy.id = row.discrepancy_id
        WHERE row.record_id = lawsuit.id ORDER BY row.position"""
    court = record(
        "courts", "court", "court.short_name", ", 'level', court.level, 'circuit', nullif(court.circuit, '')"
    )
    names = (
        f"CASE lawsuit.other_names WHEN '' THEN {say.empty} ELSE {say.split.format(column='lawsuit.other_names')} END"
    )
    number = (
        "lawsuit.docket_number || CASE lawsuit.docket_initials WHEN '' THEN '' ELSE '-' || lawsuit.docket_initials END"
    )
    lawsuit = f"""{say.object}('url', {base} || 'lawsuits/' || lawsuit.slug || '/', 'slug', lawsuit.slug,
        'court', {court}, 'docket', {number}, 'docket_number', lawsuit.docket_number,
        'docket_initials', lawsuit.docket_initials, 'caption', lawsuit.caption, 'short_name', lawsuit.short_name,
        'other_names', {names},
        'courtlistener_id', lawsuit.courtlistener_id, 'case_type', lawsuit.case_type, 'posture', lawsuit.posture,
        'filed_on', {day(day="lawsuit.filed_on")}, 'terminated_on', {day(day="lawsuit.terminated_on")},
        'summary', lawsuit.summary, 'judges', {listed(query=judges)}, 'parties', {listed(query=parties)},
        'claims', {listed(query=claims)}, 'verification', lawsuit.verification,
        'doubts', {document(column="lawsuit.doubts")}, 'note', lawsuit.note, 'sources', {listed(query=sources)})"""
    keys = f"SELECT lawsuit.id FROM cases_lawsuit AS lawsuit {where} ORDER BY {ORDER} LIMIT {size} OFFSET {offset}"
    return f"""SELECT CAST({lawsuit} AS text) AS lawsuit FROM cases_lawsuit AS lawsuit JOIN cases_court AS court
        ON court.id = lawsuit.court_id WHERE lawsuit.id IN ({keys}) ORDER BY {ORDER}"""
