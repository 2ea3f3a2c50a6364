"""Vocabularies of litigation, in the courts' words. Each names its standard where there is one."""

from django.db.models import TextChoices


class CourtLevel(TextChoices):
    """Where a court stands, as courts-db groups them."""

    SUPREME = "supreme", "Supreme Court of the United States"
    APPEALS = "appeals", "Court of appeals"
    DISTRICT = "district", "District court"
    STATE_SUPREME = "state_supreme", "State court of last resort"
    STATE = "state", "Other state court"


class Circuit(TextChoices):
    """The judicial circuits of 28 U.S.C. 41."""

    FIRST = "1", "First"
    SECOND = "2", "Second"
    THIRD = "3", "Third"
    FOURTH = "4", "Fourth"
    FIFTH = "5", "Fifth"
    SIXTH = "6", "Sixth"
    SEVENTH = "7", "Seventh"
    EIGHTH = "8", "Eighth"
    NINTH = "9", "Ninth"
    TENTH = "10", "Tenth"
    ELEVENTH = "11", "Eleventh"
    DC = "dc", "D.C."
    FEDERAL = "fed", "Federal"


class PartyKind(TextChoices):
    """What sort of party it is."""

    UNITED_STATES = "united_states", "The United States"
    GOVERNMENT = "government", "State or local government"
    AGENCY = "agency", "Federal agency"
    OFFICIAL = "official", "Public official"
    LOCAL_BODY = "local_body", "Body or part of a state or local government"
    ORGANIZATION = "organization", "Organization"
    PERSON = "person", "Person"
    CLASS = "class", "Class (Fed. R. Civ. P. 23)"
    GROUP = "group", "Group of parties the source does not list"


class PartyRole(TextChoices):
    """In what capacity a party stands in a lawsuit. What the docket prints is kept beside it."""

    PLAINTIFF = "plaintiff", "Plaintiff"
    DEFENDANT = "defendant", "Defendant"
    INTERVENOR_PLAINTIFF = "intervenor_plaintiff", "Intervenor plaintiff"
    INTERVENOR_DEFENDANT = "intervenor_defendant", "Intervenor defendant"
    AMICUS = "amicus", "Amicus curiae"
    COUNSEL = "counsel", "Counsel or legal representative"


class Posture(TextChoices):
    """On which side the United States stands."""

    DEFENDANT = "defendant", "The United States or its officers defend"
    PLAINTIFF = "plaintiff", "The United States sues"
    NONE = "none", "The United States is no party"


class CaseType(TextChoices):
    """The docket's letters: cv or cr."""

    CIVIL = "civil", "Civil"
    CRIMINAL = "criminal", "Criminal"


class LawsuitRelationKind(TextChoices):
    """How one docket stands to another."""

    RELATED = "related", "Related to"
    CONSOLIDATED_INTO = "consolidated_into", "Consolidated into"
    TRANSFERRED_TO = "transferred_to", "Transferred to"
    FOLLOWS = "follows", "Follows, on a later action of the same kind"


class JudgeAssignment(TextChoices):
    """What a judge did on a docket."""

    ASSIGNED = "assigned", "Assigned"
    FORMER = "former", "Formerly assigned"
    MAGISTRATE = "magistrate", "Magistrate judge"


class GroundKind(TextChoices):
    """What sort of argument it is."""

    SUBSTANTIVE = "substantive", "Substantive"
    THRESHOLD = "threshold", "Threshold"
    REMEDIAL = "remedial", "Remedial"


class RulingKind(TextChoices):
    """What the court was asked, or did of its own motion."""

    TRO = "tro", "Temporary restraining order"
    PRELIMINARY_INJUNCTION = "preliminary_injunction", "Preliminary injunction"
    SECTION_705_STAY = "section_705_stay", "Stay of agency action (5 U.S.C. 705)"
    SUMMARY_JUDGMENT = "summary_judgment", "Summary judgment"
    JUDGMENT = "judgment", "Judgment after trial or hearing"
    FINAL_DECREE = "final_decree", "Final judgment or decree"
    DISMISSAL = "dismissal", "Motion to dismiss"
    VOLUNTARY_DISMISSAL = "voluntary_dismissal", "Voluntary dismissal"
    TERMINATION = "termination", "Docket closed, ruling not found"
    STAY_PENDING_APPEAL = "stay_pending_appeal", "Stay pending appeal or review"
    STAY_OF_PROCEEDINGS = "stay_of_proceedings", "Stay of proceedings"
    RECONSIDERATION = "reconsideration", "Reconsideration"
    CLARIFICATION = "clarification", "Clarification or enforcement of an earlier order"
    MODIFICATION = "modification", "Modification of an earlier order or judgment"
    CLASS_CERTIFICATION = "class_certification", "Class certification"
    PARTIES = "parties", "Leave to amend or to join parties"
    CONSOLIDATION = "consolidation", "Consolidation or relation"
    CONTEMPT = "contempt", "Contempt"
    REPORT = "report_and_recommendation", "Magistrate judge's report and recommendation"
    VERDICT = "verdict", "Verdict"
    SENTENCE = "sentence", "Sentence"
    APPEAL_DECISION = "appeal_decision", "Decision of an appeal"
    EN_BANC = "en_banc", "Rehearing en banc"
    CERTIORARI = "certiorari", "Petition for certiorari"
    APPLICATION = "application", "Application to a Justice or the Court"


