"""The smallest thing a court can block."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from sources.constraints import exactly_one, unique
from sources.models import Record

from .action import FederalAction
from .local import LocalPolicy
from .managers import ProvisionManager


class Provision(Record):
    """Section 9(a) of an order, the notice condition of a grant award, section 7285.1 of a state code.

    It belongs to one federal action or to one local policy, because the United States also sues states over theirs.
    Its slug is its owner's slug, a slash and its own part: eo-13768/9a. Where an instrument is challenged as a whole,
    one provision stands for all of it.
    """

    federal_action = models.ForeignKey(
        FederalAction, on_delete=models.PROTECT, null=True, blank=True, related_name="provisions"
    )
    local_policy = models.ForeignKey(
        LocalPolicy, on_delete=models.PROTECT, null=True, blank=True, related_name="provisions"
    )
    label = models.CharField(max_length=80, help_text="As cited within the instrument: sec. 9(a), notice condition.")
    is_whole = models.BooleanField("stands for the whole", default=False)
    gist = models.TextField(blank=True, help_text="What it says, in our own words.")
    position = models.PositiveSmallIntegerField(default=0)

    objects: ClassVar[ProvisionManager] = ProvisionManager()

    class Meta:
        ordering = ("federal_action", "local_policy", "position", "slug")
        constraints = [
            *Record.Meta.constraints,
            exactly_one("federal_action", "local_policy"),
            unique("federal_action", where=Q(is_whole=True), name="one_whole_action"),
            unique("local_policy", where=Q(is_whole=True), name="one_whole_policy"),
        ]

    def dossiers(self) -> Iterable[Any]:
        return filter(None, (self.federal_action, self.local_policy))

    def __str__(self) -> str:
        return f"{self.owner_name}, {self.label}"

    @property
    def owner(self) -> FederalAction | LocalPolicy | None:
        """The action or policy it is part of."""
        return self.federal_action or self.local_policy

    @property
    def owner_name(self) -> str:
        """The short name of what it is part of: EO 13768, California Values Act (SB 54)."""
        if self.federal_action:
            return self.federal_action.number or self.federal_action.title
        return self.local_policy.title if self.local_policy else ""

    def clean(self) -> None:
        super().clean()
        if self.owner and not self.slug.startswith(f"{self.owner.slug}/"):
            raise ValidationError({"slug": f"Begin with the slug of what it is part of: {self.owner.slug}/..."})
