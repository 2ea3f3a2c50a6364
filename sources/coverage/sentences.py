"""Where the sentences of a text begin and end. Legal abbreviations end none: v., No., N.D. Cal., F. Supp. 3d."""

import re
from functools import cache
from typing import Any

Span = tuple[int, int]
LINE = 200  # characters from which a line is a paragraph of its own: nobody breaks lines there by hand
PARAGRAPH = re.compile(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)\s*|\f\s*")
NEWLINE = re.compile(r"\r\n?|\n|\f")
# The words that the splitter's model takes for abbreviations were learned from much text, and "York", "week" and "met"
# are among them. Of those, only letters and what has periods within (U.S.C., N.D.) are kept, and these:
ABBREVIATIONS = frozenset(
    re.findall(
        r"\w+",
        """
        adj admin al amend amer app approx apr apt arb ariz ark art arts asst assn assoc atty aug ave bankr bhd bldg
        blvd bros ca cal capt cert cf ch cir civ cl cmty co col colo com comm commw comp cong conn consol const corp
        crim ct cts cty def del dep dept det dev dist div dkt dr ed educ emp envtl eq esq est et etc evid ex exch
        exec exs fed feb fig fla fn fr ft ga gen gov govt hon hosp ibid id ill immigr inc ind indus ins inst jan jr
        jud jul jun kan ky la lab ltd lt maj mar mass md mem mfg mich minn miss mo mont mr mrs ms msgr mt mtn mun
        nat natl neb nev nos nov oct okla ord ore org pac para pp pres prod prof prop pt pub pvt reg regs rel rep
        rept res ret rev rptr ry sec secs sen seq sept ser sess sgt soc spec sq sr st stat subch subsec supp supt
        surr tech tel tenn tex tit treas univ usc va vol vols vs vt wash wis wyo
        """,
    )
)
# After these a sentence goes on even where a capital follows.
NO_END = re.compile(
    r"(?:^|[\s(\[\"'])(?:v|vs|Nos?|Lt|Gov|Sen|Rep|Sgt|Capt|Gen|Hon|Atty|Cir|Civ|Crim|Supp|Dkt|Cf|[NSEWCD]\.D)\.$"
)


@cache
def _splitter() -> Any:
    from nupunkt import load_default_model  # takes a fifth of a second, where it is used

    model = load_default_model()
    for word in model.abbreviations:
        if word.isalpha() and len(word) > 1 and word not in ABBREVIATIONS:
            model.remove_abbreviation(word)
    model.add_abbreviations(sorted(ABBREVIATIONS))
    return model


def sentences(text: str) -> list[Span]:
    """The sentences of a text, in its order, without the space around them; a headline counts as one."""
    is_wrapped = all(len(line) <= LINE for line in NEWLINE.split(text))
    found: list[Span] = []
    for start, end in _blocks(text, PARAGRAPH if is_wrapped else NEWLINE):
        spans = [(start + a, start + b) for a, b in _splitter().span_tokenize(text[start:end])]
        found += _joined(text, [span for each in spans if (span := _trimmed(text, each))])
    return found


def _blocks(text: str, break_: re.Pattern[str]) -> list[Span]:
    """The stretches between breaks, over which no sentence reaches."""
    at, found = 0, []
    for match in break_.finditer(text):
        found.append((at, match.start()))
        at = match.end()
    return [(start, end) for start, end in (*found, (at, len(text))) if text[start:end].strip()]


def _trimmed(text: str, span: Span) -> Span | None:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _joined(text: str, spans: list[Span]) -> list[Span]:
    """With what was parted after an abbreviation put together again."""
    found: list[Span] = []
    for start, end in spans:
        if found and NO_END.search(text[max(found[-1][1] - 12, found[-1][0]) : found[-1][1]]):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found
