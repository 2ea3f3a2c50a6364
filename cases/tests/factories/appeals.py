"""Appeals for tests."""

import factory
from factory.django import DjangoModelFactory

from cases import choices, models
from sources.choices import Precision
from sources.tests.factories import RecordFactory, after

from .lawsuits import CourtFactory, JudgeFactory, LawsuitFactory, PartyFactory
from .rulings import RulingFactory


class AppealLawsuitFactory(DjangoModelFactory):
    appeal = factory.SubFactory("cases.tests.factories.AppealFactory", lawsuit_row=None)
    lawsuit = factory.SubFactory(LawsuitFactory)
    position = after("lawsuit_rows", of="appeal")

    class Meta:
        model = models.AppealLawsuit


class AppealFactory(RecordFactory):
    """An undecided appeal in one lawsuit (`lawsuit=`; `lawsuit_row=None`: in none). `decided`: affirmed on a day."""

    slug = factory.Sequence("appeal-{}".format)
    court = factory.SubFactory(CourtFactory, of_appeals=True)
    lawsuit_row = factory.RelatedFactory(
        AppealLawsuitFactory, "appeal", lawsuit=factory.SelfAttribute("..lawsuit"), position=0
    )

    class Meta:
        model = models.Appeal
        skip_postgeneration_save = True

    class Params:
        lawsuit = factory.SubFactory(LawsuitFactory)
        decided = factory.Trait(
            decided_on="2018-08-01",
            decided_on_precision=Precision.DAY,
            disposition=choices.Disposition.AFFIRMED,
        )


class AppealNumberFactory(DjangoModelFactory):
    appeal = factory.SubFactory(AppealFactory)
    court = factory.SelfAttribute("appeal.court")
    docket_number = factory.Sequence("17-{}".format)
    position = after("numbers", of="appeal")

    class Meta:
        model = models.AppealNumber


class AppealedRulingFactory(DjangoModelFactory):
    appeal = factory.SubFactory(AppealFactory)
    ruling = factory.SubFactory(RulingFactory)
    position = after("ruling_rows", of="appeal")

    class Meta:
        model = models.AppealedRuling


class AppealPartyFactory(DjangoModelFactory):
    appeal = factory.SubFactory(AppealFactory)
    party = factory.SubFactory(PartyFactory)
    role = choices.AppellateRole.APPELLANT
    position = after("party_rows", of="appeal")

    class Meta:
        model = models.AppealParty


class AppealJudgeFactory(DjangoModelFactory):
    appeal = factory.SubFactory(AppealFactory)
    judge = factory.SubFactory(JudgeFactory)
    position = after("judge_rows", of="appeal")

    class Meta:
        model = models.AppealJudge
