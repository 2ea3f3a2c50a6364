"""Courts, the names they go by, and the people who sit on them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sources.constraints import different, known_value, unique
from sources.models import Keyed, Record, RecordManager, RecordQuerySet, other_names

from ..choices import Circuit, CourtLevel
from ..court_names import court_name_key
from .managers import JudgeManager


class CourtQuerySet(RecordQuerySet["Court"]):
    """Courts by the names people write."""

    def named(self, text: str) -> "CourtQuerySet":
        """The court with this id or alias: cand, N.D. Cal., District Court, N.D. California."""
        return self.filter(Q(slug=text) | Q(aliases__key=court_name_key(text))).distinct()

    def with_links(self) -> "CourtQuerySet":
        """With the court above and the names each goes by."""
        return super().with_links().select_related("appeals_to").with_list("aliases")

    def with_details(self) -> "CourtQuerySet":
        """Also with the courts below and the judges."""
        return self.with_links().with_list("courts_below").with_list("judges")


CourtManager = RecordManager.from_queryset(CourtQuerySet)


class Court(Record):
    """A court. Its slug is its CourtListener id: cand, ca9, scotus."""

    name = models.CharField(max_length=150)
    short_name = models.CharField("Bluebook name", max_length=40, help_text="N.D. Cal., 9th Cir.")
    level = models.CharField(max_length=13, choices=CourtLevel)
    circuit = models.CharField(max_length=3, choices=Circuit, blank=True)
    appeals_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="courts_below")
    state = models.CharField(max_length=2, blank=True, help_text="The state it sits in; empty for a court of appeals.")
    courtlistener_id = models.CharField("CourtListener id", max_length=20, blank=True)

    objects: ClassVar[CourtManager] = CourtManager()

    class Meta:
        ordering = ("slug",)
        constraints = [
            *Record.Meta.constraints,
            known_value("level", CourtLevel),
            known_value("circuit", Circuit, or_blank=True),
            different("appeals_to", "id"),
            unique("courtlistener_id", where=~Q(courtlistener_id=""), name="courtlistener"),
        ]

    def __str__(self) -> str:
        return self.short_name


class CourtAlias(Keyed):
    """One way people write a court's name. `key` is `court_name_key` of it: spacing and full stops do not matter."""

    court = models.ForeignKey(Court, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=150)
    key = models.CharField(max_length=150, editable=False)

    key_fields = ("key",)

    class Meta:
        verbose_name_plural = "court aliases"
        ordering = ("court", "name")
        constraints = [unique("key", name="key", message="Another court goes by this name.")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        self.key = court_name_key(self.name)


class Judge(Record):
    """A judge. Names are no keys: two William Orricks sat in N.D. Cal."""

    name = models.CharField(max_length=150)
    other_names = other_names()
    court = models.ForeignKey(
        Court,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="judges",
        help_text="The court of the rulings here.",
    )
    fjc_id = models.CharField("FJC id", max_length=10, blank=True, help_text="Federal Judicial Center's number (nid).")
    title = models.CharField(
        max_length=150, blank=True, help_text="Chief judge in 2018; magistrate judge; by designation."
    )
    appointed_by = models.CharField(max_length=100, blank=True)

    objects: ClassVar[JudgeManager] = JudgeManager()

    class Meta:
        ordering = ("name", "slug")
        constraints = [*Record.Meta.constraints, unique("fjc_id", where=~Q(fjc_id=""), name="fjc")]
        indexes = [models.Index(fields=["name", "id"], name="judge_name")]

    def __str__(self) -> str:
        return self.name
