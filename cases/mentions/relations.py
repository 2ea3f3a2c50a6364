"""What one sentence says outright: this judge, or this court, did this to that, on that day."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from .lexicon import Lexicon
from .mention import Mention
from .reading import Reading
from .records import Confidence, Kind, KnownRuling, Ref
from .sentences import sentence

# A court that is told by where it sits, and not by its name.
_SITTING = re.compile(
    r"\b(?:[Ff]ederal |[Dd]istrict |U\.S\. |[Aa]ppeals |[Cc]ircuit |[Tt]rial )*"
    r"(?:[Cc]ourt|[Jj]udge|[Cc]ourt of appeals)s?(?: based)? (?:in|for) \Z"
)
_NOT_DONE = re.compile(
    r"\b(?:would|could|may|might|should|will|if|whether|asked|asks|asking|seek|seeks|seeking|sought|urged|wants?|to"
    r"|not|never) (?:\w+ ){0,2}\Z"
)
_ASKED_FOR = (
    (re.compile(r"temporary restraining order|\bTRO\b", re.I), ("tro",)),
    (re.compile(r"preliminary inj", re.I), ("preliminary_injunction", "appeal_decision")),
    (
        re.compile(r"permanent(?:ly)? (?:inj|enjoin|block)", re.I),
        ("summary_judgment", "judgment", "final_decree", "appeal_decision"),
    ),
    (re.compile(r"summary judgment", re.I), ("summary_judgment",)),
    (re.compile(r"motion to dismiss|\bdismiss", re.I), ("dismissal", "voluntary_dismissal")),
    (re.compile(r"\ben banc\b", re.I), ("en_banc",)),
    (re.compile(r"certiorari", re.I), ("certiorari",)),
    (
        re.compile(r"\bstay(?:ed|s)?\b", re.I),
        ("stay_pending_appeal", "section_705_stay", "stay_of_proceedings", "application"),
    ),
)
_IN_FULL = {"on hold": "put on hold", "struck": "struck down"}
_ACTORS = (Kind.JUDGE, Kind.COURT)
_MOST_RULINGS = 8
_LONGEST = 700


def relations(
    reading: Reading, lexicon: Lexicon, mentions: Sequence[Mention], verbs: Sequence[tuple[int, int]], published: str
) -> list[Mention]:
    """A mention for each sentence that says outright what a judge or a court did. `mentions` are in order."""
    found: list[Mention] = []
    starts = [mention.start for mention in mentions]
    actors = [mention.start for mention in mentions if mention.kind in _ACTORS or _sits(reading.flat, mention)]
    until = 0
    for start, _ in verbs:
        if start < until or not _is_near(reading.flat, actors, start):
            continue
        first, last = sentence(reading.flat, start)
        until = last
        told_by = actors[bisect_left(actors, first) : bisect_left(actors, last)]
        if not told_by or last - first > _LONGEST:
            continue
        inside = mentions[bisect_left(starts, first) : bisect_left(starts, last)]
        within = verbs[bisect_left(verbs, (first, 0)) : bisect_left(verbs, (last, 0))]
        verb = _verb(reading.flat, within, told_by[0], first)
        if verb:
            found.append(_told(reading, lexicon, inside, verb, (first, last), published))
    return found


def _is_near(flat: str, actors: Sequence[int], at: int) -> bool:
    """Whether a judge or a court stands near enough, and in the same paragraph, to be in the sentence of the verb."""
    after = bisect_left(actors, at)
    for each in actors[max(after - 1, 0) : after + 1]:
        first, last = min(at, each), max(at, each)
        if last - first < _LONGEST and flat.find("\n\n", first, last) < 0:
            return True
    return False


def _sits(flat: str, mention: Mention) -> bool:
    """Whether it is the place of a court that is told by where it sits: a federal judge in Chicago."""
    at = mention.start
    return (
        mention.kind is Kind.JURISDICTION
        and flat[at - 3 : at] in ("in ", "or ")
        and bool(_SITTING.search(flat, max(at - 60, 0), at))
    )


def _told(
    reading: Reading,
    lexicon: Lexicon,
    inside: Sequence[Mention],
    verb: tuple[int, int],
    span: tuple[int, int],
    published: str,
) -> Mention:
    flat = reading.flat
    judges = [ref for each in inside if each.kind is Kind.JUDGE for ref in each.candidates]
    courts = [ref for each in inside if each.kind is Kind.COURT for ref in each.candidates]
    for each in inside:
        if _sits(flat, each):
            courts += sorted({court for ref in each.candidates for court in _courts_of(lexicon, ref)}, key=str)
    dates = [each.value for each in inside if each.kind is Kind.DATE and not re.fullmatch(r"\d{4}", each.value)]
    dates = dates or [each.value for each in inside if each.kind is Kind.DATE]
    date = _completed(dates[0], published) if dates else ""
    words = flat[span[0] : span[1]]
    lawsuits = [
        ref for each in inside if each.kind is Kind.LAWSUIT for ref in each.candidates if ref in lexicon.records
    ]
    rulings = _rulings(lexicon, judges, courts, date, words, lawsuits, published)
    parts = {
        "verb": _IN_FULL.get(word := reading.keys[verb[0] : verb[1]], word),
        "judges": _slugs(judges),
        "courts": _slugs(courts),
        "date": date,
        "lawsuits": _slugs(lawsuits),
        "actions": _slugs([ref for each in inside if each.kind is Kind.FEDERAL_ACTION for ref in each.candidates]),
    }
    parts = {name: value for name, value in parts.items() if value}
    confidence = Confidence.LIKELY if len(rulings) == 1 else Confidence.AMBIGUOUS
    who = ", ".join(lexicon.records[ref].names[0] for ref in (judges or courts)[:3] if ref in lexicon.records)
    when = f" on {date}" if len(date) == 10 else f" in {date}" if date else ""
    fits = f"; {len(rulings)} recorded ruling{'s' if len(rulings) != 1 else ''} would fit" if rulings else ""
    why = f"One sentence says that {who or 'a court'} {parts['verb']} something{when}{fits}."
    return Mention(Kind.RELATION, *span, rulings, confidence, why, parts=parts)


def _verb(flat: str, verbs: Sequence[tuple[int, int]], actor: int, first: int) -> tuple[int, int] | None:
    """What was done: the first verb after the judge or the court, or one before that is done by them."""
    done = [verb for verb in verbs if not _is_undone(flat, verb[0], first)]
    for verb in done:
        if verb[0] > actor:
            return verb
    return next((verb for verb in reversed(done) if re.search(r"\b(?:by|from)\b", flat[verb[1] : actor])), None)


def _is_undone(flat: str, at: int, first: int) -> bool:
    return bool(_NOT_DONE.search(flat, max(at - 40, first), at))


def _slugs(refs: Sequence[Ref]) -> list[str]:
    return list(dict.fromkeys(ref.slug for ref in refs))


def _courts_of(lexicon: Lexicon, place: Ref) -> frozenset[Ref]:
    """The trial courts of a place: those its suits are in, where there are any, and else all of its state."""
    if seats := lexicon.known.seats.get(place):
        return seats
    record = lexicon.records.get(place)
    return lexicon.trial_courts.get(record.state, frozenset()) if record else frozenset()


def _completed(date: str, published: str) -> str:
    """A month or a day without its year, as the last one before the document's own day."""
    if not published or not re.fullmatch(r"\d\d(?:-\d\d)?", date):
        return date
    year = int(published[:4]) - (date > published[5 : 5 + len(date)])
    return f"{year}-{date}"


