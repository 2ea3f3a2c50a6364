"""Relief and its changes for tests."""

from typing import Any

import factory
from factory.django import DjangoModelFactory

from cases import choices, models
from policies.tests.factories import JurisdictionFactory, ProvisionFactory
from sources.choices import Precision
from sources.tests.factories import RecordFactory, after

from .lawsuits import PartyFactory
from .rulings import RulingFactory, lawsuit_of


class CoverageMemberFactory(DjangoModelFactory):
    """A party that a relief covers. `of_place`, `of_class`: these instead. `of_change`: covered by a change of one."""

    relief = factory.SubFactory("cases.tests.factories.ReliefFactory")
    party = factory.SubFactory(PartyFactory)
    position = factory.LazyAttribute(lambda row: (row.relief or row.relief_change).coverage.count())

    class Meta:
        model = models.CoverageMember

    class Params:
        of_change = factory.Trait(
            relief=None, relief_change=factory.SubFactory("cases.tests.factories.ReliefChangeFactory")
        )
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

    `provisions=[...]` are blocked by it, `perhaps=[...]` perhaps.
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

    @factory.post_generation
    def perhaps(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        for provision in extracted or ():
            ReliefProvisionFactory(relief=self, provision=provision, perhaps_because="which it bars is not recorded")


class ReliefChangeProvisionFactory(DjangoModelFactory):
    relief_change = factory.SubFactory("cases.tests.factories.ReliefChangeFactory")
    provision = factory.SubFactory(ProvisionFactory)
    position = after("provision_rows", of="relief_change")

    class Meta:
        model = models.ReliefChangeProvision


class ReliefChangeFactory(RecordFactory):
    """A relief vacated by a later ruling in the same lawsuit.

    `stays`: stayed in full. `lifts_stay`: a stay lifted. `prolonged`, `superseded`. `provisions=[...]`: only these.
    """

    slug = factory.LazyAttributeSequence(lambda row, n: f"{row.ruling.slug}/change-{n}")
    relief = factory.SubFactory(ReliefFactory)
    ruling = factory.LazyAttribute(lambda row: RulingFactory(lawsuit=lawsuit_of(row.relief.ruling)))
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
