"""Governments: the places whose money is at stake and whose laws are sued over."""

from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from sources.constraints import different, known_value, unique
from sources.models import Record, other_names

from ..choices import JurisdictionKind
from .managers import JurisdictionManager

geoid_form = RegexValidator(r"^\d{2}(?:\d{3}|\d{5})?\Z", "A GEOID has 2 digits (state), 5 (county) or 7 (place).")
state_form = RegexValidator(r"^[A-Z]{2}\Z", "Two capital letters, as the Postal Service writes the state.")


class Jurisdiction(Record):
    """A state, county, city, tribe, school district or other government, or the nation itself.

    `geoid` is the Census Bureau's code for it as a state, place or county. A consolidated city and county has two: its
    place code in `geoid`, its county code in `county_geoid`.
    """

    name = models.CharField(max_length=150)
    other_names = other_names()
    kind = models.CharField(max_length=16, choices=JurisdictionKind)
    state = models.CharField(max_length=2, blank=True, validators=[state_form], help_text="CA, IL ...")
    geoid = models.CharField("GEOID", max_length=7, blank=True, validators=[geoid_form])
    county_geoid = models.CharField("county GEOID", max_length=5, blank=True, validators=[geoid_form])
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="subdivisions",
        help_text="The government it is a subdivision of: a city's or a county's state.",
    )

    objects: ClassVar[JurisdictionManager] = JurisdictionManager()

    class Meta:
        ordering = ("name", "slug")
        constraints = [
            *Record.Meta.constraints,
            known_value("kind", JurisdictionKind),
            different("parent", "id"),
            unique("geoid", where=~Q(geoid=""), name="geoid", message="Another jurisdiction has this GEOID."),
            unique("county_geoid", where=~Q(county_geoid=""), name="county_geoid"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.state}" if self.state and self.kind not in ("state", "district") else self.name