class RulingResult(TextChoices):
    """What came of it. The words of an appeal's disposition are in `Disposition`."""

    GRANTED = "granted", "Granted"
    GRANTED_IN_PART = "granted_in_part", "Granted in part, denied in part"
    DENIED = "denied", "Denied"
    DENIED_AS_MOOT = "denied_as_moot", "Denied as moot"
    DISMISSED = "dismissed", "Dismissed"
    DISMISSED_WITHOUT_PREJUDICE = "dismissed_without_prejudice", "Dismissed without prejudice"
    DISMISSED_WITH_PREJUDICE = "dismissed_with_prejudice", "Dismissed with prejudice"
    AFFIRMED = "affirmed", "Affirmed"
    AFFIRMED_IN_PART = "affirmed_in_part", "Affirmed in part, reversed or vacated in part"
    REVERSED = "reversed", "Reversed"
    VACATED = "vacated", "Vacated"
    WITHDRAWN = "withdrawn", "Withdrawn or overtaken"
    ENTERED = "entered", "Entered, no motion decided"
    CONVICTED = "convicted", "Convicted on at least one count"
    NOT_RECORDED = "not_recorded", "Not recorded"


class JudgeRole(TextChoices):
    """What a judge did in a ruling, as the Supreme Court Database distinguishes opinions and votes."""

    AUTHOR = "author", "Wrote the opinion or order"
    JOINED = "joined", "Joined"
    PER_CURIAM = "per_curiam", "Took part, unsigned"
    CONCURRED = "concurred", "Concurred separately"
    CONCURRED_IN_JUDGMENT = "concurred_in_judgment", "Concurred in the judgment"
    CONCURRED_IN_PART = "concurred_in_part", "Concurred in part, dissented in part"
    DISSENTED = "dissented", "Dissented"
    PARTICIPATED = "participated", "Took part, vote not recorded"


class HoldingLevel(TextChoices):
    """How far the court went on the ground."""

    THRESHOLD = "threshold", "Threshold: whether the court may hear it"
    PLEADING = "pleading", "Pleading: whether a claim is stated (Fed. R. Civ. P. 12(b)(6))"
    LIKELY = "likely", "Likelihood of success (Winter v. NRDC)"
    MERITS = "merits", "Merits"


class HoldingResult(TextChoices):
    """What became of the argument against the provision (for a threshold ground: of the suit's standing there)."""

    SUSTAINED = "sustained", "Sustained"
    SUSTAINED_IN_PART = "sustained_in_part", "Sustained in part"
    REJECTED = "rejected", "Rejected"
    NOT_REACHED = "not_reached", "Not reached"


class Fate(TextChoices):
    """What a court above (or the same court later) did with a holding."""

    AFFIRMED = "affirmed", "Affirmed"
    REVERSED = "reversed", "Reversed"
    VACATED = "vacated", "Vacated"
    LEFT_OPEN = "left_open", "Left open"
    WITHDRAWN = "withdrawn", "Withdrawn below"


class ReliefKind(TextChoices):
    """What an order gives."""

    TRO = "tro", "Temporary restraining order"
    PRELIMINARY_INJUNCTION = "preliminary_injunction", "Preliminary injunction"
    PERMANENT_INJUNCTION = "permanent_injunction", "Permanent injunction"
    SECTION_705_STAY = "section_705_stay", "Stay of agency action (5 U.S.C. 705)"
    VACATUR = "vacatur", "Vacatur of agency action (5 U.S.C. 706)"
    DECLARATORY_JUDGMENT = "declaratory_judgment", "Declaratory judgment (28 U.S.C. 2201)"
    MANDAMUS = "mandamus", "Mandamus (28 U.S.C. 1361)"
    JUDGMENT = "judgment", "Judgment that the measure is invalid"


