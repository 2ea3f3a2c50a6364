"""Words that say: look here for a caption, a number, a date, a ruling. They are found in the same pass as the names."""

from .wordlists import in_order

MONTHS = {
    **dict.fromkeys(("january", "jan"), 1),
    **dict.fromkeys(("february", "feb"), 2),
    **dict.fromkeys(("march", "mar"), 3),
    **dict.fromkeys(("april", "apr"), 4),
    "may": 5,
    **dict.fromkeys(("june", "jun"), 6),
    **dict.fromkeys(("july", "jul"), 7),
    **dict.fromkeys(("august", "aug"), 8),
    **dict.fromkeys(("september", "sept", "sep"), 9),
    **dict.fromkeys(("october", "oct"), 10),
    **dict.fromkeys(("november", "nov"), 11),
    **dict.fromkeys(("december", "dec"), 12),
}

# What a court does to an order, a motion or a measure, and how a sentence says so.
RULING_VERBS = in_order(
    """
    affirmed affirms barred bars blocked blocks declared declares denied denies dismissed dismisses dissolved
    dissolves enjoined enjoins enjoining extended extends granted grants granting halted halts held holds
    invalidated invalidates issued issues lifted lifts narrowed narrows ordered orders overturned overturns
    paused pauses prohibited rejected rejects remanded reversed reverses ruled rules sided stayed stays
    stopped struck suspended suspends upheld upholds vacated vacates voided certified froze converted
    """
)
RULING_PHRASES = ("on hold", "ruling that", "ruled that", "struck down", "set aside", "strikes down", "denying")

CAPTION, ORDER, PROCLAMATION, REGISTER, CODE, SECTION, DOCKET, MONTH, FISCAL, DOLLARS, VERB, REPORTER = (
    *("caption", "order", "proclamation", "register", "code", "section", "docket", "month", "fiscal", "dollars"),
    *("verb", "reporter"),
)

OPEN = frozenset(("fy20",))  # these may be followed by more of the word

# A key that ends in a blank need not be told from longer words; what follows it is never a name.
TRIGGERS: dict[str, tuple[str, ...]] = {
    CAPTION: ("v ", "vs ", "versus"),
    ORDER: ("executive order", "executive orders", "exec  order", "exec order", "eo ", "e o", "e  o", "eos "),
    PROCLAMATION: ("proclamation", "proclamations", "proc "),
    REGISTER: ("fed  reg", "fed reg", "federal register", "fr ", "f r "),
    CODE: ("u s c", "usc ", "u s  code", "us code", "u s  c"),
    SECTION: ("section", "sections", "sec "),
    FISCAL: ("fiscal year", "fiscal years", "fy ", "fy20"),
    DOLLARS: ("million dollars", "billion dollars", "thousand dollars", "dollars"),
    VERB: (*RULING_VERBS, *RULING_PHRASES),
    MONTH: tuple(MONTHS),
    REPORTER: (
        *("f  supp", "f supp", "f 2d", "f 3d", "f 4th", "f  2d", "f  3d", "f  4th", "fed  appx", "fed  app x"),
        *("s  ct", "s ct", "l  ed", "u s", "wl ", "u s  lexis", "u s  dist", "f r d"),
    ),
}
