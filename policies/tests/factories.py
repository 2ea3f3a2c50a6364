"""Rows of what is challenged, for tests: required fields only, unless a trait asks for more."""

import factory
from factory.django import DjangoModelFactory

from policies import models
from policies.choices import (
    ActionKind,
    ActionRelationKind,
    AgencyKind,
    DesignationKind,
    JurisdictionKind,
    PolicyKind,
)
from sources.choices import Precision
from sources.tests.factories import DossierFactory, RecordFactory, after, citation_factory


class JurisdictionFactory(RecordFactory):
    """A city. `of_state`: a state, which a city may have as parent."""

    slug = factory.Sequence("city-{}".format)
    name = factory.Sequence("City {}".format)
    kind = JurisdictionKind.CITY

    class Meta:
        model = models.Jurisdiction

    class Params:
        of_state = factory.Trait(
            slug=factory.Sequence("state-{}".format),
            name=factory.Sequence("State {}".format),
            kind=JurisdictionKind.STATE,
        )


class AgencyFactory(RecordFactory):
    slug = factory.Sequence("agency-{}".format)
    name = factory.Sequence("Agency {}".format)
    kind = AgencyKind.DEPARTMENT

    class Meta:
        model = models.Agency


class OfficialFactory(RecordFactory):
    slug = factory.Sequence("official-{}".format)
    name = factory.Sequence("Official {}".format)

    class Meta:
        model = models.Official


class OfficeFactory(DjangoModelFactory):
    official = factory.SubFactory(OfficialFactory)
    title = "Attorney General"
    position = after("offices", of="official")

    class Meta:
        model = models.Office


class StatuteFactory(RecordFactory):
    slug = factory.Sequence("statute-{}".format)
    citation = factory.Sequence("8 U.S.C. {}".format)

    class Meta:
        model = models.Statute


class GrantProgramFactory(RecordFactory):
    slug = factory.Sequence("grant-program-{}".format)
    name = factory.Sequence("Grant program {}".format)

    class Meta:
        model = models.GrantProgram


class GrantProgramAgencyFactory(DjangoModelFactory):
    grant_program = factory.SubFactory(GrantProgramFactory)
    agency = factory.SubFactory(AgencyFactory)
    position = after("agency_rows", of="grant_program")

    class Meta:
        model = models.GrantProgramAgency


class FederalActionFactory(DossierFactory):
    """An executive order nobody dated. `signed`: with a day."""

    slug = factory.Sequence("action-{}".format)
    kind = ActionKind.EXECUTIVE_ORDER
    title = factory.Sequence("Action {}".format)

    class Meta:
        model = models.FederalAction

    class Params:
        signed = factory.Trait(signed_on="2017-01-25", signed_on_precision=Precision.DAY)


class ActionRelationFactory(DjangoModelFactory):
    from_action = factory.SubFactory(FederalActionFactory)
    kind = ActionRelationKind.REVOKES
    to_action = factory.SubFactory(FederalActionFactory)

    class Meta:
        model = models.ActionRelation


class ActionAgencyFactory(DjangoModelFactory):
    federal_action = factory.SubFactory(FederalActionFactory)
    agency = factory.SubFactory(AgencyFactory)
    position = after("agency_rows", of="federal_action")

    class Meta:
        model = models.ActionAgency


class ActionOfficialFactory(DjangoModelFactory):
    federal_action = factory.SubFactory(FederalActionFactory)
    official = factory.SubFactory(OfficialFactory)
    position = after("official_rows", of="federal_action")

    class Meta:
        model = models.ActionOfficial


class ActionGrantProgramFactory(DjangoModelFactory):
    federal_action = factory.SubFactory(FederalActionFactory)
    grant_program = factory.SubFactory(GrantProgramFactory)
    position = after("grant_program_rows", of="federal_action")

    class Meta:
        model = models.ActionGrantProgram


class ActionStatuteFactory(DjangoModelFactory):
    federal_action = factory.SubFactory(FederalActionFactory)
    statute = factory.SubFactory(StatuteFactory)
    position = after("statute_rows", of="federal_action")

    class Meta:
        model = models.ActionStatute


class DesignationFactory(DjangoModelFactory):
    federal_action = factory.SubFactory(FederalActionFactory)
    jurisdiction = factory.SubFactory(JurisdictionFactory)
    kind = DesignationKind.LISTED
    position = after("designations", of="federal_action")

    class Meta:
        model = models.Designation


