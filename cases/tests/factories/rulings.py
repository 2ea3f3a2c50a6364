"""Rulings and holdings for tests."""

from typing import Any

import factory
from factory.django import DjangoModelFactory

from cases import choices, models
from sources.choices import Precision
from sources.tests.factories import RecordFactory, after

from .lawsuits import ClaimFactory, JudgeFactory, LawsuitFactory, LegalGroundFactory


class RulingLawsuitFactory(DjangoModelFactory):
    ruling = factory.SubFactory("cases.tests.factories.RulingFactory", lawsuit_row=None)
    lawsuit = factory.SubFactory(LawsuitFactory)
    position = after("lawsuit_rows", of="ruling")

    class Meta:
        model = models.RulingLawsuit


class RulingFactory(RecordFactory):
    """An undated preliminary injunction in one lawsuit, by that lawsuit's court. `decided`: with a day.

    `lawsuit=` says in which lawsuit; further ones are added with `RulingLawsuitFactory`. `lawsuit_row=None`: in none.
    """

    slug = factory.Sequence("ruling-{}".format)
    court = factory.SelfAttribute("lawsuit.court")
    kind = choices.RulingKind.PRELIMINARY_INJUNCTION
    result = choices.RulingResult.GRANTED
    lawsuit_row = factory.RelatedFactory(
        RulingLawsuitFactory, "ruling", lawsuit=factory.SelfAttribute("..lawsuit"), position=0
    )

    class Meta:
        model = models.Ruling
        skip_postgeneration_save = True

    class Params:
        lawsuit = factory.SubFactory(LawsuitFactory)
        decided = factory.Trait(decided_on="2017-04-25", decided_on_precision=Precision.DAY)


class RulingJudgeFactory(DjangoModelFactory):
    ruling = factory.SubFactory(RulingFactory)
    judge = factory.SubFactory(JudgeFactory)
    position = after("judge_rows", of="ruling")

    class Meta:
        model = models.RulingJudge


def lawsuit_of(ruling: models.Ruling) -> models.Lawsuit:
    """The lawsuit whose dossier tells the ruling."""
    return models.RulingLawsuit.objects.filter(ruling=ruling).order_by("position").select_related("lawsuit")[0].lawsuit


class HoldingFactory(RecordFactory):
    """A ground sustained, on a claim to it in the ruling's first lawsuit. `unpleaded`: without a claim.

    Given only a claim, the ground is the claim's and the ruling is made in the claim's lawsuit.
    """

    slug = factory.LazyAttributeSequence(lambda row, n: f"{row.ruling.slug}/holding-{n}")
    ruling = factory.SubFactory(RulingFactory)
    ground = factory.SubFactory(LegalGroundFactory)
    claim = factory.LazyAttribute(lambda row: ClaimFactory(lawsuit=lawsuit_of(row.ruling), ground=row.ground))
    level = choices.HoldingLevel.LIKELY
    result = choices.HoldingResult.SUSTAINED
    position = after("holdings", of="ruling")

    class Meta:
        model = models.Holding

    class Params:
        unpleaded = factory.Trait(claim=None, not_pleaded_because="The court asks this of itself.")

    @classmethod
    def _generate(cls, strategy: str, params: dict[str, Any]) -> models.Holding:
        claim = params.get("claim")
        if claim is not None:
            if claim.ground is not None:
                params.setdefault("ground", claim.ground)
            if "ruling" not in params:
                params.setdefault("ruling__lawsuit", claim.lawsuit)
        return super()._generate(strategy, params)


class HoldingReviewFactory(DjangoModelFactory):
    holding = factory.SubFactory(HoldingFactory)
    ruling = factory.SubFactory(RulingFactory, kind=choices.RulingKind.APPEAL_DECISION)
    fate = choices.Fate.AFFIRMED

    class Meta:
        model = models.HoldingReview
