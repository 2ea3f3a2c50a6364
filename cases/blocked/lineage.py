"""Actions that take up what courts have blocked: what carried over, what did not, and what nobody has said yet."""

import datetime as dt
import functools
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from policies.choices import ActionRelationKind
from policies.models import ActionRelation, FederalAction, Jurisdiction, Provision
from sources.together import Read, Together, any_of
from sources.together.expressions import Columns

from ..choices import LawsuitRelationKind, ReliefKind
from ..effect.answer import Hold, Status
from ..effect.lineage import Descent, Finding, Standing, Word, finding
from ..effect.replay import NAMED
from ..models import LawsuitRelation, Relief, ReliefProvision, Ruling
from .chain_rows import DenialParts
from .freshness import ask, of_periods
from .histories import partial
from .holds import IDS, HoldParts, place_chain
from .lifetimes import beginning_of
from .lookup import Answer
from .words import GRANTED, day_in_words, listed, on_day_in_words

TAKES_UP = (ActionRelationKind.REISSUES, ActionRelationKind.IMPLEMENTS, ActionRelationKind.SUCCEEDS)
SAME_COMMAND = (ActionRelationKind.REISSUES, ActionRelationKind.IMPLEMENTS)


@dataclass(frozen=True)
class Lineage:
    """One action takes up another, of which courts have blocked these provisions by these orders."""

    relation: ActionRelation
    finding: Finding
    enjoined: tuple[Provision, ...]
    orders: tuple[Relief, ...]
    provisions: dict[str, Provision]  # of the later action, by slug
    settled_by: Ruling | None = None
    perhaps: frozenset[str] = frozenset()  # orders that perhaps hold nothing of the earlier action, by slug
    perhaps_said_by: tuple[Ruling, ...] = ()

    @property
    def gives_the_same_command(self) -> bool:
        """Whether the later action gives again what the earlier one gave, so far as the record says.

        A predecessor named as a whole may have little in common with a provision of its successor.
        """
        return self.relation.kind in SAME_COMMAND or self.relation.provision_id is not None


class LineageParts:
    """What federal actions take up of earlier ones, and what courts did about it, as lists read in one statement.

    At a place, so far as it bears on one of the `places` given.
    """

    def __init__(self, together: Together, actions: Columns, *, at_a_place: bool) -> None:
        add = together.add
        taking = ActionRelation.objects.filter(from_action__in=actions, kind__in=TAKES_UP)
        self.relations = add(taking.select_related("from_action", "to_action", "provision").order_by("pk"))
        later, earlier = (self.relations.column(name) for name in ("from_action_id", "to_action_id"))
        provisions = Provision.objects.with_name().order_by("position", "slug")
        self.provisions = add(provisions.filter(federal_action__in=any_of(later, earlier)))
        taken_up = add(Provision.objects.filter(federal_action__in=earlier).order_by().values_list("id"))
        self.holds = HoldParts(together, taken_up.column("id"), at_a_place=at_a_place)
        orders = Relief.objects.filter(pk__in=self.holds.reliefs()).with_name()
        self.orders = add(orders.with_list("ruling__lawsuit_rows"))
        suits = together.along(self.orders, "ruling", "lawsuit_rows").column("lawsuit_id")
        following = LawsuitRelation.objects.filter(kind=LawsuitRelationKind.FOLLOWS, to_lawsuit__in=suits)
        self.following = add(following.order_by().values_list("to_lawsuit", "from_lawsuit"))
        # Of what was never held nobody need say anything.
        taking_up = Provision.objects.filter(self.orders.is_there(), federal_action__in=later).order_by()
        self.later = add(taking_up.values_list("id", "slug"))
        given = ReliefProvision.objects.filter(provision__in=self.later.column("id"))
        self.given = add(given.values_list("provision", "relief__ruling", "perhaps_because"))
        self.denials = DenialParts(together, self.later.column("id"))
        rulings = any_of(self.given.column("relief__ruling"), self.denials.rulings.column("id"))
        self.rulings = add(Ruling.objects.filter(pk__in=rulings).with_name().with_list("lawsuit_rows"))

    def lineages(self, read: Read, chain: Sequence[int], day: dt.date) -> dict[int, list[Lineage]]:
        """By action, how it stands on the day to the earlier ones that it takes up. `chain` is the place's."""
        by_action: dict[int | None, list[Provision]] = defaultdict(list)
        for provision in read[self.provisions]:
            by_action[provision.federal_action_id].append(provision)
        held = self.holds.holds(read, chain) if read[self.relations] else {}
        if not held:
            return {}
        orders = {relief.slug: relief for relief in read[self.orders]}
        words = _Words(read, self)
        found: dict[int, list[Lineage]] = defaultdict(list)
        for relation in read[self.relations]:
            taken_up = _taken_up(relation, by_action[relation.to_action_id])
            lineage = _lineage(relation, taken_up, by_action[relation.from_action_id], held, orders, words, day)
            if lineage is not None:
                found[relation.from_action_id].append(lineage)
        return found


