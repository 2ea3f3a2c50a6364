"""The bodies and people that sources and suits name, other than agencies, officials and judges."""

from typing import ClassVar

from django.db import models

from ..choices import OrganizationKind
from ..constraints import different, known_value
from .base import Record, other_names
from .managers import OrganizationManager, PersonManager


class Organization(Record):
    """A body that publishes, sues, speaks or represents: a newspaper, a union, a law firm, a police department.

    Federal agencies are `policies.Agency`.
    """

    name = models.CharField(max_length=200)
    other_names = other_names()
    kind = models.CharField(max_length=12, choices=OrganizationKind)
    homepage = models.URLField(blank=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")

    objects: ClassVar[OrganizationManager] = OrganizationManager()

    class Meta:
        ordering = ("name", "slug")
        constraints = [*Record.Meta.constraints, known_value("kind", OrganizationKind), different("parent", "id")]

    def __str__(self) -> str:
        return self.name


class Person(Record):
    """A person whom a source names and who holds no public office: a reporter, a scholar, a man in a case."""

    name = models.CharField(max_length=200)
    role = models.CharField(max_length=250, blank=True, help_text="Who it is, as the sources put it.")
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="people"
    )

    objects: ClassVar[PersonManager] = PersonManager()

    class Meta:
        verbose_name_plural = "people"
        ordering = ("name", "slug")
        constraints = [*Record.Meta.constraints]

    def __str__(self) -> str:
        return self.name
