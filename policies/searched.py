"""In which columns of actions, policies, governments and money words are looked for."""

from sources.search.searched import Rows, Searched

ALL = (
    Searched("policies.FederalAction", 11, ("number", "title", "fr_citation", "other_names", "slug"), ("summary",)),
    Searched("policies.Provision", 12, ("label", "slug"), ("gist",)),
    Searched("policies.LocalPolicy", 13, ("title", "citation", "other_names", "slug"), ("summary",)),
    Searched("policies.Jurisdiction", 14, ("name", "other_names", "slug")),
    Searched("policies.GrantProgram", 15, ("name", "other_names", "slug"), ("summary", "authority")),
    Searched("policies.FundsAtStake", 16, ("what", "slug"), ("as_stated", "stated_by")),
    Searched("policies.Development", 17, ("title", "slug"), ("summary",)),
    Searched("policies.Statute", 18, ("citation", "title", "slug"), ("summary",)),
    Searched("policies.Agency", 19, ("name", "abbreviation", "other_names", "slug")),
    Searched(
        "policies.Official", 20, ("name", "other_names", "slug"), rows=(Rows("policies.Office", "official", "title"),)
    ),
)