LINEAGES = {
    at_a_place: of_periods(functools.partial(LineageParts, actions=IDS, at_a_place=at_a_place))
    for at_a_place in (False, True)
}


def lineages(actions: Collection[int], day: dt.date, place: Jurisdiction | None = None) -> dict[int, list[Lineage]]:
    """By action, how it stands on the day to the earlier ones it takes up: one statement."""
    chain = place_chain(place) if place is not None else []
    read, parts = ask(LINEAGES[place is not None], ids=actions, places=chain)
    return parts.lineages(read, chain, day)


def _lineage(
    relation: ActionRelation,
    taken_up: Sequence[Provision],
    later: Sequence[Provision],
    held: dict[int, list[Hold]],
    orders: dict[str, Relief],
    words: "_Words",
    day: dt.date,
) -> Lineage | None:
    begins = beginning_of(relation.from_action)
    holds = tuple(hold for provision in taken_up for hold in held.get(provision.pk, ()))
    if begins is None or not holds:
        return None
    slugs = tuple(provision.slug for provision in later)
    said = words.said_in([orders[hold.relief] for hold in holds])
    descent = Descent(begins.earliest, slugs, holds, tuple(word for word in said if word.provision in slugs))
    found = finding(descent, day)
    if found is None:
        return None
    return Lineage(
        relation,
        found,
        tuple(p for p in taken_up if any(h.relief in found.held_by for h in held.get(p.pk, ()))),
        tuple(orders[slug] for slug in found.held_by),
        {provision.slug: provision for provision in later},
        words.rulings.get(found.settled_by),
        _perhaps(holds),
        tuple(words.rulings[slug] for slug in found.perhaps_said_by),
    )


def _perhaps(holds: Iterable[Hold]) -> frozenset[str]:
    """The orders of which it is settled of none of these holds that they name what is held."""
    named = {h.relief for h in holds if not any(question.startswith(NAMED) for question in h.open_questions)}
    return frozenset({h.relief for h in holds} - named)


def lineages_of(answers: Sequence[Answer]) -> dict[int, list[Lineage]]:
    """By provision, what the answers to one question (one place, one day) must not be read without."""
    actions = {key for a in answers if (key := a.provision.federal_action_id) is not None}
    return bearing_on(answers, lineages(actions, answers[0].on, answers[0].place) if actions else {})


def bearing_on(answers: Iterable[Answer], found: Mapping[int, list[Lineage]]) -> dict[int, list[Lineage]]:
    """The same, of the lineages of these actions."""
    return {
        a.provision.pk: [each for each in found.get(a.provision.federal_action_id, ()) if each.gives_the_same_command]
        for a in answers
        if a.provision.federal_action_id is not None
    }


def is_caution(lineage: Lineage, answer: Answer) -> bool:
    """Whether the answer would mislead without it: nothing holds the provision, and nobody has said whether the
    earlier order does."""
    return lineage.finding.standing is Standing.OPEN and answer.status in (Status.NOT_BLOCKED, Status.UNKNOWN)


