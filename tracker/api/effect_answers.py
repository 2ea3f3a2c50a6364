"""Answers about effect as the API gives them: what was told, with the addresses of the records it names.

`at` tells where the answers stay. Each is of one statement.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from cases.blocked.freshness import OfPeriods, ask
from cases.blocked.holds import place_chain
from cases.blocked.labels import action_label_read
from cases.blocked.lifetimes import lifetime_of
from cases.blocked.told import spans_told, told_with
from cases.blocked.whole import AnswerParts
from cases.effect.answer import between, timeline
from policies.models import FederalAction, Jurisdiction, LocalPolicy, Provision
from sources.together import Read

from . import effect_questions as questions
from . import effect_shapes as shapes
from .effect_lineage import all_told
from .effect_links import Links, Told
from .effect_permalinks import Permalinks
from .onesql.asking import asked


class Asker:
    """Asks for a place (or for anybody), on a day, and tells it with addresses. `read`: what was last found."""

    read: Read

    def __init__(self, place: Jurisdiction | None, on: dt.date, at: Permalinks) -> None:
        self.place, self.on, self.at = place, on, at
        self.chain = place_chain(place) if place is not None else []

    def answer(self, provision: Provision) -> Told:
        """Whether a provision is blocked, with its chain."""
        return self._answers(*self._ask(questions.OF_PROVISION, provision.pk))[0]

    def action(self, action: FederalAction) -> Told:
        """Every provision of a federal action, its label and its lineage."""
        read, parts = self._ask(questions.OF_ACTION, action.pk)
        found = {
            "action": action.slug,
            "label": action_label_read(read, parts.label, self.on),
            "lineage": all_told(parts.lineage.lineages(read, [], self.on).get(action.pk, [])),
            **self._instrument(action, read, parts.answers),
        }
        told: Told = shapes.ActionAnswer(found).data
        return told

    def policy(self, policy: LocalPolicy) -> Told:
        """Every provision of a local policy."""
        read, parts = self._ask(questions.OF_POLICY, policy.pk)
        told: Told = shapes.PolicyAnswer({"policy": policy.slug, **self._instrument(policy, read, parts)}).data
        return told

    def changes(self, provision: Provision, first: dt.date, last: dt.date) -> Told:
        """Every answer between two days, both included."""
        links, place = Links(self.at.base), self.place
        read, parts = self._ask(questions.OF_RANGE, provision.pk)
        line = timeline(
            lifetime_of(read[parts.provisions][0]), parts.holds.holds(read, self.chain).get(provision.pk, [])
        )
        spans = spans_told(between(line, first, last + dt.timedelta(days=1)), parts.reasons.reasons(read))
        found = {
            "provision": provision.slug,
            "jurisdiction": place.slug if place else None,
            "from": first,
            "to": last,
            "spans": [links.span(span) for span in spans],
            "links": {"provision": links.to(Provision, provision.slug), "jurisdiction": links.to_place(place)},
            **self.at.changes(provision, place, first, last),
        }
        told: Told = shapes.RangeAnswer(found).data
        return told

    def _ask(self, either: Mapping[bool, OfPeriods[Any]], pk: int) -> tuple[Read, Any]:
        self.read, parts = ask(either[self.place is not None], asked, ids=[pk], places=self.chain, day=self.on)
        return self.read, parts

    def _answers(self, read: Read, parts: AnswerParts) -> list[Told]:
        found = parts.answers(read, self.place, self.chain, self.on)
        told = told_with(found, parts.behind(read, found, self.chain, self.on))
        links = Links(self.at.base, parts.documents(read))
        rows = [
            {**links.answer(each), **self.at.answer(answer.provision, self.place, self.on)}
            for answer, each in zip(found, told, strict=True)
        ]
        return list(shapes.ProvisionAnswer(rows, many=True).data)

    def _instrument(self, record: FederalAction | LocalPolicy, read: Read, parts: AnswerParts) -> Told:
        links = Links(self.at.base)
        return {
            "jurisdiction": self.place.slug if self.place else None,
            "on": self.on,
            "answers": self._answers(read, parts),
            "links": {"instrument": links.to(type(record), record.slug), "jurisdiction": links.to_place(self.place)},
            **self.at.instrument(record, self.place, self.on),
        }
