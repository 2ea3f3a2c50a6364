"""For whom an order works."""

from django.db import models
from django.db.models import Q

from policies.models import Jurisdiction
from sources.constraints import exactly_one, unique, when
from sources.models import Keyed

from .party import Party
from .relief import Relief
from .relief_change import ReliefChange


class CoverageMember(Keyed):
    """One member of the coverage of a relief or of a change to one: a party, a jurisdiction, or a class by name."""

    relief = models.ForeignKey(Relief, on_delete=models.CASCADE, null=True, blank=True, related_name="coverage")
    relief_change = models.ForeignKey(
        ReliefChange, on_delete=models.CASCADE, null=True, blank=True, related_name="coverage"
    )
    party = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="coverage_rows")
    jurisdiction = models.ForeignKey(
        Jurisdiction, on_delete=models.PROTECT, null=True, blank=True, related_name="coverage_rows"
    )
    class_name = models.CharField("class", max_length=200, blank=True, help_text="As the order describes it.")
    with_subdivisions = models.BooleanField(
        default=False, help_text="The order also reaches the counties, cities and other parts of this government."
    )
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("relief", "relief_change", "position")

    class Meta:
        ordering = ("relief", "relief_change", "position")
        constraints = [
            exactly_one("relief", "relief_change"),
            when(
                "one_member",
                Q(party__isnull=False, jurisdiction__isnull=True, class_name="")
                | Q(party__isnull=True, jurisdiction__isnull=False, class_name="")
                | (Q(party__isnull=True, jurisdiction__isnull=True) & ~Q(class_name="")),
                "A member of the coverage is one party, one jurisdiction or one class.",
                "party",
                lambda row: (
                    [row["party"] is not None, row["jurisdiction"] is not None, row["class_name"] != ""].count(True)
                    == 1
                ),
            ),
            unique("relief", "position", where=Q(relief__isnull=False), name="relief_position"),
            unique("relief_change", "position", where=Q(relief_change__isnull=False), name="change_position"),
        ]

    def __str__(self) -> str:
        who = self.class_name or str(self.party or self.jurisdiction)
        return f"{who}, with subdivisions" if self.with_subdivisions else who
