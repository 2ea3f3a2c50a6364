"""In which columns of courts, dockets and what came of them words are looked for."""

from sources.search.searched import Rows, Searched

ALL = (
    Searched("cases.Court", 31, ("name", "short_name", "slug"), rows=(Rows("cases.CourtAlias", "court", "name"),)),
    Searched("cases.Judge", 32, ("name", "other_names", "slug"), ("title",)),
    Searched("cases.Party", 33, ("name", "slug")),
    Searched("cases.LegalGround", 34, ("name", "citation", "other_names", "slug"), ("summary",)),
    Searched(
        *(
            "cases.Lawsuit",
            35,
            ("short_name", "caption", "docket_number", "docket_initials", "other_names", "slug"),
            ("summary",),
        ),
        rows=(Rows("cases.EarlierDocketNumber", "lawsuit", "docket_number"),),
    ),
    Searched("cases.Ruling", 36, ("reporter_citation", "slug"), ("outcome", "scope", "docket_entry")),
    Searched("cases.Holding", 37, ("slug",), ("gist",)),
    Searched("cases.Relief", 38, ("slug",), ("terms",)),
    Searched("cases.ReliefChange", 39, ("slug",), ("terms",)),
    Searched(
        *("cases.Appeal", 40, ("caption", "slug"), ("outcome",)),
        rows=(Rows("cases.AppealNumber", "appeal", "docket_number"),),
    ),
)
