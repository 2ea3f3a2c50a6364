"""Who sues and who is sued."""

from typing import ClassVar

from django.db import models

from policies.models import Agency, Jurisdiction, Official
from sources.constraints import at_most_one, different, in_order, known_value, partial_date, unique
from sources.models import Keyed, Organization, Person, Record, precision

from ..choices import PartyKind
from .managers import PartyManager


class Party(Record):
    """A party to lawsuits, linked to what it is in the world: a government, an agency, an official, an organization.

    What it is linked to says for which place relief to it works: Chicago the party is Chicago the jurisdiction.
    """

    name = models.CharField(max_length=250)
    kind = models.CharField(max_length=14, choices=PartyKind)
    jurisdiction = models.ForeignKey(
        Jurisdiction, on_delete=models.PROTECT, null=True, blank=True, related_name="parties"
    )
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="parties")
    official = models.ForeignKey(Official, on_delete=models.PROTECT, null=True, blank=True, related_name="parties")
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="parties"
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="parties")

    objects: ClassVar[PartyManager] = PartyManager()

    class Meta:
        verbose_name_plural = "parties"
        ordering = ("name", "slug")
        constraints = [
            *Record.Meta.constraints,
            known_value("kind", PartyKind),
            at_most_one("jurisdiction", "agency", "official", "organization", "person"),
        ]
        indexes = [models.Index(fields=["name", "id"], name="party_name")]

    def __str__(self) -> str:
        return self.name


class PartyMember(Keyed):
    """A party that belongs to another, where relief to one reaches the other: a city in the Conference of Mayors."""

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="member_rows")
    member = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="membership_rows")
    from_on = models.DateField(null=True, blank=True)
    from_on_precision = precision()
    until_on = models.DateField(null=True, blank=True)
    until_on_precision = precision()

    key_fields = ("party", "member")

    class Meta:
        ordering = ("party", "member")
        constraints = [
            unique("party", "member"),
            different("party", "member"),
            partial_date("from_on"),
            partial_date("until_on"),
            in_order("from_on", "until_on"),
        ]

    def __str__(self) -> str:
        return f"{self.member} in {self.party}"
