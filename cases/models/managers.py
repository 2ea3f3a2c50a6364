"""Suits and rulings together with what a reader sees of them.

`with_links()` brings a row of a list, `with_details()` a record's own page, `as_parts()` what a record shows inside the
one it is part of (a holding in its ruling), where the whole need not be named again.
"""

import datetime as dt
from typing import Self

from django.db.models import DateField, F, Max, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Greatest, NullIf

from sources.models import RecordManager
from sources.models.querysets import R, RecordQuerySet

PROVISION = ("provision__federal_action", "provision__local_policy")  # what the name of a provision reads
CLAIM = ("claim__ground", "claim__provision__federal_action", "claim__provision__local_policy")


class JudgeQuerySet(RecordQuerySet[R]):
    """Judges with their court; in detail with the dockets, rulings and appeals they sat on."""

    def with_links(self) -> Self:
        return super().with_links().select_related("court")

    def with_details(self) -> Self:
        return (
            self.with_links()
            .with_list("lawsuit_rows", "lawsuit__court")
            .with_list("ruling_rows", "ruling__court")
            .with_list("appeal_rows", "appeal__court")
        )


class PartyQuerySet(RecordQuerySet[R]):
    """Parties with what they are in the world and their members; in detail with the suits and appeals they stand in."""

    def with_links(self) -> Self:
        return (
            super()
            .with_links()
            .select_related("jurisdiction", "agency", "official", "organization", "person")
            .with_list("member_rows", "member")
        )

    def with_details(self) -> Self:
        return (
            self.with_links()
            .with_list("membership_rows", "party")
            .with_list("lawsuit_rows", "lawsuit__court", "substituted_for")
            .with_list("appeal_rows", "appeal__court")
        )


class LawsuitQuerySet(RecordQuerySet[R]):
    """Lawsuits with court, judges, parties and claims; in detail with what came of them and the dockets beside them."""

    def with_links(self) -> Self:
        return (
            super()
            .with_links()
            .select_related("court")
            .with_list("judge_rows", "judge")
            .with_list("party_rows", "party", "substituted_for")
            .with_list("claims", shown="as_parts")
        )

    def with_details(self) -> Self:
        return (
            self.with_links()
            .with_list("earlier_numbers", "court")
            .with_list("relations", "to_lawsuit__court")
            .with_list("relations_to_it", "from_lawsuit__court")
            .with_list("development_rows", "development")
            .with_list("rulings", "court")
            .with_list("appeals", "court")
        )


class ClaimQuerySet(RecordQuerySet[R]):
    """Claims with the provision and the ground; in detail with the holdings that answer them."""

    named_by = (*PROVISION, "ground")

    def as_parts(self) -> Self:
        return self.with_name()

    def with_links(self) -> Self:
        return super().with_links().select_related("lawsuit__court")

    def with_details(self) -> Self:
        return self.with_links().with_list("holdings", "ruling__court", "ground", *PROVISION)


class RulingQuerySet(RecordQuerySet[R]):
    """Rulings with court, suits, judges, and in brief what they hold and give; in detail with all of it."""

    named_by = ("court",)

    def _with_bench(self) -> Self:
        return (
            self.with_name()
            .select_related("appeal__court")
            .with_sources()
            .with_list("lawsuit_rows", "lawsuit")
            .with_list("judge_rows", "judge")
        )

    def with_links(self) -> Self:
        return self._with_bench().with_list("holdings", "ground", *PROVISION).with_list("relief", shown="with_name")

    def with_details(self) -> Self:
        return (
            self._with_bench()
            .with_list("holdings", shown="as_parts")
            .with_list("relief", shown="as_parts")
            .with_list("relief_changes", "relief__ruling__court", "ruling__court")
            .with_list("reviewed_holdings", "holding__ground", "holding__ruling__court")
            .with_list("appeals_of_it", "court")
            .with_list("decided_appeals", "court")
        )