def _taken_up(relation: ActionRelation, earlier: Sequence[Provision]) -> list[Provision]:
    return [p for p in earlier if relation.provision_id in (None, p.pk)]


class _Words:
    """What courts said of later provisions, suit by suit: the suits of these orders, and those that follow them."""

    def __init__(self, read: Read, parts: LineageParts) -> None:
        self.follows: dict[int, set[int]] = defaultdict(set)
        for earlier, suit in read[parts.following]:
            self.follows[earlier].add(suit)
        later = dict(read[parts.later])
        denials = parts.denials.by_provision(read)
        said = [(pk, ruling, True, not perhaps) for pk, ruling, perhaps in read[parts.given]]
        said += [(pk, ruling.pk, False, True) for pk, rulings in denials.items() for ruling in rulings]
        rulings = {ruling.pk: ruling for ruling in read[parts.rulings]}
        self.rulings = {ruling.slug: ruling for ruling in rulings.values()}
        self.by_suit: dict[int, list[Word]] = defaultdict(list)
        for pk, key, *how in said:
            ruling = rulings[key]
            decided = partial(ruling.decided_on, ruling.decided_on_precision, "")
            if decided is not None:
                for row in ruling.lawsuit_rows.all():
                    self.by_suit[row.lawsuit_id].append(Word(decided.latest, ruling.slug, later[pk], *how))

    def said_in(self, orders: Iterable[Relief]) -> list[Word]:
        suits = {row.lawsuit_id for relief in orders for row in relief.ruling.lawsuit_rows.all()}
        suits |= {suit for earlier in suits for suit in self.follows[earlier]}
        return list(dict.fromkeys(word for suit in sorted(suits) for word in self.by_suit[suit]))


# In words


def sentence(lineage: Lineage, place: Jurisdiction | None = None) -> str:
    """How the later action stands to the earlier one, for a reader; of an open question, for this place."""
    relation, found = lineage.relation, lineage.finding
    first = lineage.orders[0]
    decided = day_in_words(first.ruling.decided_on, first.ruling.decided_on_precision)
    later, does = _short(relation.from_action), relation.get_kind_display().lower()
    earlier = listed([str(provision) for provision in lineage.enjoined])
    did = f"{'perhaps ' if first.slug in lineage.perhaps else ''}{GRANTED[ReliefKind(first.kind)]}"
    text = f"{later} {does} {earlier}, which {first.ruling.court} {did} on {decided}"
    if found.standing is Standing.OPEN:
        where = f", in force for {place}" if place else ""
        nobody = f"No court recorded here had said by this day whether that order reaches {later} too."
        return f"{text}{where}. {nobody}{_perhaps_said(lineage)}"
    if found.standing is Standing.ENDED:
        ended = f"That order ended before any court recorded here said whether it reached {later} too."
        return f"{text}. {ended}{_perhaps_said(lineage)}"
    carried, rest = (_labels(lineage, slugs) for slugs in (found.carried_over, found.not_carried_over))
    court = lineage.settled_by.court if lineage.settled_by else "A court"
    outcome = f"carried over: {carried or 'nothing'}; not carried over: {rest or 'nothing'}"
    if found.open:
        outcome += f"; not settled: {_labels(lineage, found.open)}"
    return f"{text}. {court} ruled on {later} on {day_in_words(found.settled_on)}; {outcome}."


def _perhaps_said(lineage: Lineage) -> str:
    """Of an open question: what may answer it, as far as the record says."""
    later = _short(lineage.relation.from_action)
    return "".join(
        f" Relief that {ruling.court} gave {on_day_in_words(ruling.decided_on, ruling.decided_on_precision)} perhaps "
        f"holds provisions of {later}."
        for ruling in lineage.perhaps_said_by
    )


def _labels(lineage: Lineage, slugs: Iterable[str]) -> str:
    return listed([lineage.provisions[slug].label for slug in slugs])


def _short(action: FederalAction) -> str:
    return action.number or action.title
