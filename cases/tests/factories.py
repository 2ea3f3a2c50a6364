"""Rows of litigation for tests: required fields only, unless a trait asks for more."""

from typing import Any

import factory
from factory.django import DjangoModelFactory

from cases import choices, models
from cases.court_names import court_name_key
from policies.tests.factories import DevelopmentFactory, JurisdictionFactory, ProvisionFactory
from sources.choices import Precision
from sources.tests.factories import RecordFactory, after, citation_factory


class CourtFactory(RecordFactory):
    """A district court. `of_appeals`: a court of appeals."""

    slug = factory.Sequence("d{}".format)
    name = factory.Sequence("District Court, D. {}".format)
    short_name = factory.Sequence("D. {}".format)
    level = choices.CourtLevel.DISTRICT

    class Meta:
        model = models.Court

    class Params:
        of_appeals = factory.Trait(level=choices.CourtLevel.APPEALS)


class CourtAliasFactory(DjangoModelFactory):
    court = factory.SubFactory(CourtFactory)
    name = factory.Sequence("Dist. Ct. No. {}".format)
    key = factory.LazyAttribute(lambda row: court_name_key(row.name))

    class Meta:
        model = models.CourtAlias


class JudgeFactory(RecordFactory):
    slug = factory.Sequence("judge-{}".format)
    name = factory.Sequence("Judge {}".format)

    class Meta:
        model = models.Judge


class PartyFactory(RecordFactory):
    """A party linked to nothing. `government`: one that is a jurisdiction."""

    slug = factory.Sequence("party-{}".format)
    name = factory.Sequence("Party {}".format)
    kind = choices.PartyKind.ORGANIZATION

    class Meta:
        model = models.Party

    class Params:
        government = factory.Trait(
            kind=choices.PartyKind.GOVERNMENT, jurisdiction=factory.SubFactory(JurisdictionFactory)
        )


class PartyMemberFactory(DjangoModelFactory):
    party = factory.SubFactory(PartyFactory)
    member = factory.SubFactory(PartyFactory)

    class Meta:
        model = models.PartyMember


class LegalGroundFactory(RecordFactory):
    slug = factory.Sequence("ground-{}".format)
    name = factory.Sequence("Ground {}".format)
    citation = "U.S. Const. art. I"

    class Meta:
        model = models.LegalGround


class LawsuitFactory(RecordFactory):
    slug = factory.Sequence("lawsuit-{}".format)
    court = factory.SubFactory(CourtFactory)
    docket_number = factory.Sequence("1:25-cv-{:05d}".format)
    caption = factory.LazyAttribute(lambda row: f"{row.short_name}, et al.")
    short_name = factory.Sequence("City {} v. Trump".format)
    posture = choices.Posture.DEFENDANT

    class Meta:
        model = models.Lawsuit

    class Params:
        filed = factory.Trait(filed_on="2017-01-31", filed_on_precision=Precision.DAY)


class EarlierDocketNumberFactory(DjangoModelFactory):
    lawsuit = factory.SubFactory(LawsuitFactory)
    court = factory.SelfAttribute("lawsuit.court")
    docket_number = factory.Sequence("1:24-cv-{:05d}".format)
    kind = choices.DocketChange.REASSIGNED

    class Meta:
        model = models.EarlierDocketNumber


class LawsuitPartyFactory(DjangoModelFactory):
    lawsuit = factory.SubFactory(LawsuitFactory)
    party = factory.SubFactory(PartyFactory)
    role = choices.PartyRole.PLAINTIFF
    position = after("party_rows", of="lawsuit")

    class Meta:
        model = models.LawsuitParty


class LawsuitJudgeFactory(DjangoModelFactory):
    lawsuit = factory.SubFactory(LawsuitFactory)
    judge = factory.SubFactory(JudgeFactory)
    position = after("judge_rows", of="lawsuit")

    class Meta:
        model = models.LawsuitJudge


class LawsuitRelationFactory(DjangoModelFactory):
    from_lawsuit = factory.SubFactory(LawsuitFactory)
    kind = choices.LawsuitRelationKind.RELATED
    to_lawsuit = factory.SubFactory(LawsuitFactory)

    class Meta:
        model = models.LawsuitRelation


class LawsuitDevelopmentFactory(DjangoModelFactory):
    lawsuit = factory.SubFactory(LawsuitFactory)
    development = factory.SubFactory(DevelopmentFactory)
    position = after("development_rows", of="lawsuit")

    class Meta:
        model = models.LawsuitDevelopment


class ClaimFactory(RecordFactory):
    """A ground pleaded against no provision in particular. `of_provision`: against one."""

    slug = factory.LazyAttributeSequence(lambda row, n: f"{row.lawsuit.slug}/claim-{n}")
    lawsuit = factory.SubFactory(LawsuitFactory)
    ground = factory.SubFactory(LegalGroundFactory)
    position = after("claims", of="lawsuit")

    class Meta:
        model = models.Claim

    class Params:
        of_provision = factory.Trait(provision=factory.SubFactory(ProvisionFactory))


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


def _lawsuit_of(ruling: models.Ruling) -> models.Lawsuit:
    """The lawsuit whose dossier tells the ruling."""
    return models.RulingLawsuit.objects.filter(ruling=ruling).order_by("position").select_related("lawsuit")[0].lawsuit


