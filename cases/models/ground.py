"""On what a suit rests."""

from typing import ClassVar

from django.db import models

from sources.constraints import different, filled, known_value
from sources.models import Record, RecordManager, RecordQuerySet, other_names

from ..choices import GroundKind


class LegalGroundQuerySet(RecordQuerySet["LegalGround"]):
    """Grounds, with what lies beneath them."""

    def subtree(self, *slugs: str) -> list[int]:
        """The ids of these grounds and of every ground beneath them. One query; the tree is small."""
        rows = list(self.order_by().values_list("id", "slug", "parent_id"))
        found = {pk for pk, slug, _ in rows if slug in slugs}
        while True:
            more = {pk for pk, _, parent in rows if parent in found} - found
            if not more:
                return sorted(found)
            found |= more

    def with_links(self) -> "LegalGroundQuerySet":
        """With the ground above."""
        return super().with_links().select_related("parent")

    def with_details(self) -> "LegalGroundQuerySet":
        """Also with the grounds beneath."""
        return self.with_links().with_list("children")


LegalGroundManager = RecordManager.from_queryset(LegalGroundQuerySet)


class LegalGround(Record):
    """A reason in law why a measure fails, or why a court may not say so: a node of a tree with a citation at each.

    A ground stands for all beneath it: whoever asks for the Spending Clause also gets its *Dole* limits.
    """

    name = models.CharField(max_length=150)
    other_names = other_names()
    kind = models.CharField(max_length=11, choices=GroundKind, default=GroundKind.SUBSTANTIVE)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    citation = models.CharField(
        max_length=250, help_text="Where the rule is stated: a clause, a section, a leading case."
    )
    summary = models.TextField(blank=True, help_text="The rule, in our own words.")
    position = models.PositiveSmallIntegerField(default=0, help_text="Order among its siblings.")

    objects: ClassVar[LegalGroundManager] = LegalGroundManager()

    class Meta:
        ordering = ("position", "slug")
        constraints = [
            *Record.Meta.constraints,
            known_value("kind", GroundKind),
            filled("citation"),
            different("parent", "id"),
        ]

    def __str__(self) -> str:
        return self.name

    def ancestors(self) -> list["LegalGround"]:
        """The grounds above it, nearest first."""
        above: list[LegalGround] = []
        ground = self.parent
        while ground is not None and ground not in above:
            above.append(ground)
            ground = ground.parent
        return above
