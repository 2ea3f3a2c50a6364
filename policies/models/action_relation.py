"""What federal actions do to each other."""

from django.db import models

from sources.constraints import different, known_value, partial_date, unique
from sources.models import Keyed, precision

from ..choices import ActionRelationKind
from .action import FederalAction
from .provision import Provision


class ActionRelation(Keyed):
    """What one federal action does to another. Revoking a revoker revives nothing by itself."""

    from_action = models.ForeignKey(FederalAction, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(max_length=12, choices=ActionRelationKind)
    to_action = models.ForeignKey(FederalAction, on_delete=models.PROTECT, related_name="relations_to_it")
    provision = models.ForeignKey(
        Provision,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="relations_to_it",
        help_text="Where only one provision of the other action is meant.",
    )
    effective_on = models.DateField(null=True, blank=True, help_text="Empty: when the first action takes effect.")
    effective_on_precision = precision()
    note = models.CharField(max_length=300, blank=True)

    key_fields = ("from_action", "kind", "to_action")

    class Meta:
        ordering = ("from_action", "kind", "to_action")
        constraints = [
            known_value("kind", ActionRelationKind),
            different("from_action", "to_action"),
            partial_date("effective_on"),
            unique("from_action", "kind", "to_action"),
        ]

    def __str__(self) -> str:
        return f"{self.from_action.slug} {self.kind} {self.to_action.slug}"
