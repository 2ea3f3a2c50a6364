"""What a lawsuit says is wrong with what."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from policies.models import Provision
from sources.constraints import at_least_one, unique
from sources.models import Record

from .ground import LegalGround
from .lawsuit import Lawsuit
from .managers import ClaimManager


class Claim(Record):
    """This lawsuit says that this provision fails on this ground.

    Where the sources name the provisions challenged and the grounds pleaded but not which ground is pleaded against
    which provision, they stand as claims with one of the two empty: the record does not guess.
    """

    lawsuit = models.ForeignKey(Lawsuit, on_delete=models.CASCADE, related_name="claims")
    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, null=True, blank=True, related_name="claims")
    ground = models.ForeignKey(LegalGround, on_delete=models.PROTECT, null=True, blank=True, related_name="claims")
    count = models.CharField(max_length=60, blank=True, help_text="As the complaint numbers it: Count II.")
    position = models.PositiveSmallIntegerField(default=0)

    objects: ClassVar[ClaimManager] = ClaimManager()

    class Meta:
        ordering = ("lawsuit", "position", "slug")
        constraints = [
            *Record.Meta.constraints,
            at_least_one("provision", "ground"),
            unique("lawsuit", "provision", "ground", name="once", message="This claim is already recorded."),
            unique("lawsuit", "ground", where=Q(provision__isnull=True), name="ground_once"),
            unique("lawsuit", "provision", where=Q(ground__isnull=True), name="provision_once"),
        ]

    def dossiers(self) -> Iterable[Any]:
        return (self.lawsuit,)

    def __str__(self) -> str:
        return " on ".join(str(part) for part in (self.provision, self.ground) if part)
