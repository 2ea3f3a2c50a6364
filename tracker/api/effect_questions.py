"""What is asked about effect, each question in one statement."""

from functools import cache, partial
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from cases.blocked.docket_parts import ActionParts
from cases.blocked.freshness import OfPeriods, of_periods
from cases.blocked.holds import DAY, IDS, HoldParts
from cases.blocked.lifetimes import provisions
from cases.blocked.lineage import LineageParts
from cases.blocked.reasons import ReasonParts
from cases.blocked.standing import Days, blocked_rows
from cases.blocked.whole import AnswerParts, AuthorityParts
from policies.models import Provision
from sources.together import Given, Together

AFTER = Given("after", Given.TEXT)  # the slug of the provision at which a page begins
DAYS = Days(DAY, *(Given(name, Given.DAY) for name in ("open_month", "open_year", "month_end", "year_end")))


class Page(NamedTuple):
    """A page of what is blocked: how it lies to the row at which it begins (`gt`, None for the first), how long it is,
    and of how many places the chain of the place is made."""

    beyond: str | None
    size: int
    depth: int


class OfAction:
    """The provisions of a federal action with their answers, its label and its lineage."""

    def __init__(self, together: Together, *, at_a_place: bool) -> None:
        found = provisions(Provision.objects.filter(federal_action__in=IDS).order_by("position", "slug"))
        self.answers = AnswerParts(together, found, at_a_place=at_a_place, with_chain=True)
        self.label = ActionParts(together)
        self.lineage = LineageParts(together, IDS, at_a_place=False)


class OfRange:
    """The holds on a provision, and what leaves them open."""

    def __init__(self, together: Together, *, at_a_place: bool) -> None:
        self.provisions = together.add(provisions(Provision.objects.filter(pk__in=IDS)))
        self.holds = HoldParts(together, IDS, at_a_place=at_a_place)
        perhaps = self.holds.perhaps()
        named = Q(relief__in=perhaps, provision__in=IDS)
        self.reasons = ReasonParts(together, self.holds.questions(), Q(pk__in=perhaps), named)


class OfPage:
    """A page of what is blocked, with the authority on which it is."""

    def __init__(self, together: Together, page: Page) -> None:
        self.answers = AnswerParts(together, _cut(page), at_a_place=page.depth > 0, with_chain=False)
        self.authority = AuthorityParts(together, self.answers)


def _cut(page: Page) -> QuerySet[Provision]:
    rows = blocked_rows(DAYS, [Given(f"place_{step}", Given.NUMBER) for step in range(page.depth)])
    if page.beyond:
        rows = rows.filter(**{f"slug__{page.beyond}": AFTER})
    order = "-slug" if page.beyond and page.beyond.startswith("lt") else "slug"
    return provisions(rows.order_by(order)[: page.size + 1])


def _of_policy(together: Together, *, at_a_place: bool) -> AnswerParts:
    found = provisions(Provision.objects.filter(local_policy__in=IDS).order_by("position", "slug"))
    return AnswerParts(together, found, at_a_place=at_a_place, with_chain=True)


def _of_provision(together: Together, *, at_a_place: bool) -> AnswerParts:
    found = provisions(Provision.objects.filter(pk__in=IDS))
    return AnswerParts(together, found, at_a_place=at_a_place, with_chain=True)


def _both(build: Any) -> dict[bool, OfPeriods[Any]]:
    """The question for a place, and that for anybody."""
    return {at_a_place: of_periods(partial(build, at_a_place=at_a_place)) for at_a_place in (False, True)}


OF_PROVISION, OF_ACTION, OF_POLICY, OF_RANGE = map(_both, (_of_provision, OfAction, _of_policy, OfRange))


@cache
def of_page(page: Page) -> OfPeriods[OfPage]:
    """The question for a page; readers ask for pages of a few lengths."""
    return of_periods(lambda together: OfPage(together, page))
