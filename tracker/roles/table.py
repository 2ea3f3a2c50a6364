"""The table of who may do what, as plain data: a row is a kind of model, a column a role, a cell the actions.

A role is a duty, not a rank: none contains another, and a person may hold several. Everything follows from this table:
the groups in the database, the rights of each group, and `docs/roles.md`. Every model of every installed application
stands in exactly one row; a test asks it of each new one.

An action is one of Django's four (view, add, change, delete) or one of ours: publish, withdraw, merge. The right to it
is called as Django calls its own: `cases.publish_lawsuit`.
"""

from dataclasses import astuple, dataclass

ROLES = {
    "reader": "Reads the desk, drafts included, and changes nothing.",
    "researcher": "Drafts, edits and cites.",
    "reviewer": "Publishes and withdraws what others have drafted.",
    "steward": "Keeps the vocabularies and the accounts, and merges what was recorded twice.",
}


@dataclass(frozen=True)
class May:
    """The actions open to each role."""

    reader: str = ""
    researcher: str = ""
    reviewer: str = ""
    steward: str = ""

    def actions(self, role: str) -> frozenset[str]:
        return frozenset(getattr(self, role).split())

    @property
    def all_actions(self) -> frozenset[str]:
        return frozenset(" ".join(astuple(self)).split())


@dataclass(frozen=True)
class Kind:
    """Models that are alike in who may do what with them. `why`: what they have in common, for the handbook."""

    name: str
    why: str
    may: May
    models: tuple[str, ...]


