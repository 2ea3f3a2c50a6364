"""Actions that take up what courts have blocked: what carried over, what did not, and what nobody has said yet."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from policies.choices import ActionRelationKind
from policies.models import ActionRelation, FederalAction, Jurisdiction, Provision

from ..choices import LawsuitRelationKind, ReliefKind
from ..effect.answer import Hold, Status
from ..effect.lineage import Descent, Finding, Standing, Word, finding
from ..effect.replay import NAMED
from ..models import LawsuitRelation, Relief, ReliefProvision, Ruling
from .chain_rows import denials_of
from .histories import partial
from .holds import holds_on
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


def lineages(actions: Collection[int], day: dt.date, place: Jurisdiction | None = None) -> dict[int, list[Lineage]]:
    """By action, how it stands on the day to the earlier ones it takes up: for a place, or for anybody.

    One query where no action takes up another, three where nobody blocked what is taken up; otherwise a fixed number.
    """
    taking = ActionRelation.objects.filter(from_action__in=actions, kind__in=TAKES_UP)
    relations = list(taking.select_related("from_action", "to_action", "provision").order_by("pk"))
    if not relations:
        return {}
    ids = {pk for relation in relations for pk in (relation.from_action_id, relation.to_action_id)}
    by_action: dict[int | None, list[Provision]] = defaultdict(list)
    for provision in Provision.objects.with_name().filter(federal_action__in=ids).order_by("position", "slug"):
        by_action[provision.federal_action_id].append(provision)
    taken_up = {relation.pk: _taken_up(relation, by_action[relation.to_action_id]) for relation in relations}
    held = holds_on({p.pk for some in taken_up.values() for p in some}, place)
    if not held:
        return {}
    orders = _orders({hold.relief for holds in held.values() for hold in holds})
    words = _Words(orders.values(), {p.pk: p.slug for r in relations for p in by_action[r.from_action_id]})
    found: dict[int, list[Lineage]] = defaultdict(list)
    for relation in relations:
        lineage = _lineage(
            relation, taken_up[relation.pk], by_action[relation.from_action_id], held, orders, words, day
        )
        if lineage is not None:
            found[relation.from_action_id].append(lineage)
    return found


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
    actions = {a.provision.pk: a.provision.federal_action_id for a in answers if a.provision.federal_action_id}
    found = lineages(set(actions.values()), answers[0].on, answers[0].place) if actions else {}
    return {
        pk: [each for each in found.get(action, ()) if each.gives_the_same_command] for pk, action in actions.items()
    }


def is_caution(lineage: Lineage, answer: Answer) -> bool:
    """Whether the answer would mislead without it: nothing holds the provision, and nobody has said whether the
    earlier order does."""
    return lineage.finding.standing is Standing.OPEN and answer.status in (Status.NOT_BLOCKED, Status.UNKNOWN)


def _taken_up(relation: ActionRelation, earlier: Sequence[Provision]) -> list[Provision]:
    return [p for p in earlier if relation.provision_id in (None, p.pk)]


def _orders(slugs: Collection[str]) -> dict[str, Relief]:
    rows = Relief.objects.filter(slug__in=slugs).with_name().with_list("ruling__lawsuit_rows")
    return {relief.slug: relief for relief in rows}


class _Words:
    """What courts said of later provisions, suit by suit: the suits of these orders, and those that follow them."""

    def __init__(self, orders: Iterable[Relief], later: dict[int, str]) -> None:
        suits = {row.lawsuit_id for relief in orders for row in relief.ruling.lawsuit_rows.all()}
        self.follows: dict[int, set[int]] = defaultdict(set)
        following = LawsuitRelation.objects.filter(kind=LawsuitRelationKind.FOLLOWS, to_lawsuit__in=suits)
        for earlier, suit in following.values_list("to_lawsuit", "from_lawsuit"):
            self.follows[earlier].add(suit)
        given = ReliefProvision.objects.filter(provision__in=later)
        rows = given.values_list("provision", "relief__ruling", "perhaps_because")
        said = [(pk, ruling, True, not perhaps) for pk, ruling, perhaps in rows]
        said += [(pk, ruling.pk, False, True) for pk, rulings in denials_of(later).items() for ruling in rulings]
        rulings = _decided({ruling for _, ruling, *_ in said})
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


def _decided(ids: Collection[int]) -> dict[int, Ruling]:
    return Ruling.objects.with_name().with_list("lawsuit_rows").in_bulk(ids)


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
