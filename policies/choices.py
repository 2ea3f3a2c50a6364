"""Vocabularies of what is challenged. Each names its standard where there is one."""

from django.db.models import TextChoices


class ActionKind(TextChoices):
    """What sort of federal action it is.

    The first group are the Federal Register's presidential document types, the second its document types; the rest are
    the instruments agencies use outside the Register.
    """

    EXECUTIVE_ORDER = "executive_order", "Executive order"
    PROCLAMATION = "proclamation", "Proclamation"
    PRESIDENTIAL_MEMORANDUM = "presidential_memorandum", "Presidential memorandum"
    DETERMINATION = "determination", "Presidential determination"

    RULE = "rule", "Rule"
    PROPOSED_RULE = "proposed_rule", "Proposed rule"
    NOTICE = "notice", "Notice"

    DIRECTIVE = "directive", "Agency directive or memorandum"
    GUIDANCE = "guidance", "Agency guidance"
    LETTER = "letter", "Letter"
    GRANT_CONDITION = "grant_condition", "Grant condition"
    GRANT_PREFERENCE = "grant_preference", "Grant preference"
    GRANT_AWARD = "grant_award", "Grant awards"
    FUNDING_FREEZE = "funding_freeze", "Funding freeze, cut or clawback"
    DESIGNATION = "designation", "Jurisdiction designation or list"
    COMPLIANCE_FINDING = "compliance_finding", "Compliance finding"
    REPORT = "report", "Report"
    ANNOUNCEMENT = "announcement", "Announcement"
    ENFORCEMENT_OPERATION = "enforcement_operation", "Enforcement operation"
    ENFORCEMENT_PROGRAM = "enforcement_program", "Enforcement program or instrument"
    ENFORCEMENT_SUIT = "enforcement_suit", "Enforcement suit"
    STATUTE = "statute", "Act of Congress"


class ActionRelationKind(TextChoices):
    """What one federal action does to an earlier one."""

    IMPLEMENTS = "implements", "Implements"
    AMENDS = "amends", "Amends"
    REVOKES = "revokes", "Revokes"
    SUPERSEDES = "supersedes", "Supersedes"
    REISSUES = "reissues", "Reissues"
    SUCCEEDS = "succeeds", "Has as predecessor"


class OfficialRole(TextChoices):
    """What an official did to an instrument."""

    ISSUED = "issued", "Issued"
    SIGNED = "signed", "Signed"
    SPONSORED = "sponsored", "Sponsored"
    ADDRESSEE = "addressee", "Was addressed"


class PolicyKind(TextChoices):
    """What sort of state or local measure it is."""

    CONSTITUTION = "constitution", "State constitution"
    STATUTE = "statute", "State statute"
    ORDINANCE = "ordinance", "Ordinance or local law"
    RESOLUTION = "resolution", "Resolution"
    EXECUTIVE_ORDER = "executive_order", "Executive order"
    DIRECTIVE = "directive", "Directive, order or policy of an agency"
    GUIDANCE = "guidance", "Guidance"
    STATEMENT = "statement", "Statement, letter or declared position"
    COURT_DECISION = "court_decision", "State court decision"


class JurisdictionKind(TextChoices):
    """What sort of government it is."""

    NATION = "nation", "Nation"
    STATE = "state", "State"
    DISTRICT = "district", "Federal district"
    TERRITORY = "territory", "Territory"
    TRIBE = "tribe", "Tribe"
    COUNTY = "county", "County"
    CITY = "city", "City or town"
    CITY_COUNTY = "city_county", "Consolidated city and county"
    SCHOOL_DISTRICT = "school_district", "School district"
    SPECIAL_DISTRICT = "special_district", "Special district"
    REGION = "region", "Region with no government of its own"
    UNKNOWN = "unknown", "Local government, kind not recorded"


class DesignationKind(TextChoices):
    """As what a federal action names a jurisdiction."""

    LETTER_RECIPIENT = "letter_recipient", "Recipient of a letter"
    LISTED = "listed", "Entry on a list"
    FOUND_NONCOMPLIANT = "found_noncompliant", "Found not to comply"
    CLEARED = "cleared", "Cleared"
    EXAMINED = "examined", "Examined"
    TARGETED = "targeted", "Target of an operation"
    SUED = "sued", "Named as to be sued"


class AgencyKind(TextChoices):
    """Where in the federal government it stands."""

    DEPARTMENT = "department", "Executive department"
    COMPONENT = "component", "Component of a department"
    INDEPENDENT = "independent", "Independent agency"
    EXECUTIVE_OFFICE = "executive_office", "Executive Office of the President"


class GrantType(TextChoices):
    """How the money is given out."""

    FORMULA = "formula", "Formula grant"
    COMPETITIVE = "competitive", "Competitive grant"
    MIXED = "mixed", "Both"


class Unit(TextChoices):
    """What a figure counts."""

    USD = "usd", "US dollars"
    USD_PER_YEAR = "usd_per_year", "US dollars a year"
    COUNT = "count", "Count"
    PERCENT = "percent", "Percent"
