"""Courts, judges, parties and dockets for tests."""

import factory
from factory.django import DjangoModelFactory

from cases import choices, models
from cases.court_names import court_name_key
from policies.tests.factories import DevelopmentFactory, JurisdictionFactory, ProvisionFactory
from sources.choices import Precision
from sources.tests.factories import DossierFactory, RecordFactory, after


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


class LawsuitFactory(DossierFactory):
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