KINDS = (
    Kind(
        "Dossiers",
        "What is published or withdrawn as one, and takes along all that belongs to it. Nobody deletes one.",
        May(
            reader="view",
            researcher="view add change",
            reviewer="view publish withdraw",
            steward="view merge",
        ),
        (
            *("policies.FederalAction", "policies.LocalPolicy"),
            "cases.Lawsuit",
        ),
    ),
    Kind(
        "Records",
        "Every other record with an address of its own. Nobody deletes one.",
        May(reader="view", researcher="view add change", reviewer="view", steward="view merge"),
        (
            *("sources.Organization", "sources.Person", "sources.Document", "sources.Statement", "sources.Discrepancy"),
            *("policies.Official", "policies.Development", "policies.FundsAtStake"),
            *("cases.Judge", "cases.Party", "cases.Ruling", "cases.Appeal"),
        ),
    ),
    Kind(
        "Parts of records",
        "Records that mean nothing outside another. One entered by mistake is taken out on the screen of its record, "
        "as long as nothing rests on it.",
        May(reader="view", researcher="view add change delete", reviewer="view", steward="view"),
        (
            "policies.Provision",
            *("cases.Claim", "cases.Holding", "cases.Relief", "cases.ReliefChange"),
        ),
    ),
    Kind(
        "Rows of records",
        "Sources, dates, numbers and ties to other records, edited on the screen of their record.",
        May(reader="view", researcher="view add change delete", reviewer="view", steward="view"),
        (
            *("sources.DocumentAuthor", "sources.OrganizationCitation", "sources.PersonCitation"),
            *("sources.DocumentCitation", "sources.StatementCitation", "sources.DiscrepancyCitation"),
            *("policies.Office", "policies.ActionAgency", "policies.ActionOfficial", "policies.ActionGrantProgram"),
            *("policies.ActionStatute", "policies.ActionRelation", "policies.Designation", "policies.Figure"),
            *("policies.PolicyOfficial", "policies.PolicyStatute"),
            *("policies.DevelopmentAction", "policies.DevelopmentPolicy", "policies.DevelopmentOfficial"),
            *("policies.OfficialCitation", "policies.FederalActionCitation", "policies.LocalPolicyCitation"),
            *("policies.ProvisionCitation", "policies.DevelopmentCitation", "policies.FundsAtStakeCitation"),
            *("cases.PartyMember", "cases.EarlierDocketNumber", "cases.LawsuitRelation", "cases.LawsuitParty"),
            *("cases.LawsuitJudge", "cases.LawsuitDevelopment", "cases.RulingLawsuit", "cases.RulingJudge"),
            *("cases.AppealNumber", "cases.AppealLawsuit", "cases.AppealedRuling", "cases.AppealParty"),
            *("cases.AppealJudge", "cases.HoldingReview", "cases.ReliefProvision", "cases.ReliefChangeProvision"),
            "cases.CoverageMember",
            *("cases.JudgeCitation", "cases.PartyCitation", "cases.LawsuitCitation", "cases.RulingCitation"),
            *("cases.HoldingCitation", "cases.ReliefCitation", "cases.ReliefChangeCitation", "cases.AppealCitation"),
        ),
    ),
    Kind(
        "Vocabularies",
        "The lists that all records share. One wrong row here spoils many answers: where a place lies decides which "
        "orders reach it, where a court stands decides whom it binds. So they change in few hands.",
        May(reader="view", researcher="view", reviewer="view", steward="view add change merge"),
        (
            *("policies.Jurisdiction", "policies.Agency", "policies.Statute", "policies.GrantProgram"),
            *("cases.Court", "cases.LegalGround"),
        ),
    ),
    Kind(
        "Rows of vocabularies",
        "Other names, ties and sources of what stands in a vocabulary.",
        May(reader="view", researcher="view", reviewer="view", steward="view add change delete"),
        (
            *("policies.GrantProgramAgency", "policies.JurisdictionCitation", "policies.AgencyCitation"),
            *("policies.StatuteCitation", "policies.GrantProgramCitation"),
            *("cases.CourtAlias", "cases.CourtCitation", "cases.LegalGroundCitation"),
        ),
    ),
    Kind(
        "Passages",
        "What was found where citations point. Whoever cites says whether a passage that was moved stands rightly.",
        May(reader="view", researcher="view change", reviewer="view", steward="view"),
        ("sources.Passage",),
    ),
    Kind(
        "Computed",
        "Kept by the program itself: to look at, not to touch.",
        May(reader="view", researcher="view", reviewer="view", steward="view"),
        (
            *("sources.FixtureFile", "sources.MergedRecord"),
            *("cases.EffectPeriod", "cases.StaleRelief", "cases.Suggestion"),
        ),
    ),
    Kind(
        "Accounts",
        "Who may sign in. Nobody deletes an account, because history names it: it is made inactive.",
        May(steward="view add change"),
        ("auth.User",),
    ),
    Kind(
        "Groups",
        "The roles themselves, as the database has them. They are made from this table and changed nowhere else.",
        May(steward="view"),
        ("auth.Group",),
    ),
    Kind(
        "Failed sign-ins",
        "Who is kept out for a while after wrong passwords. Deleting the rows lets them try again.",
        May(steward="view delete"),
        ("axes.AccessAttempt",),
    ),
    Kind(
        "Machinery",
        "What the program needs to run, the keys of the second step among it. The desk shows it to nobody.",
        May(),
        (
            "admin.LogEntry",
            "auth.Permission",
            "contenttypes.ContentType",
            "sessions.Session",
            *("otp_totp.TOTPDevice", "otp_static.StaticDevice", "otp_static.StaticToken"),
            *("axes.AccessAttemptExpiration", "axes.AccessFailureLog", "axes.AccessLog"),
        ),
    ),
)


def kind_of(label: str) -> Kind:
    """The row in which a model stands. Raises LookupError for one that has taken no side."""
    for kind in KINDS:
        if label in kind.models:
            return kind
    raise LookupError(f"{label} stands in no row of {__name__}: say there who may do what with it.")


def right(label: str, action: str) -> str:
    """What the right to an action on a model is called: `cases.publish_lawsuit`."""
    app, _, model = label.partition(".")
    return f"{app}.{action}_{model.lower()}"


def rights_of(role: str) -> frozenset[str]:
    """All that a role may do."""
    return frozenset(
        right(label, action) for kind in KINDS for label in kind.models for action in kind.may.actions(role)
    )
