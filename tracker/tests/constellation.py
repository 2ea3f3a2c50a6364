"""One record of every kind with something in each of its lists, to see what an endpoint shows and what it costs."""

from typing import Any

from factory.django import DjangoModelFactory

from cases.choices import ChangeKind
from cases.tests import factories as cases
from policies.choices import ActionRelationKind
from policies.tests import factories as policies
from sources.models import Citation, Discrepancy, Document, Record, Statement
from sources.tests import factories as sources

Hubs = dict[type[Record], Record]


def constellation(size: int) -> Hubs:
    """The hubs, one of each kind: each of their lists has `size` rows, and each of their links points somewhere."""
    hubs = _Hubs(size)
    hubs.sources()
    hubs.government()
    hubs.policies()
    hubs.parties()
    hubs.lawsuit()
    hubs.ruling()
    hubs.appeal()
    hubs.cite()
    return hubs.records


class _Hubs:
    """Builds them in the order of the package stack."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.records: Hubs = {}

    def add(self, factory: type[DjangoModelFactory], **values: Any) -> Any:
        if any(field.name == "other_names" for field in factory._meta.model._meta.fields):
            values["other_names"] = "Another name; a “third”"
        record: Any = factory(**values)
        self.records[type(record)] = record
        return record

    def rows(self, factory: type[DjangoModelFactory], **values: Any) -> list[Any]:
        return factory.create_batch(self.size, **values)

    def sources(self) -> None:
        self.organization = self.add(sources.OrganizationFactory, parent=sources.OrganizationFactory())
        self.rows(sources.OrganizationFactory, parent=self.organization)
        self.person = self.add(sources.PersonFactory, organization=self.organization)
        self.document = self.add(
            sources.DocumentFactory, publisher=self.organization, corpus=True, dated=True, with_address=True
        )
        sources.DocumentAuthorFactory(document=self.document, person=self.person)
        self.rows(sources.DocumentAuthorFactory, document=self.document)
        self.statement = self.add(sources.StatementFactory, document=self.document, said_by=self.person)
        self.rows(sources.StatementFactory, document=self.document, said_by=self.person)
        self.discrepancy = self.add(sources.DiscrepancyFactory)

    def government(self) -> None:
        self.place = self.add(policies.JurisdictionFactory, of_state=True, parent=policies.JurisdictionFactory())
        self.rows(policies.JurisdictionFactory, parent=self.place)
        self.agency = self.add(policies.AgencyFactory, parent=policies.AgencyFactory())
        self.rows(policies.AgencyFactory, parent=self.agency)
        self.official = self.add(policies.OfficialFactory)
        self.rows(policies.OfficeFactory, official=self.official, agency=self.agency)
        self.rows(policies.OfficeFactory, official=self.official, jurisdiction=self.place)
        self.statute = self.add(policies.StatuteFactory)
        self.program = self.add(policies.GrantProgramFactory)
        self.rows(policies.GrantProgramAgencyFactory, grant_program=self.program)
        policies.GrantProgramAgencyFactory(grant_program=self.program, agency=self.agency)

    def policies(self) -> None:
        self.action = action = self.add(policies.FederalActionFactory, signed=True)
        self.provision = self.add(policies.ProvisionFactory, federal_action=action)
        self.rows(policies.ProvisionFactory, federal_action=action)
        policies.ActionAgencyFactory(federal_action=action, agency=self.agency)
        policies.ActionOfficialFactory(federal_action=action, official=self.official)
        policies.ActionGrantProgramFactory(federal_action=action, grant_program=self.program)
        policies.ActionStatuteFactory(federal_action=action, statute=self.statute)
        for factory in (
            policies.ActionAgencyFactory,
            policies.ActionOfficialFactory,
            policies.ActionGrantProgramFactory,
            policies.ActionStatuteFactory,
            policies.DesignationFactory,
            policies.FigureFactory,
            policies.DevelopmentActionFactory,
            policies.FundsAtStakeFactory,
        ):
            self.rows(factory, federal_action=action)
        policies.DesignationFactory(federal_action=action, jurisdiction=self.place)
        for _ in range(self.size):
            other = policies.ProvisionFactory()
            policies.ActionRelationFactory(from_action=action, to_action=other.federal_action, provision=other)
            policies.ActionRelationFactory(to_action=action, provision=self.provision)
        self.policy = self.add(
            policies.LocalPolicyFactory, jurisdiction=self.place, replaced_by=policies.LocalPolicyFactory()
        )
        self.rows(policies.LocalPolicyFactory, replaced_by=self.policy)
        self.rows(policies.ProvisionFactory, federal_action=None, local_policy=self.policy)
        self.rows(policies.DevelopmentPolicyFactory, local_policy=self.policy)
        policies.PolicyOfficialFactory(local_policy=self.policy, official=self.official)
        policies.PolicyStatuteFactory(local_policy=self.policy, statute=self.statute)
        self.rows(policies.PolicyOfficialFactory, local_policy=self.policy)
        self.rows(policies.PolicyStatuteFactory, local_policy=self.policy)
        self.development = self.add(policies.DevelopmentFactory)
        self.rows(policies.DevelopmentActionFactory, development=self.development)
        self.rows(policies.DevelopmentPolicyFactory, development=self.development)
        self.rows(policies.DevelopmentOfficialFactory, development=self.development)
        self.add(
            policies.FundsAtStakeFactory,
            counted=True,
            grant_program=self.program,
            federal_action=action,
            jurisdiction=self.place,
        )

    def parties(self) -> None:
        self.party = self.add(cases.PartyFactory, jurisdiction=self.place)
        self.rows(cases.PartyMemberFactory, party=self.party)
        self.rows(cases.PartyMemberFactory, member=self.party)
        for link in ("agency", "official", "organization", "person"):
            self.rows(cases.PartyFactory, **{link: getattr(self, link)})
        self.court = self.add(cases.CourtFactory, appeals_to=cases.CourtFactory(of_appeals=True))
        self.rows(cases.CourtFactory, appeals_to=self.court)
        self.rows(cases.CourtAliasFactory, court=self.court)
        self.judge = self.add(cases.JudgeFactory, court=self.court)
        self.ground = self.add(cases.LegalGroundFactory, parent=cases.LegalGroundFactory())
        self.rows(cases.LegalGroundFactory, parent=self.ground)

    def lawsuit(self) -> None:
        lawsuit = self.suit = self.add(cases.LawsuitFactory, court=self.court, filed=True)
        cases.LawsuitPartyFactory(lawsuit=lawsuit, party=self.party, substituted_for=cases.PartyFactory())
        cases.LawsuitJudgeFactory(lawsuit=lawsuit, judge=self.judge)
        cases.LawsuitDevelopmentFactory(lawsuit=lawsuit, development=self.development)
        for factory in (
            cases.LawsuitPartyFactory,
            cases.LawsuitJudgeFactory,
            cases.LawsuitDevelopmentFactory,
            cases.EarlierDocketNumberFactory,
        ):
            self.rows(factory, lawsuit=lawsuit)
        self.rows(cases.LawsuitRelationFactory, from_lawsuit=lawsuit)
        self.rows(cases.LawsuitRelationFactory, to_lawsuit=lawsuit)
        self.claim = self.add(cases.ClaimFactory, lawsuit=lawsuit, provision=self.provision, ground=self.ground)
        self.rows(cases.ClaimFactory, lawsuit=lawsuit, of_provision=True)
        self.rows(cases.ClaimFactory, provision=self.policy.provisions.first())

    def ruling(self) -> None:
        ruling = self.decision = self.add(
            cases.RulingFactory, lawsuit=self.suit, decided=True, appeal=cases.AppealFactory()
        )
        self.rows(cases.RulingLawsuitFactory, ruling=ruling)
        cases.RulingJudgeFactory(ruling=ruling, judge=self.judge)
        self.rows(cases.RulingJudgeFactory, ruling=ruling)
        holding = self.add(
            cases.HoldingFactory, ruling=ruling, ground=self.ground, provision=self.provision, claim=self.claim
        )
        self.rows(cases.HoldingFactory, ruling=ruling, provision=policies.ProvisionFactory(), claim=self.claim)
        self.rows(cases.HoldingReviewFactory, holding=holding)
        self.rows(cases.HoldingReviewFactory, ruling=ruling)
        relief = self.add(cases.ReliefFactory, ruling=ruling, provisions=[self.provision])
        self.rows(cases.ReliefProvisionFactory, relief=relief)
        self.rows(cases.CoverageMemberFactory, relief=relief)
        self.rows(cases.CoverageMemberFactory, relief=relief, of_place=True)
        self.rows(cases.ReliefChangeFactory, relief=relief, provisions=[self.provision], superseded=True)
        change = self.add(
            cases.ReliefChangeFactory, relief=relief, ruling=ruling, lifts_stay=True, provisions=[self.provision]
        )
        self.rows(cases.CoverageMemberFactory, relief=None, relief_change=change)
        self.rows(cases.ReliefChangeFactory, ruling=ruling, kind=ChangeKind.NARROWS)
        for _ in range(self.size):
            earlier = policies.ProvisionFactory()
            policies.ActionRelationFactory(
                from_action=self.action,
                kind=ActionRelationKind.REISSUES,
                to_action=earlier.federal_action,
                provision=earlier,
            )
            cases.ReliefFactory(ruling=ruling, universal=True, provisions=[earlier])

    def appeal(self) -> None:
        appeal = self.add(
            cases.AppealFactory,
            lawsuit=self.suit,
            decided=True,
            appeal_from=cases.AppealFactory(),
            deciding_ruling=self.decision,
        )
        cases.AppealedRulingFactory(appeal=appeal, ruling=self.decision)
        cases.AppealPartyFactory(appeal=appeal, party=self.party)
        cases.AppealJudgeFactory(appeal=appeal, judge=self.judge)
        for factory in (
            cases.AppealNumberFactory,
            cases.AppealLawsuitFactory,
            cases.AppealedRulingFactory,
            cases.AppealPartyFactory,
            cases.AppealJudgeFactory,
        ):
            self.rows(factory, appeal=appeal)
        self.rows(cases.RulingFactory, appeal=appeal)
        self.rows(cases.AppealFactory, appeal_from=appeal)

    def cite(self) -> None:
        """Every record that has no sources yet gets some; of documents and what they say, only the hubs."""
        named = {"statement": self.statement, "discrepancy": self.discrepancy}
        documents = self.rows(sources.DocumentFactory)
        for table in Citation.tables():
            kind = table._meta.get_field("record").related_model
            uncited = kind.objects.filter(citations__isnull=True)
            if kind in (Document, Statement, Discrepancy):
                uncited = [self.records[kind]]
            for record in uncited:
                for position, document in enumerate(documents):
                    table.objects.create(record=record, position=position, document=document, **named)