class TakesEffect(TextChoices):
    """When an order starts to bite."""

    ON_ENTRY = "on_entry", "On the day of the ruling"
    ON_DATE = "on_date", "On the day given"
    ON_MANDATE = "on_mandate", "When the mandate issues (Fed. R. App. P. 41)"


class ChangeKind(TextChoices):
    """What a later ruling does to a relief."""

    STAYS = "stays", "Stays"
    LIFTS_STAY = "lifts_stay", "Lifts a stay"
    NARROWS = "narrows", "Narrows"
    EXTENDS = "extends", "Extends"
    PROLONGS = "prolongs", "Moves the day it expires"
    VACATES = "vacates", "Vacates"
    REVERSES = "reverses", "Reverses"
    DISSOLVES = "dissolves", "Dissolves"
    SUPERSEDES = "supersedes", "Supersedes"
    LAPSES = "lapses", "Lets lapse, or ends as moot"
    AFFIRMS = "affirms", "Affirms"


class Disposition(TextChoices):
    """How an appeal ended: the Supreme Court Database's case dispositions (codes 1 to 11), and two it does not need."""

    GRANTED = "granted", "Stay, petition or motion granted (1)"
    AFFIRMED = "affirmed", "Affirmed (2)"
    REVERSED = "reversed", "Reversed (3)"
    REVERSED_REMANDED = "reversed_remanded", "Reversed and remanded (4)"
    VACATED_REMANDED = "vacated_remanded", "Vacated and remanded (5)"
    AFFIRMED_REVERSED = "affirmed_reversed", "Affirmed and reversed or vacated in part (6)"
    AFFIRMED_REVERSED_REMANDED = (
        "affirmed_reversed_remanded",
        "Affirmed and reversed or vacated in part, and remanded (7)",
    )
    VACATED = "vacated", "Vacated (8)"
    DENIED_DISMISSED = "denied_dismissed", "Petition denied or appeal dismissed (9)"
    CERTIFICATION = "certification", "Certification to or from a lower court (10)"
    NO_DISPOSITION = "no_disposition", "No disposition (11)"
    AFFIRMED_REMANDED = "affirmed_remanded", "Affirmed and remanded"
    REMANDED = "remanded", "Remanded"


class AppellateRole(TextChoices):
    """On which side of an appeal a party stands."""

    APPELLANT = "appellant", "Appellant or petitioner"
    APPELLEE = "appellee", "Appellee or respondent"
    CROSS_APPELLANT = "cross_appellant", "Cross-appellant"
    AMICUS = "amicus", "Amicus curiae"


class DocketChange(TextChoices):
    """Why a docket number was another before."""

    REASSIGNED = "reassigned", "Reassigned: judge's initials or office changed"
    TRANSFERRED = "transferred", "Transferred from another court"
    CONSOLIDATED = "consolidated", "Consolidated into this docket"
    MISPRINTED = "misprinted", "Printed so in a source"


class Grip(TextChoices):
    """How far a relief holds a provision for somebody in a period."""

    HELD = "held", "Held"
    PERHAPS = "perhaps", "Perhaps held"
    FREE = "free", "Not held"


class MentionKind(TextChoices):
    """What words of a document may name (`cases.mentions.records.Kind`)."""

    FEDERAL_ACTION = "federal_action", "Federal action"
    LOCAL_POLICY = "local_policy", "Local policy"
    STATUTE = "statute", "Statute"
    LAWSUIT = "lawsuit", "Lawsuit"
    COURT = "court", "Court"
    JUDGE = "judge", "Judge"
    OFFICIAL = "official", "Official"
    PERSON = "person", "Person"
    ORGANIZATION = "organization", "Organization"
    JURISDICTION = "jurisdiction", "Jurisdiction"
    AGENCY = "agency", "Agency"
    PROGRAM = "program", "Grant program"
    GROUND = "ground", "Legal ground"
    DATE = "date", "Date"
    AMOUNT = "amount", "Amount of US dollars"
    RELATION = "relation", "What a court did"


class Likelihood(TextChoices):
    """How much a person has still to decide about a suggestion."""

    CLEAR = "clear", "One record, by its name"
    LIKELY = "likely", "One record, by less than its name"
    AMBIGUOUS = "ambiguous", "Several records, or one the tracker does not have"


class SuggestionState(TextChoices):
    """What became of a suggestion."""

    PROPOSED = "proposed", "Proposed"
    ACCEPTED = "accepted", "Accepted"
    CORRECTED = "corrected", "Corrected"
    REJECTED = "rejected", "Rejected"
