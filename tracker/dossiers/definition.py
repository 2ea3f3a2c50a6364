"""Every kind of fixture file and how its records are written: the one definition behind loader, dumper and schema."""

from cases import models as cases
from cases.court_names import court_name_key
from policies import models as policies
from sources import models as sources

from .parts import Child, Dossier, Part

CHECKED = ("verification", "doubts", "note")
PASSAGE = (
    "document",
    "stance",
    "field",
    "reading",
    "locator",
    "start",
    "end",
    "words_sha256",
    "statement",
    "discrepancy",
)


def _sources(model: type[sources.Citation]) -> Child:
    return Child("sources", Part(model, PASSAGE, short="document"), parent="record")


def _links(key: str, model: type[sources.Keyed], parent: str, *fields: str, order: tuple[str, ...] = ()) -> Child:
    return Child(key, Part(model, fields, short=fields[0]), parent=parent, order=order)


def _owned(key: str, model: type[sources.Keyed], parent: str, *fields: str, order: tuple[str, ...] = ()) -> Child:
    return Child(key, Part(model, fields), parent=parent, order=order)


# Sources

ORGANIZATION = Part(
    sources.Organization,
    ("slug", "name", "other_names", "kind", "homepage", "parent", *CHECKED),
    (_sources(sources.OrganizationCitation),),
)
PERSON = Part(
    sources.Person,
    ("slug", "name", "role", "organization", *CHECKED),
    (_sources(sources.PersonCitation),),
)
_DOCUMENT = (
    *("slug", "kind", "title", "publisher", "imprint", "byline", "published_on"),
    *("url", "is_address_incomplete", "locator"),
)
_DOCUMENT_CHILDREN = (
    _links("authors", sources.DocumentAuthor, "document", "person"),
    _sources(sources.DocumentCitation),
)
DOCUMENT = Part(sources.Document, (*_DOCUMENT, *CHECKED), _DOCUMENT_CHILDREN)
STATEMENT = Part(
    sources.Statement,
    ("slug", "gist", "said_by", "concerns_on", *CHECKED),
    (_sources(sources.StatementCitation),),
)
CORPUS_DOCUMENT = Part(
    sources.Document,
    (*_DOCUMENT, "corpus_file", "sha256", *CHECKED),
    (*_DOCUMENT_CHILDREN, Child("statements", STATEMENT, parent="document", order=("slug",))),
)
DISCREPANCY = Part(
    sources.Discrepancy,
    ("slug", "defect", "topic", "field", "is_settled", "in_use", "reason", *CHECKED),
    (_sources(sources.DiscrepancyCitation),),
)

# Policies

JURISDICTION = Part(
    policies.Jurisdiction,
    ("slug", "name", "other_names", "kind", "state", "geoid", "county_geoid", "parent", *CHECKED),
    (_sources(policies.JurisdictionCitation),),
)
AGENCY = Part(
    policies.Agency,
    ("slug", "name", "abbreviation", "other_names", "kind", "parent", *CHECKED),
    (_sources(policies.AgencyCitation),),
)
OFFICIAL = Part(
    policies.Official,
    ("slug", "name", "other_names", *CHECKED),
    (
        _owned("offices", policies.Office, "official", "title", "agency", "jurisdiction", "from_on", "until_on"),
        _sources(policies.OfficialCitation),
    ),
)
STATUTE = Part(
    policies.Statute,
    ("slug", "citation", "title", "summary", *CHECKED),
    (_sources(policies.StatuteCitation),),
)
GRANT_PROGRAM = Part(
    policies.GrantProgram,
    ("slug", "name", "other_names", "assistance_listing", "grant_type", "authority", "summary", *CHECKED),
    (
        _links("agencies", policies.GrantProgramAgency, "grant_program", "agency"),
        _sources(policies.GrantProgramCitation),
    ),
)
FUNDS_AT_STAKE = Part(
    policies.FundsAtStake,
    (
        *("slug", "what", "amount", "unit", "as_stated", "fiscal_year", "stated_by"),
        *("grant_program", "federal_action", "jurisdiction", *CHECKED),
    ),
    (_sources(policies.FundsAtStakeCitation),),
)


def _provisions(parent: str) -> Child:
    return Child(
        "provisions",
        Part(
            policies.Provision,
            ("slug", "label", "is_whole", "gist", *CHECKED),
            (_sources(policies.ProvisionCitation),),
        ),
        parent=parent,
    )