def _rulings(
    lexicon: Lexicon,
    judges: Sequence[Ref],
    courts: Sequence[Ref],
    date: str,
    words: str,
    lawsuits: Sequence[Ref],
    published: str,
) -> tuple[Ref, ...]:
    theirs = dict.fromkeys(ruling for who in (judges or courts) for ruling in lexicon.rulings_of.get(who, ()))
    fitting = [
        ruling
        for ruling in theirs
        if (not lawsuits or set(ruling.lawsuits) & set(lawsuits))
        and _same_day(ruling, date)
        and (not published or not ruling.decided or ruling.decided[: len(published)] <= published)
    ]
    if fitting and (kinds := {kind for pattern, asked in _ASKED_FOR if pattern.search(words) for kind in asked}):
        fitting = [ruling for ruling in fitting if ruling.kind in kinds]
    fitting.sort(key=lambda ruling: ruling.decided, reverse=True)
    return tuple(ruling.ref for ruling in fitting[:_MOST_RULINGS])


def _same_day(ruling: KnownRuling, date: str) -> bool:
    """Whether the ruling could be of that day, as far as both are told."""
    if not date or not ruling.decided:
        return True
    if re.fullmatch(r"\d\d(?:-\d\d)?", date):
        return ruling.decided[5 : 5 + len(date)] == date[: len(ruling.decided[5:])]
    return ruling.decided.startswith(date) or date.startswith(ruling.decided)