class FigureFactory(DjangoModelFactory):
    federal_action = factory.SubFactory(FederalActionFactory)
    what = "detainers declined"
    value = 206
    position = after("figures", of="federal_action")

    class Meta:
        model = models.Figure


class LocalPolicyFactory(DossierFactory):
    slug = factory.Sequence("policy-{}".format)
    title = factory.Sequence("Policy {}".format)
    kind = PolicyKind.ORDINANCE
    jurisdiction = factory.SubFactory(JurisdictionFactory)

    class Meta:
        model = models.LocalPolicy


class PolicyOfficialFactory(DjangoModelFactory):
    local_policy = factory.SubFactory(LocalPolicyFactory)
    official = factory.SubFactory(OfficialFactory)
    position = after("official_rows", of="local_policy")

    class Meta:
        model = models.PolicyOfficial


class PolicyStatuteFactory(DjangoModelFactory):
    local_policy = factory.SubFactory(LocalPolicyFactory)
    statute = factory.SubFactory(StatuteFactory)
    position = after("statute_rows", of="local_policy")

    class Meta:
        model = models.PolicyStatute


class ProvisionFactory(RecordFactory):
    """A section of a federal action. `of_policy`: of a local policy. `whole`: stands for all of its owner."""

    slug = factory.LazyAttributeSequence(lambda row, n: f"{(row.federal_action or row.local_policy).slug}/{n}")
    federal_action = factory.SubFactory(FederalActionFactory)
    label = factory.Sequence("sec. {}".format)
    position = factory.LazyAttribute(lambda row: (row.federal_action or row.local_policy).provisions.count())

    class Meta:
        model = models.Provision

    class Params:
        of_policy = factory.Trait(federal_action=None, local_policy=factory.SubFactory(LocalPolicyFactory))
        whole = factory.Trait(is_whole=True, label="the whole")


class DevelopmentFactory(RecordFactory):
    slug = factory.Sequence("development-{}".format)
    title = factory.Sequence("Development {}".format)

    class Meta:
        model = models.Development


class DevelopmentActionFactory(DjangoModelFactory):
    development = factory.SubFactory(DevelopmentFactory)
    federal_action = factory.SubFactory(FederalActionFactory)
    position = after("action_rows", of="development")

    class Meta:
        model = models.DevelopmentAction


class DevelopmentPolicyFactory(DjangoModelFactory):
    development = factory.SubFactory(DevelopmentFactory)
    local_policy = factory.SubFactory(LocalPolicyFactory)
    position = after("policy_rows", of="development")

    class Meta:
        model = models.DevelopmentPolicy


class DevelopmentOfficialFactory(DjangoModelFactory):
    development = factory.SubFactory(DevelopmentFactory)
    official = factory.SubFactory(OfficialFactory)
    position = after("official_rows", of="development")

    class Meta:
        model = models.DevelopmentOfficial


class FundsAtStakeFactory(RecordFactory):
    """A sum put in words only. `counted`: with its amount."""

    slug = factory.Sequence("funds-{}".format)
    what = "Byrne JAG award"
    as_stated = "about $28.3 million"

    class Meta:
        model = models.FundsAtStake

    class Params:
        counted = factory.Trait(amount=28_300_000, fiscal_year=2017)


JurisdictionCitationFactory = citation_factory(models.JurisdictionCitation, JurisdictionFactory)
AgencyCitationFactory = citation_factory(models.AgencyCitation, AgencyFactory)
OfficialCitationFactory = citation_factory(models.OfficialCitation, OfficialFactory)
StatuteCitationFactory = citation_factory(models.StatuteCitation, StatuteFactory)
GrantProgramCitationFactory = citation_factory(models.GrantProgramCitation, GrantProgramFactory)
FederalActionCitationFactory = citation_factory(models.FederalActionCitation, FederalActionFactory)
LocalPolicyCitationFactory = citation_factory(models.LocalPolicyCitation, LocalPolicyFactory)
ProvisionCitationFactory = citation_factory(models.ProvisionCitation, ProvisionFactory)
DevelopmentCitationFactory = citation_factory(models.DevelopmentCitation, DevelopmentFactory)
FundsAtStakeCitationFactory = citation_factory(models.FundsAtStakeCitation, FundsAtStakeFactory)
