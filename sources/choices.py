"""Vocabularies of provenance. Each stores the word it shows, so that a row can be read without this file."""

from django.db.models import TextChoices


class Precision(TextChoices):
    """How much of a date is known, as CourtListener's date granularity: the rest of the stored date is filler."""

    DAY = "day", "Day"
    MONTH = "month", "Month"
    YEAR = "year", "Year"


class Verification(TextChoices):
    """Whether somebody checked the record against a source that was read."""

    VERIFIED = "verified", "Verified"
    PARTLY = "partly", "Verified but for the parts named in doubts"
    UNVERIFIED = "unverified", "Unverified"


class Publication(TextChoices):
    """Who may read a dossier: the desk alone, or everybody."""

    DRAFT = "draft", "Draft"
    IN_REVIEW = "in_review", "In review"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Stance(TextChoices):
    """What the passage does to the record that cites it."""

    SUPPORTS = "supports", "Supports"
    CONTRADICTS = "contradicts", "Contradicts"
    MENTIONS = "mentions", "Mentions"


class PassageState(TextChoices):
    """What was found where a citation points, when it was last compared with the text at hand."""

    INTACT = "intact", "Intact"
    MOVED = "moved", "Moved with its words, not looked at yet"
    BROKEN = "broken", "Broken: its words are not there"


class DocumentKind(TextChoices):
    """What sort of document was read."""

    NEWS = "news", "News story"
    OPINION = "opinion", "Court opinion or order"
    DOCKET = "docket", "Docket"
    FILING = "filing", "Complaint, brief or other filing"
    GOVERNMENT = "government", "Government document or page"
    REGISTER = "register", "Federal Register, Code or statute book"
    DATABASE = "database", "Case database or litigation tracker"
    ADVOCACY = "advocacy", "Statement or page of an organization"
    SCHOLARSHIP = "scholarship", "Report or study"
    DATASET = "dataset", "Data file"
    WEB = "web", "Web page, kind not recorded"
    UNSORTED = "unsorted", "Read in, kind not recorded"


class Weight(TextChoices):
    """What a source weighs, the weightiest first."""

    COURT = "court", "Court paper"
    AGENCY = "agency", "Government document"
    REFERENCE = "reference", "Database or study"
    NEWS = "news", "News text"
    ADVOCACY = "advocacy", "Statement of an organization"
    OTHER = "other", "Other"


class OrganizationKind(TextChoices):
    """What sort of body it is. Federal agencies are policies.Agency, not organizations."""

    NEWS = "news", "News publisher"
    ADVOCACY = "advocacy", "Advocacy organization"
    LEGAL = "legal", "Legal organization"
    LAW_FIRM = "law_firm", "Law firm"
    RESEARCH = "research", "Research body or university"
    ASSOCIATION = "association", "Association"
    RELIGIOUS = "religious", "Religious body"
    UNION = "union", "Labor union"
    LOCAL_BODY = "local_body", "State or local body"
    OTHER = "other", "Other"


class Defect(TextChoices):
    """How a document departs from the record, or how two documents disagree."""

    CONFLICT = "conflict", "Sources disagree"
    WRONG = "wrong", "Wrong"
    SUPERSEDED = "superseded", "Superseded later"
    OMISSION = "omission", "Leaves something out"
    OVERSTATED = "overstated", "Broader than the record"
    IMPRECISE = "imprecise", "Imprecise"
    AMBIGUOUS = "ambiguous", "Ambiguous"
    MISSING_WORDS = "missing_words", "Words missing"
    GARBLED = "garbled", "Garbled"
    TYPO = "typo", "Spelling or typing error"
    MISQUOTED = "misquoted", "Quotation changed or clipped"
    MISATTRIBUTED = "misattributed", "Attributed to the wrong speaker"
    CONFLATED = "conflated", "Two things told as one"
    DUPLICATE = "duplicate", "One thing told more than once"
    DATED = "dated", "Date wrong, vague or relative"
    INVENTED = "invented", "Not in the original"
    FURNITURE = "furniture", "Page furniture, not the text"
    PROVENANCE = "provenance", "Origin unclear"
    OPINION = "opinion", "Opinion told as fact"
