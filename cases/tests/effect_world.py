"""A small world of relief in which every table that effect rests on makes a difference."""

from typing import Any

from django.db.models import Model

from cases import choices, models
from policies.tests.factories import JurisdictionFactory, ProvisionFactory
from sources.choices import Precision

from . import factories as make

DAY = {"decided_on_precision": Precision.DAY}


class World:
    """One injunction over two provisions, for a city and for the members of a conference; stayed in part as to one of
    them, and vacated by an appellate judgment whose mandate has no recorded day."""

    def __init__(self) -> None:
        self.state: Any = JurisdictionFactory(slug="illinois")
        self.other_state: Any = JurisdictionFactory(slug="texas")
        self.city: Any = JurisdictionFactory(slug="chicago-il", parent=self.state)
        self.suburb: Any = JurisdictionFactory(slug="evanston-il", parent=self.state)
        self.notice, self.access, self.third = ProvisionFactory(), ProvisionFactory(), ProvisionFactory()
        ruling: Any = make.RulingFactory(decided_on="2017-09-15", **DAY)
        self.relief: Any = make.ReliefFactory(ruling=ruling, provisions=[self.notice, self.access])
        self.conference: Any = make.PartyFactory(name="Conference of Mayors")
        self.member: Any = make.PartyFactory(name="Evanston", jurisdiction=self.suburb)
        self.membership: Any = make.PartyMemberFactory(party=self.conference, member=self.member)
        self.newcomer: Any = make.PartyFactory(name="Illinois", jurisdiction=self.state)
        self.covered: Any = make.CoverageMemberFactory(relief=self.relief, party=self.conference)
        make.CoverageMemberFactory(relief=self.relief, of_place=True, jurisdiction=self.city)
        ohio: Any = JurisdictionFactory(slug="ohio")
        self.town: Any = JurisdictionFactory(slug="columbus-oh", parent=ohio)
        for place, wide in ((ohio, True), (self.town, False)):
            make.CoverageMemberFactory(relief=self.relief, of_place=True, jurisdiction=place, with_subdivisions=wide)
        stayed: Any = make.RulingFactory(decided_on="2018-06-26", **DAY)
        self.stay: Any = make.ReliefChangeFactory(
            relief=self.relief, ruling=stayed, stays=True, provisions=[self.access]
        )
        self.spared: Any = make.CoverageMemberFactory(
            relief=None, relief_change=self.stay, of_place=True, jurisdiction=self.city
        )
        self.appeal: Any = make.AppealFactory()
        self.above: Any = make.RulingFactory(decided_on="2019-03-01", appeal=self.appeal, **DAY)
        self.rehearing: Any = make.RulingFactory(
            decided_on="2019-05-01", appeal=self.appeal, kind="en_banc", result="denied", **DAY
        )
        self.vacated: Any = make.ReliefChangeFactory(
            relief=self.relief, ruling=self.above, takes_effect=choices.TakesEffect.ON_MANDATE
        )

    def new_rows(self) -> list[Model]:
        """One row more of every watched table of which a new row makes a difference, not yet written."""
        other = models.Relief(
            slug="another/relief", ruling=self.above, kind="preliminary_injunction", is_universal=True
        )
        narrowed = models.ReliefChange(
            slug="another/change", relief=self.relief, ruling=self.stay.ruling, kind="narrows", sequence=2
        )
        denied = models.Ruling(
            slug="another-denial",
            court=self.above.court,
            appeal=self.appeal,
            kind="en_banc",
            **{"result": "denied", "decided_on": "2019-06-03", **DAY},
        )
        return [
            other,
            models.ReliefProvision(relief=self.relief, provision=self.third, position=2),
            narrowed,
            models.ReliefChangeProvision(relief_change=self.vacated, provision=self.notice),
            models.CoverageMember(relief=self.relief, jurisdiction=self.other_state, position=9),
            models.CoverageMember(relief_change=self.stay, jurisdiction=self.suburb, position=1),
            models.PartyMember(party=self.conference, member=self.newcomer),
            denied,
        ]

    def updates(self) -> list[tuple[Model, dict[str, Any]]]:
        """A row of every watched table, and a change of it that makes a difference."""
        return [
            (self.relief, {"is_universal": True}),
            (self.relief.provision_rows.get(provision=self.access), {"provision": self.third}),
            (self.relief.provision_rows.get(provision=self.access), {"perhaps_because": "which is not recorded"}),
            (self.vacated, {"kind": choices.ChangeKind.AFFIRMS}),
            (self.stay.provision_rows.get(), {"provision": self.notice}),
            (self.covered, {"party": self.newcomer}),
            (self.covered, {"with_subdivisions": False, "party": None, "class_name": "All grantees"}),
            (self.spared, {"jurisdiction": self.suburb}),
            (self.relief.ruling, {"decided_on": "2017-10-01"}),
            (self.stay.ruling, {"decided_on": "2018-07-01"}),
            (self.rehearing, {"result": choices.RulingResult.GRANTED}),
            (self.appeal, {"mandate_on": "2019-05-08", "mandate_on_precision": Precision.DAY}),
            (self.member, {"jurisdiction": self.other_state}),
            (self.conference, {"name": "United States Conference of Mayors"}),
            (self.membership, {"member": self.newcomer}),
            (self.town, {"parent": self.other_state}),
        ]

    def deletions(self) -> list[Model]:
        """A row of every watched table without which the answer is another."""
        return [
            self.relief.provision_rows.get(provision=self.access),
            self.vacated,
            self.stay.provision_rows.get(),
            self.covered,
            self.spared,
            self.membership,
            self.rehearing,
        ]