class HoldingFactory(RecordFactory):
    """A ground sustained, on a claim to it in the ruling's first lawsuit. `unpleaded`: without a claim.

    Given only a claim, the ground is the claim's and the ruling is made in the claim's lawsuit.
    """

    slug = factory.LazyAttributeSequence(lambda row, n: f"{row.ruling.slug}/holding-{n}")
    ruling = factory.SubFactory(RulingFactory)
    ground = factory.SubFactory(LegalGroundFactory)
    claim = factory.LazyAttribute(lambda row: ClaimFactory(lawsuit=_lawsuit_of(row.ruling), ground=row.ground))
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


class CoverageMemberFactory(DjangoModelFactory):
    """A party that a relief covers; give `relief=None` and `relief_change=` for a change. `of_place`, `of_class`."""

    relief = factory.SubFactory("cases.tests.factories.ReliefFactory")
    party = factory.SubFactory(PartyFactory)
    position = factory.LazyAttribute(lambda row: (row.relief or row.relief_change).coverage.count())

    class Meta:
        model = models.CoverageMember

    class Params:
        of_place = factory.Trait(party=None, jurisdiction=factory.SubFactory(JurisdictionFactory))
        of_class = factory.Trait(party=None, class_name="All recipients of the grant")


class ReliefProvisionFactory(DjangoModelFactory):
    relief = factory.SubFactory("cases.tests.factories.ReliefFactory")
    provision = factory.SubFactory(ProvisionFactory)
    position = after("provision_rows", of="relief")

    class Meta:
        model = models.ReliefProvision


class ReliefFactory(RecordFactory):
    """A preliminary injunction with no provision and nobody covered yet. `universal`: it reaches everyone.

    `provisions=[...]` are blocked by it.
    """

    slug = factory.LazyAttributeSequence(lambda row, n: f"{row.ruling.slug}/relief-{n}")
    ruling = factory.SubFactory(RulingFactory)
    kind = choices.ReliefKind.PRELIMINARY_INJUNCTION
    position = after("relief", of="ruling")

    class Meta:
        model = models.Relief
        skip_postgeneration_save = True

    class Params:
        universal = factory.Trait(is_universal=True)

    @factory.post_generation
    def provisions(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        for provision in extracted or ():
            ReliefProvisionFactory(relief=self, provision=provision)


class ReliefChangeProvisionFactory(DjangoModelFactory):
    relief_change = factory.SubFactory("cases.tests.factories.ReliefChangeFactory")
    provision = factory.SubFactory(ProvisionFactory)
    position = after("provision_rows", of="relief_change")

    class Meta:
        model = models.ReliefChangeProvision


class ReliefChangeFactory(RecordFactory):
    """A relief vacated by a later ruling in the same lawsuit.

    `stays`: stayed in full. `lifts_stay`: such a stay lifted. `prolonged`, `superseded`. `provisions=[...]`: only these.
    """

    slug = factory.LazyAttributeSequence(lambda row, n: f"{row.ruling.slug}/change-{n}")
    relief = factory.SubFactory(ReliefFactory)
    ruling = factory.LazyAttribute(lambda row: RulingFactory(lawsuit=_lawsuit_of(row.relief.ruling)))
    kind = choices.ChangeKind.VACATES

    class Meta:
        model = models.ReliefChange
        skip_postgeneration_save = True

    class Params:
        stays = factory.Trait(kind=choices.ChangeKind.STAYS)
        lifts_stay = factory.Trait(
            kind=choices.ChangeKind.LIFTS_STAY,
            lifts=factory.LazyAttribute(lambda row: ReliefChangeFactory(relief=row.relief, stays=True)),
        )
        prolonged = factory.Trait(
            kind=choices.ChangeKind.PROLONGS, expires_on="2017-05-09", expires_on_precision=Precision.DAY
        )
        superseded = factory.Trait(
            kind=choices.ChangeKind.SUPERSEDES,
            superseded_by=factory.LazyAttribute(lambda row: ReliefFactory(ruling=row.ruling)),
        )

    @factory.post_generation
    def provisions(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        for provision in extracted or ():
            ReliefChangeProvisionFactory(relief_change=self, provision=provision)


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


CourtCitationFactory = citation_factory(models.CourtCitation, CourtFactory)
JudgeCitationFactory = citation_factory(models.JudgeCitation, JudgeFactory)
PartyCitationFactory = citation_factory(models.PartyCitation, PartyFactory)
LegalGroundCitationFactory = citation_factory(models.LegalGroundCitation, LegalGroundFactory)
LawsuitCitationFactory = citation_factory(models.LawsuitCitation, LawsuitFactory)
RulingCitationFactory = citation_factory(models.RulingCitation, RulingFactory)
HoldingCitationFactory = citation_factory(models.HoldingCitation, HoldingFactory)
ReliefCitationFactory = citation_factory(models.ReliefCitation, ReliefFactory)
ReliefChangeCitationFactory = citation_factory(models.ReliefChangeCitation, ReliefChangeFactory)
AppealCitationFactory = citation_factory(models.AppealCitation, AppealFactory)