class HoldingQuerySet(RecordQuerySet[R]):
    """Holdings with their ruling, ground and provision, the claim they answer, and what became of them above."""

    named_by = ("ground",)

    def with_fate(self) -> Self:
        """With `fate`: what the latest review did with each; null where there is none."""
        latest = (F("ruling__decided_on").desc(nulls_last=True), F("ruling__sequence").desc(), F("ruling").desc())
        reviews = self._rows("reviews").filter(holding=OuterRef("pk")).order_by(*latest)
        return self.annotate(latest_fate=Subquery(reviews.values("fate")[:1]))

    def as_parts(self) -> Self:
        return self.with_name().select_related(*PROVISION, *CLAIM).with_sources().with_list("reviews", "ruling__court")

    def with_links(self) -> Self:
        return self.as_parts().select_related("ruling__court").with_list("ruling__lawsuit_rows", "lawsuit")


class ReliefQuerySet(RecordQuerySet[R]):
    """Relief with its ruling, what it blocks, whom it covers, and what later rulings did to it."""

    named_by = ("ruling__court",)

    def as_parts(self) -> Self:
        return (
            self.with_name()
            .with_sources()
            .with_list("provision_rows", *PROVISION)
            .with_list("coverage", "party", "jurisdiction")
            .with_list("changes", shown="as_parts")
        )

    def with_links(self) -> Self:
        return self.as_parts().with_list("ruling__lawsuit_rows", "lawsuit")


class ReliefChangeQuerySet(RecordQuerySet[R]):
    """Changes of relief with the ruling that makes them, what they touch and what they leave."""

    named_by = ("ruling__court", "relief")

    def as_parts(self) -> Self:
        return (
            self.with_name()
            .select_related("lifts__ruling__court", "lifts__relief", "superseded_by__ruling__court")
            .with_sources()
            .with_list("provision_rows", *PROVISION)
            .with_list("coverage", "party", "jurisdiction")
        )

    def with_links(self) -> Self:
        return self.as_parts().select_related("relief__ruling__court")


class AppealQuerySet(RecordQuerySet[R]):
    """Appeals with numbers, suits, parties, panel and the rulings appealed; in detail with what was ruled in them."""

    def with_links(self) -> Self:
        return (
            super()
            .with_links()
            .select_related("court", "appeal_from__court", "deciding_ruling__court")
            .with_list("numbers", "court")
            .with_list("lawsuit_rows", "lawsuit")
            .with_list("rulings_appealed", "court")
            .with_list("party_rows", "party")
            .with_list("judge_rows", "judge")
        )

    def with_details(self) -> Self:
        return self.with_links().with_list("appeals_above", "court").with_list("rulings", "court")

    def with_last_news(self) -> Self:
        """With `last_news_on`, the last day on which anything is recorded to have happened in it; null for none."""
        none = Value(dt.date.min, output_field=DateField())
        rulings = self._rows("rulings").filter(appeal=OuterRef("pk")).order_by().values("appeal")
        days = ("noticed_on", "argued_on", "decided_on", Subquery(rulings.annotate(on=Max("decided_on")).values("on")))
        return self.annotate(last_news_on=NullIf(Greatest(*(Coalesce(day, none) for day in days)), none))

    def without_news(self, since: dt.date) -> Self:
        """Undecided ones in which nothing is recorded to have happened after that day."""
        silent = Q(last_news_on=None) | Q(last_news_on__lte=since)
        return self.with_last_news().filter(silent, disposition="", decided_on=None)


JudgeManager = RecordManager.from_queryset(JudgeQuerySet)
PartyManager = RecordManager.from_queryset(PartyQuerySet)
LawsuitManager = RecordManager.from_queryset(LawsuitQuerySet)
ClaimManager = RecordManager.from_queryset(ClaimQuerySet)
RulingManager = RecordManager.from_queryset(RulingQuerySet)
HoldingManager = RecordManager.from_queryset(HoldingQuerySet)
ReliefManager = RecordManager.from_queryset(ReliefQuerySet)
ReliefChangeManager = RecordManager.from_queryset(ReliefChangeQuerySet)
AppealManager = RecordManager.from_queryset(AppealQuerySet)