FEDERAL_ACTION = Part(
    policies.FederalAction,
    (
        *("slug", "kind", "title", "number", "other_names", "signed_on", "published_on", "effective_on", "ended_on"),
        *("fr_citation", "federal_register_number", "url", "summary", *CHECKED),
    ),
    (
        _links("agencies", policies.ActionAgency, "federal_action", "agency"),
        _links("officials", policies.ActionOfficial, "federal_action", "official", "role"),
        _links("grant_programs", policies.ActionGrantProgram, "federal_action", "grant_program"),
        _links("statutes", policies.ActionStatute, "federal_action", "statute"),
        _provisions("federal_action"),
        _owned(
            *("relations", policies.ActionRelation, "from_action"),
            *("kind", "to_action", "provision", "effective_on", "note"),
            order=("kind", "to_action__slug"),
        ),
        _owned(
            *("designations", policies.Designation, "federal_action"),
            *("jurisdiction", "kind", "from_on", "until_on", "printed_as", "note"),
        ),
        _owned("figures", policies.Figure, "federal_action", "what", "value", "as_stated"),
        _sources(policies.FederalActionCitation),
    ),
)
LOCAL_POLICY = Part(
    policies.LocalPolicy,
    (
        *("slug", "title", "other_names", "kind", "jurisdiction", "citation", "adopted_on", "effective_on", "ended_on"),
        *("replaced_by", "amendments", "summary", *CHECKED),
    ),
    (
        _links("officials", policies.PolicyOfficial, "local_policy", "official", "role"),
        _links("statutes", policies.PolicyStatute, "local_policy", "statute"),
        _provisions("local_policy"),
        _sources(policies.LocalPolicyCitation),
    ),
)
DEVELOPMENT = Part(
    policies.Development,
    ("slug", "title", "occurred_on", "summary", *CHECKED),
    (
        _links("federal_actions", policies.DevelopmentAction, "development", "federal_action"),
        _links("local_policies", policies.DevelopmentPolicy, "development", "local_policy"),
        _links("officials", policies.DevelopmentOfficial, "development", "official"),
        _sources(policies.DevelopmentCitation),
    ),
)

# Cases

COURT = Part(
    cases.Court,
    ("slug", "name", "short_name", "level", "circuit", "appeals_to", "state", "courtlistener_id", *CHECKED),
    (
        Child(
            "aliases",
            Part(cases.CourtAlias, ("name",), short="name", derived={"key": lambda row: court_name_key(row["name"])}),
            parent="court",
            order=("name",),
        ),
        _sources(cases.CourtCitation),
    ),
)
JUDGE = Part(
    cases.Judge,
    ("slug", "name", "other_names", "court", "fjc_id", "title", "appointed_by", *CHECKED),
    (_sources(cases.JudgeCitation),),
)
PARTY = Part(
    cases.Party,
    ("slug", "name", "kind", "jurisdiction", "agency", "official", "organization", "person", *CHECKED),
    (
        _links("members", cases.PartyMember, "party", "member", "from_on", "until_on", order=("member__slug",)),
        _sources(cases.PartyCitation),
    ),
)
LEGAL_GROUND = Part(
    cases.LegalGround,
    ("slug", "name", "other_names", "kind", "parent", "citation", "summary", "position", *CHECKED),
    (_sources(cases.LegalGroundCitation),),
)
CLAIM = Part(cases.Claim, ("slug", "provision", "ground", "count", *CHECKED))
HOLDING = Part(
    cases.Holding,
    ("slug", "ground", "provision", "claim", "not_pleaded_because", "level", "result", "gist", *CHECKED),
    (
        _owned(
            *("reviews", cases.HoldingReview, "holding"),
            *("ruling", "fate", "note"),
            order=("ruling__decided_on", "ruling__sequence", "ruling__slug"),
        ),
        _sources(cases.HoldingCitation),
    ),
)


def _coverage(parent: str) -> Child:
    return _owned("coverage", cases.CoverageMember, parent, "party", "jurisdiction", "class_name", "with_subdivisions")


