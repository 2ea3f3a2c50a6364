"""The federal government's parts, its officers and its money."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sources.constraints import at_most_one, different, in_order, known_value, partial_date, unique
from sources.models import Keyed, Record, other_names, precision

from ..choices import AgencyKind, GrantType
from .jurisdiction import Jurisdiction
from .managers import AgencyManager, GrantProgramManager, OfficialManager, StatuteManager


class Agency(Record):
    """A department of the United States or a part of one."""

    name = models.CharField(max_length=200)
    abbreviation = models.CharField(max_length=20, blank=True)
    other_names = other_names()
    kind = models.CharField(max_length=16, choices=AgencyKind)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="components")

    objects: ClassVar[AgencyManager] = AgencyManager()

    class Meta:
        verbose_name_plural = "agencies"
        ordering = ("name", "slug")
        constraints = [*Record.Meta.constraints, known_value("kind", AgencyKind), different("parent", "id")]

    def __str__(self) -> str:
        return self.name


class Official(Record):
    """A person who holds or held public office, federal, state or local."""

    name = models.CharField(max_length=150)
    other_names = other_names()

    objects: ClassVar[OfficialManager] = OfficialManager()

    class Meta:
        ordering = ("name", "slug")
        constraints = [*Record.Meta.constraints]

    def __str__(self) -> str:
        return self.name


class Office(Keyed):
    """One office an official held, with its dates as far as they are known."""

    official = models.ForeignKey(Official, on_delete=models.CASCADE, related_name="offices")
    title = models.CharField(max_length=200)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="offices")
    jurisdiction = models.ForeignKey(
        Jurisdiction, on_delete=models.PROTECT, null=True, blank=True, related_name="offices"
    )
    from_on = models.DateField(null=True, blank=True)
    from_on_precision = precision()
    until_on = models.DateField(null=True, blank=True)
    until_on_precision = precision()
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("official", "position")

    class Meta:
        ordering = ("official", "position")
        constraints = [
            unique("official", "position"),
            at_most_one("agency", "jurisdiction"),
            partial_date("from_on"),
            partial_date("until_on"),
            in_order("from_on", "until_on"),
        ]

    def __str__(self) -> str:
        return f"{self.official}, {self.title}"


class Statute(Record):
    """A law that actions rest on or suits are about, by its citation."""

    citation = models.CharField(max_length=150)
    title = models.CharField(max_length=200, blank=True)
    summary = models.TextField(blank=True)

    objects: ClassVar[StatuteManager] = StatuteManager()

    class Meta:
        ordering = ("citation", "slug")
        constraints = [*Record.Meta.constraints]

    def __str__(self) -> str:
        return self.citation


class GrantProgram(Record):
    """A program of federal money: Byrne JAG, COPS Hiring, HUD Continuum of Care."""

    name = models.CharField(max_length=200)
    other_names = other_names()
    assistance_listing = models.CharField(
        "Assistance Listing number",
        max_length=6,
        blank=True,
        help_text="As SAM.gov writes it: 16.738. Empty where not checked.",
    )
    grant_type = models.CharField(max_length=12, choices=GrantType, blank=True)
    authority = models.CharField(max_length=250, blank=True, help_text="The statute that created it, as cited.")
    summary = models.TextField(blank=True)
    agencies = models.ManyToManyField(Agency, through="GrantProgramAgency", related_name="grant_programs")

    objects: ClassVar[GrantProgramManager] = GrantProgramManager()

    class Meta:
        ordering = ("name", "slug")
        constraints = [
            *Record.Meta.constraints,
            known_value("grant_type", GrantType, or_blank=True),
            unique("assistance_listing", where=~Q(assistance_listing=""), name="listing"),
        ]

    def __str__(self) -> str:
        return self.name


class GrantProgramAgency(Keyed):
    """An agency that administers a grant program."""

    grant_program = models.ForeignKey(GrantProgram, on_delete=models.CASCADE, related_name="agency_rows")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="grant_program_rows")
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("grant_program", "agency")

    class Meta:
        verbose_name_plural = "grant program agencies"
        ordering = ("grant_program", "position")
        constraints = [unique("grant_program", "agency"), unique("grant_program", "position", name="position")]
