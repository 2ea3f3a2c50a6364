"""What the records already say of the lawsuits that a ruling is made in."""

import datetime as dt
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.db.models import Prefetch

from policies.models import Provision

from ..blocked.freshness import fresh
from ..choices import ChangeKind, JudgeAssignment, JudgeRole, RulingKind
from ..models import Appeal, Claim, EffectPeriod, Holding, Lawsuit, LegalGround, Relief, ReliefChange
from .rows import numbered


class Docket:
    """Lawsuits in the order in which they were picked, the appeal if there is one, and provisions asked for besides."""

    def __init__(self, lawsuits: Iterable[Any], appeal: Any = None, provisions: Iterable[Any] = ()) -> None:
        self.appeal = Appeal.objects.select_related("court").filter(pk__in=_keys([appeal])).first()
        keys = _keys(lawsuits)
        if not keys and self.appeal is not None:
            keys = list(self.appeal.lawsuit_rows.values_list("lawsuit", flat=True))
        found = Lawsuit.objects.select_related("court").in_bulk(keys)
        self.lawsuits = [found[key] for key in dict.fromkeys(keys) if key in found]
        self.further = _keys(provisions)

    @cached_property
    def claims(self) -> list[Claim]:
        """What is pleaded, lawsuit by lawsuit."""
        order = {lawsuit.pk: place for place, lawsuit in enumerate(self.lawsuits)}
        rows = Claim.objects.filter(lawsuit__in=order).with_name().select_related("ground__parent")
        return sorted(rows.order_by("position", "slug"), key=lambda claim: order[claim.lawsuit_id])

    @cached_property
    def grounds(self) -> list[LegalGround]:
        """The grounds pleaded, each once."""
        return list({claim.ground: None for claim in self.claims if claim.ground})

    @cached_property
    def provisions(self) -> list[Provision]:
        """The provisions challenged, those that earlier relief blocks, and those asked for."""
        blocked = [row.provision for relief in self.reliefs for row in relief.provision_rows.all()]
        asked = Provision.objects.with_name().in_bulk(self.further)
        found = [claim.provision for claim in self.claims if claim.provision]
        return list(dict.fromkeys([*found, *blocked, *(asked[key] for key in self.further if key in asked)]))

    @cached_property
    def reliefs(self) -> list[Relief]:
        """What was given in these lawsuits, the latest first, with its provisions and its stays."""
        own = Relief.objects.filter(ruling__lawsuit_rows__lawsuit__in=[lawsuit.pk for lawsuit in self.lawsuits])
        stays = ReliefChange.objects.filter(kind=ChangeKind.STAYS).with_name()
        return list(
            Relief.objects.filter(pk__in=own.values("pk"))
            .with_name()
            .with_list("provision_rows", "provision__federal_action", "provision__local_policy")
            .with_list("coverage", "party", "jurisdiction")
            .prefetch_related(Prefetch("changes", stays, to_attr="stays"))
            .order_by("-ruling__decided_on", "slug")
        )

    def in_force(self, day: dt.date | None) -> set[int]:
        """Which of the reliefs hold something, certainly or perhaps, on a day; all of them where none is given."""
        everything = {relief.pk for relief in self.reliefs}
        if day is None or not everything:
            return everything
        fresh()
        rows = EffectPeriod.objects.filter(relief__in=everything, starts_on__lte=day)
        ends = rows.values_list("relief", "ends_on").distinct().order_by()
        return {relief for relief, end in ends if end is None or end >= day}

    @cached_property
    def holdings_below(self) -> list[Holding]:
        """What the rulings appealed said; where the appeal names none, what was said in the lawsuits at all."""
        if self.appeal is None:
            return []
        rows = Holding.objects.select_related(
            *("ground", "ruling__court", "provision__federal_action", "provision__local_policy")
        )
        order = ("-ruling__decided_on", "ruling", "position", "slug")
        appealed = list(rows.filter(ruling__appeals_of_it=self.appeal).order_by(*order))
        made = Holding.objects.filter(ruling__lawsuit_rows__lawsuit__in=self.lawsuits, ruling__appeal=None)
        return appealed or list(rows.filter(pk__in=made.values("pk")).order_by(*order))

    def claim_on(self, ground: LegalGround, provision: Provision | None) -> Claim | None:
        """The claim that an answer on this ground for this provision answers: one on both, or on the ground alone."""
        on_it = [claim for claim in self.claims if claim.ground == ground]
        exact = [claim for claim in on_it if claim.provision == provision]
        loose = on_it if provision is None else [claim for claim in on_it if claim.provision is None]
        return next(iter(exact or loose), None)

    def suggested(self) -> dict[str, Any]:
        """What follows from where it is: the lawsuits, the court, who sat. A judge's vote is for the curator to say."""
        first = self.appeal or (self.lawsuits[0] if self.lawsuits else None)
        if first is None:
            return {}
        values: dict[str, Any] = {"court": first.court_id, "sequence": 1}
        values |= numbered("lawsuit_rows", [{"lawsuit": lawsuit.pk} for lawsuit in self.lawsuits])
        if self.appeal is not None:
            values |= {"appeal": self.appeal.pk, "kind": RulingKind.APPEAL_DECISION}
            judges = list(self.appeal.judge_rows.values_list("judge", flat=True))
            role = JudgeRole.PARTICIPATED
        else:
            rows = self.lawsuits[0].judge_rows.filter(assignment=JudgeAssignment.ASSIGNED)
            judges, role = list(rows.values_list("judge", flat=True)), JudgeRole.AUTHOR
            judges = judges if len(judges) == 1 else []
        return values | numbered("judge_rows", [{"judge": judge, "role": role} for judge in judges])


def _keys(values: Iterable[Any]) -> list[int]:
    return [int(value) for value in map(str, values) if value.isascii() and value.isdecimal() and len(value) < 19]
