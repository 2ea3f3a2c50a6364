"""What went up, and how it came back."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from sources.constraints import different, in_order, known_value, partial_date, unique, when
from sources.models import Keyed, Record, precision
from sources.ordering import dated

from ..choices import AppellateRole, Disposition
from .court import Court, Judge
from .lawsuit import Lawsuit
from .managers import AppealManager
from .party import Party
from .ruling import Ruling


class Appeal(Record):
    """One proceeding in a court above: an appeal, consolidated appeals decided together, a petition, an application.

    One opinion may decide several appeals, and an appeal may be from the decision of another (`appeal_from`).
    """

    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="appeals")
    caption = models.CharField(max_length=300, blank=True, help_text="Where it differs from the lawsuit's.")
    appeal_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="appeals_above",
        help_text="The appeal below.",
    )

    # When
    noticed_on = models.DateField("noticed or filed on", null=True, blank=True)
    noticed_on_precision = precision()
    argued_on = models.DateField("argued or submitted on", null=True, blank=True)
    argued_on_precision = precision()
    decided_on = models.DateField(null=True, blank=True)
    decided_on_precision = precision()
    mandate_on = models.DateField(
        "mandate issued on",
        null=True,
        blank=True,
        help_text="When the judgment took effect below (Fed. R. App. P. 41).",
    )
    mandate_on_precision = precision()
    is_mandate_withheld = models.BooleanField(
        "mandate held back",
        default=False,
        help_text="The court ordered its mandate withheld, and no later day is known.",
    )

    # How it ended
    disposition = models.CharField(max_length=26, choices=Disposition, blank=True, help_text="Empty while undecided.")
    outcome = models.TextField(blank=True, help_text="What was decided, or where it stands, in our own words.")
    deciding_ruling = models.ForeignKey(
        Ruling, on_delete=models.PROTECT, null=True, blank=True, related_name="decided_appeals"
    )

    # Links
    lawsuits = models.ManyToManyField(Lawsuit, through="AppealLawsuit", related_name="appeals")
    rulings_appealed = models.ManyToManyField(Ruling, through="AppealedRuling", related_name="appeals_of_it")
    parties = models.ManyToManyField(Party, through="AppealParty", related_name="appeals")
    panel = models.ManyToManyField(Judge, through="AppealJudge", related_name="appeals")

    objects: ClassVar[AppealManager] = AppealManager()

    class Meta:
        ordering = (F("decided_on").desc(nulls_first=True), "slug")
        constraints = [
            *Record.Meta.constraints,
            known_value("disposition", Disposition, or_blank=True),
            partial_date("noticed_on"),
            partial_date("argued_on"),
            partial_date("decided_on"),
            partial_date("mandate_on"),
            in_order("noticed_on", "argued_on"),
            in_order("argued_on", "decided_on"),
            in_order("decided_on", "mandate_on"),
            different("appeal_from", "id"),
            when(
                "decided_how",
                Q(decided_on__isnull=True) | ~Q(disposition=""),
                "A decided appeal has a disposition.",
                "disposition",
                lambda row: row["decided_on"] is None or row["disposition"] != "",
            ),
        ]
        indexes = [
            *dated("appeal_noticed", "noticed_on"),
            *dated("appeal_argued", "argued_on"),
            *dated("appeal_decided", "decided_on"),
            *dated("appeal_mandate", "mandate_on"),
        ]

    def dossiers(self) -> Iterable[Any]:
        return self.lawsuits.all()

    def __str__(self) -> str:
        return self.caption or self.slug


class AppealNumber(Keyed):
    """A docket number of an appeal. Joined appeals have several; an earlier number may lead to the same decision."""

    appeal = models.ForeignKey(Appeal, on_delete=models.CASCADE, related_name="numbers")
    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="appeal_numbers")
    docket_number = models.CharField(max_length=20, help_text="17-17478, 20-666, 24A884")
    suffix = models.CharField(max_length=4, blank=True, help_text="L for the lead case, CON for one joined with it.")
    is_earlier = models.BooleanField("of an earlier appeal", default=False)
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("court", "docket_number")

    class Meta:
        ordering = ("appeal", "position")
        constraints = [
            unique("court", "docket_number", message="This court already has an appeal with this number."),
            unique("appeal", "position", name="position"),
        ]

    def __str__(self) -> str:
        return f"{self.docket_number}({self.suffix})" if self.suffix else self.docket_number


class AppealLawsuit(Keyed):
    """A lawsuit an appeal is taken in; the first is the one whose dossier tells it."""

    appeal = models.ForeignKey(Appeal, on_delete=models.CASCADE, related_name="lawsuit_rows")
    lawsuit = models.ForeignKey(Lawsuit, on_delete=models.PROTECT, related_name="appeal_rows")
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("appeal", "lawsuit")

    class Meta:
        ordering = ("appeal", "position")
        constraints = [unique("appeal", "lawsuit"), unique("appeal", "position", name="position")]


class AppealedRuling(Keyed):
    """A ruling an appeal is taken from."""

    appeal = models.ForeignKey(Appeal, on_delete=models.CASCADE, related_name="ruling_rows")
    ruling = models.ForeignKey(Ruling, on_delete=models.PROTECT, related_name="appeal_rows")
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("appeal", "ruling")

    class Meta:
        ordering = ("appeal", "position")
        constraints = [unique("appeal", "ruling"), unique("appeal", "position", name="position")]


class AppealParty(Keyed):
    """A party on one side of an appeal."""

    appeal = models.ForeignKey(Appeal, on_delete=models.CASCADE, related_name="party_rows")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="appeal_rows")
    role = models.CharField(max_length=15, choices=AppellateRole)
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("appeal", "party", "role")

    class Meta:
        verbose_name_plural = "appeal parties"
        ordering = ("appeal", "position")
        constraints = [
            unique("appeal", "party", "role"),
            unique("appeal", "position", name="position"),
            known_value("role", AppellateRole),
        ]


class AppealJudge(Keyed):
    """A judge who sat on an appeal; what each wrote stands in the ruling."""

    appeal = models.ForeignKey(Appeal, on_delete=models.CASCADE, related_name="judge_rows")
    judge = models.ForeignKey(Judge, on_delete=models.PROTECT, related_name="appeal_rows")
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("appeal", "judge")

    class Meta:
        ordering = ("appeal", "position")
        constraints = [unique("appeal", "judge"), unique("appeal", "position", name="position")]