RELIEF_CHANGE = Part(
    cases.ReliefChange,
    (
        *("slug", "kind", "ruling", "takes_effect", "effective_on", "sequence", "is_universal"),
        *("lifts", "superseded_by", "expires_on", "terms", *CHECKED),
    ),
    (
        _links("provisions", cases.ReliefChangeProvision, "relief_change", "provision"),
        _coverage("relief_change"),
        _sources(cases.ReliefChangeCitation),
    ),
)
RELIEF = Part(
    cases.Relief,
    ("slug", "kind", "is_universal", "takes_effect", "effective_on", "expires_on", "terms", *CHECKED),
    (
        _links("provisions", cases.ReliefProvision, "relief", "provision", "perhaps_because"),
        _coverage("relief"),
        Child(
            "changes",
            RELIEF_CHANGE,
            parent="relief",
            order=("ruling__decided_on", "ruling__sequence", "sequence", "slug"),
        ),
        _sources(cases.ReliefCitation),
    ),
)
RULING = Part(
    cases.Ruling,
    (
        *("slug", "court", "appeal", "decided_on", "sequence", "kind", "result", "outcome", "scope"),
        *("docket_entry", "reporter_citation", *CHECKED),
    ),
    (
        _links("lawsuits", cases.RulingLawsuit, "ruling", "lawsuit"),
        _links("judges", cases.RulingJudge, "ruling", "judge", "role"),
        Child("holdings", HOLDING, parent="ruling"),
        Child("relief", RELIEF, parent="ruling"),
        _sources(cases.RulingCitation),
    ),
)
APPEAL = Part(
    cases.Appeal,
    (
        *(
            "slug",
            "court",
            "caption",
            "appeal_from",
            "noticed_on",
            "argued_on",
            "decided_on",
            "mandate_on",
            "is_mandate_withheld",
        ),
        *("disposition", "outcome", "deciding_ruling", *CHECKED),
    ),
    (
        _links("lawsuits", cases.AppealLawsuit, "appeal", "lawsuit"),
        Child(
            "numbers",
            Part(cases.AppealNumber, ("docket_number", "court", "suffix", "is_earlier"), short="docket_number"),
            parent="appeal",
            inherits=("court",),
        ),
        _links("rulings_appealed", cases.AppealedRuling, "appeal", "ruling"),
        _links("parties", cases.AppealParty, "appeal", "party", "role"),
        _links("panel", cases.AppealJudge, "appeal", "judge"),
        _sources(cases.AppealCitation),
    ),
)
LAWSUIT = Part(
    cases.Lawsuit,
    (
        *("slug", "court", "docket_number", "docket_initials", "caption", "short_name", "other_names"),
        *("courtlistener_id", "case_type", "posture", "filed_on", "terminated_on", "summary", *CHECKED),
    ),
    (
        Child(
            "earlier_numbers",
            Part(
                cases.EarlierDocketNumber,
                ("docket_number", "docket_initials", "court", "kind", "until_on", "note"),
            ),
            parent="lawsuit",
            inherits=("court",),
            order=("docket_number",),
        ),
        _owned(
            *("relations", cases.LawsuitRelation, "from_lawsuit"),
            *("kind", "to_lawsuit", "since_on"),
            order=("kind", "to_lawsuit__slug"),
        ),
        _links("judges", cases.LawsuitJudge, "lawsuit", "judge", "assignment"),
        _owned(
            *("parties", cases.LawsuitParty, "lawsuit"),
            *("party", "role", "role_raw", "from_on", "until_on", "substituted_for", "note"),
        ),
        _links("developments", cases.LawsuitDevelopment, "lawsuit", "development"),
        _sources(cases.LawsuitCitation),
        Child("claims", CLAIM, parent="lawsuit"),
        Child("rulings", RULING, home="lawsuits", order=("decided_on", "sequence", "slug")),
        Child("appeals", APPEAL, home="lawsuits", order=("slug",)),
    ),
)


def _list(name: str, part: Part, order: tuple[str, ...] = ("slug",)) -> Dossier:
    return Dossier(name, part, lambda record: f"{name}.yaml", f"{name}.yaml", listed=True, order=order)


def _each(name: str, part: Part) -> Dossier:
    return Dossier(name, part, lambda record: f"{name}/{record.slug}.yaml", f"{name}/*.yaml")


DOSSIERS = (
    _list("organizations", ORGANIZATION),
    _list("people", PERSON),
    Dossier(
        "documents",
        DOCUMENT,
        lambda document: f"documents/{document.kind}.yaml",
        "documents/*.yaml",
        listed=True,
        where={"corpus_file": ""},
    ),
    Dossier(
        "corpus",
        CORPUS_DOCUMENT,
        lambda document: f"corpus/{document.slug}.yaml",
        "corpus/*.yaml",
        unless={"corpus_file": ""},
    ),
    _list("discrepancies", DISCREPANCY),
    _list("jurisdictions", JURISDICTION),
    _list("agencies", AGENCY),
    _list("officials", OFFICIAL),
    _list("statutes", STATUTE),
    _list("grant-programs", GRANT_PROGRAM),
    _list("funds-at-stake", FUNDS_AT_STAKE),
    _each("federal-actions", FEDERAL_ACTION),
    _each("local-policies", LOCAL_POLICY),
    _list("developments", DEVELOPMENT),
    _list("courts", COURT),
    _list("judges", JUDGE),
    _list("parties", PARTY),
    _list("legal-grounds", LEGAL_GROUND),
    _each("lawsuits", LAWSUIT),
)
