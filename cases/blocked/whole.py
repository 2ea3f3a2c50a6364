"""Answers with all that is told of them, read in one statement."""

import datetime as dt
from collections.abc import Sequence

from django.db.models import Q, QuerySet

from policies.models import Jurisdiction, Provision
from sources.models import Document
from sources.together import Read, Together

from ..models import Relief
from .chain import chains_read
from .chain_rows import ChainParts
from .covered import Reach, ReachParts
from .holds import HoldParts
from .lineage import LineageParts, bearing_on
from .lookup import Answer, answers_of
from .reasons import ReasonParts
from .told import Behind


class AnswerParts:
    """What the answers about some provisions rest on: for one of the `places` given (or for anybody), on the `day`.

    `found` brings the provisions with what their lifetimes rest on.
    """

    def __init__(self, together: Together, found: QuerySet[Provision], *, at_a_place: bool, with_chain: bool) -> None:
        self.provisions = together.add(found)
        provisions, actions = self.provisions.column("id"), self.provisions.column("federal_action_id")
        self.holds = HoldParts(together, provisions, at_a_place=at_a_place)
        self.reach = ReachParts(together, provisions)
        perhaps = self.holds.perhaps()
        named = Q(relief__in=perhaps, provision__in=provisions)
        self.reasons = ReasonParts(together, self.holds.questions(), Q(pk__in=perhaps), named)
        self.lineage = LineageParts(together, actions, at_a_place=at_a_place)
        self.chain = ChainParts(together, provisions) if with_chain else None

    def answers(self, read: Read, place: Jurisdiction | None, chain: Sequence[int], day: dt.date) -> list[Answer]:
        """The answers, in the order of the provisions. `chain` is the place's."""
        reach = Reach(lambda: self.reach.covered(read))
        return answers_of(read[self.provisions], self.holds.holds(read, chain), reach, place, day)

    def behind(self, read: Read, answers: Sequence[Answer], chain: Sequence[int], day: dt.date) -> Behind:
        """What stands behind them."""
        provisions = [answer.provision for answer in answers]
        links = chains_read(read, self.chain, provisions, day) if self.chain else {}
        standing = bearing_on(answers, self.lineage.lineages(read, chain, day))
        return Behind(links, standing, self.reasons.reasons(read))

    def documents(self, read: Read) -> dict[str, Document]:
        """The documents that their chains cite, by slug."""
        return self.chain.documents(read) if self.chain else {}


class AuthorityParts:
    """The reliefs that hold the provisions on the day, each with its ruling."""

    def __init__(self, together: Together, answers: AnswerParts) -> None:
        in_force = Relief.objects.filter(pk__in=answers.reach.rows.column("relief_id"))
        self.rows = together.add(in_force.filter(pk__in=answers.holds.reliefs()).with_name())

    def reliefs(self, read: Read) -> dict[str, Relief]:
        """The reliefs, by slug."""
        return {relief.slug: relief for relief in read[self.rows]}
