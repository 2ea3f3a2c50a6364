"""One docket, and who stands in it."""

from django.db import models
from django.db.models import F, Q

from policies.models import Development, Provision
from sources.constraints import at_least_one, different, in_order, known_value, partial_date, unique
from sources.models import Keyed, NaturalKeyManager, Record, precision

from ..choices import CaseType, DocketChange, JudgeAssignment, LawsuitRelationKind, PartyRole, Posture
from .court import Court, Judge
from .ground import LegalGround
from .party import Party
from .querysets import ClaimQuerySet, LawsuitQuerySet


class Lawsuit(Record):
    """One docket in a trial court. Its key is the court and the docket number, never the number alone.

    `docket_number` is the number without the judges' initials (3:17-cv-00574); they stand in `docket_initials` (WHO),
    because a reassignment changes them and not the case.
    """

    # Identity
    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="lawsuits")
    docket_number = models.CharField(max_length=30, help_text="Without the judges' initials: 3:17-cv-00574.")
    docket_initials = models.CharField(max_length=20, blank=True, help_text="Of the judges: WHO, or R-JC.")
    caption = models.CharField(max_length=500)
    short_name = models.CharField(max_length=150)
    courtlistener_id = models.PositiveIntegerField("CourtListener docket id", null=True, blank=True)

    # Where it stands
    case_type = models.CharField(max_length=8, choices=CaseType, default=CaseType.CIVIL)
    posture = models.CharField("the United States is", max_length=9, choices=Posture)
    filed_on = models.DateField(null=True, blank=True)
    filed_on_precision = precision()
    terminated_on = models.DateField(null=True, blank=True, help_text="The day the docket was closed.")
    terminated_on_precision = precision()
    summary = models.TextField(blank=True, help_text="In our own words.")

    # Links
    parties = models.ManyToManyField(
        Party, through="LawsuitParty", through_fields=("lawsuit", "party"), related_name="lawsuits"
    )
    judges = models.ManyToManyField(Judge, through="LawsuitJudge", related_name="lawsuits")
    developments = models.ManyToManyField(Development, through="LawsuitDevelopment", related_name="lawsuits")

    objects = NaturalKeyManager.from_queryset(LawsuitQuerySet)()

    class Meta:
        ordering = (F("filed_on").desc(nulls_last=True), "slug")
        constraints = [
            *Record.Meta.constraints,
            unique(
                "court", "docket_number", name="docket", message="This court already has a lawsuit with this number."
            ),
            unique("courtlistener_id", where=Q(courtlistener_id__isnull=False), name="courtlistener"),
            known_value("case_type", CaseType),
            known_value("posture", Posture),
            partial_date("filed_on"),
            partial_date("terminated_on"),
            in_order("filed_on", "terminated_on"),
        ]
        indexes = [models.Index(fields=["filed_on", "slug"], name="lawsuit_filed")]

    def __str__(self) -> str:
        return self.short_name

    @property
    def docket(self) -> str:
        """The docket number as printed, with the judges' initials."""
        return f"{self.docket_number}-{self.docket_initials}" if self.docket_initials else self.docket_number


class EarlierDocketNumber(Keyed):
    """A number the docket had before, or that was consolidated into it."""

    lawsuit = models.ForeignKey(Lawsuit, on_delete=models.CASCADE, related_name="earlier_numbers")
    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="earlier_numbers")
    docket_number = models.CharField(max_length=30)
    docket_initials = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=12, choices=DocketChange)
    until_on = models.DateField(null=True, blank=True)
    until_on_precision = precision()
    note = models.CharField(max_length=200, blank=True)

    key_fields = ("lawsuit", "court", "docket_number")

    class Meta:
        ordering = ("lawsuit", "docket_number")
        constraints = [
            unique("lawsuit", "court", "docket_number"),
            known_value("kind", DocketChange),
            partial_date("until_on"),
        ]

    def __str__(self) -> str:
        return self.docket_number


class LawsuitParty(Keyed):
    """A party in a lawsuit: in what role, from when, until when, and in whose place."""

    lawsuit = models.ForeignKey(Lawsuit, on_delete=models.CASCADE, related_name="party_rows")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="lawsuit_rows")
    role = models.CharField(max_length=20, choices=PartyRole)
    role_raw = models.CharField("role as printed", max_length=120, blank=True)
    from_on = models.DateField(null=True, blank=True, help_text="Empty: from the filing, or not recorded.")
    from_on_precision = precision()
    until_on = models.DateField(null=True, blank=True)
    until_on_precision = precision()
    substituted_for = models.ForeignKey(
        Party,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="An officer's successor takes his place (Fed. R. Civ. P. 25(d)).",
    )
    note = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("lawsuit", "party", "role")

    class Meta:
        verbose_name_plural = "lawsuit parties"
        ordering = ("lawsuit", "position")
        constraints = [
            unique("lawsuit", "party", "role", message="This party already has this role in the lawsuit."),
            unique("lawsuit", "position", name="position"),
            known_value("role", PartyRole),
            partial_date("from_on"),
            partial_date("until_on"),
            in_order("from_on", "until_on"),
            different("party", "substituted_for"),
        ]

    def __str__(self) -> str:
        return f"{self.party} ({self.get_role_display().lower()})"


class LawsuitJudge(Keyed):
    """A judge on a docket."""

    lawsuit = models.ForeignKey(Lawsuit, on_delete=models.CASCADE, related_name="judge_rows")
    judge = models.ForeignKey(Judge, on_delete=models.PROTECT, related_name="lawsuit_rows")
    assignment = models.CharField(max_length=10, choices=JudgeAssignment, default=JudgeAssignment.ASSIGNED)
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("lawsuit", "judge")

    class Meta:
        ordering = ("lawsuit", "position")
        constraints = [
            unique("lawsuit", "judge"),
            unique("lawsuit", "position", name="position"),
            known_value("assignment", JudgeAssignment),
        ]

    def __str__(self) -> str:
        return str(self.judge)


class LawsuitRelation(Keyed):
    """How a lawsuit stands to another."""

    from_lawsuit = models.ForeignKey(Lawsuit, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(max_length=17, choices=LawsuitRelationKind)
    to_lawsuit = models.ForeignKey(Lawsuit, on_delete=models.PROTECT, related_name="relations_to_it")
    since_on = models.DateField(null=True, blank=True)
    since_on_precision = precision()

    key_fields = ("from_lawsuit", "kind", "to_lawsuit")

    class Meta:
        ordering = ("from_lawsuit", "kind", "to_lawsuit")
        constraints = [
            unique("from_lawsuit", "kind", "to_lawsuit"),
            known_value("kind", LawsuitRelationKind),
            different("from_lawsuit", "to_lawsuit"),
            partial_date("since_on"),
        ]

    def __str__(self) -> str:
        return f"{self.from_lawsuit} {self.get_kind_display().lower()} {self.to_lawsuit}"


class LawsuitDevelopment(Keyed):
    """A development that belongs to a lawsuit's story."""

    lawsuit = models.ForeignKey(Lawsuit, on_delete=models.CASCADE, related_name="development_rows")
    development = models.ForeignKey(Development, on_delete=models.PROTECT, related_name="lawsuit_rows")
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("lawsuit", "development")

    class Meta:
        ordering = ("lawsuit", "position")
        constraints = [unique("lawsuit", "development"), unique("lawsuit", "position", name="position")]


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

    objects = NaturalKeyManager.from_queryset(ClaimQuerySet)()

    class Meta:
        ordering = ("lawsuit", "position", "slug")
        constraints = [
            *Record.Meta.constraints,
            at_least_one("provision", "ground"),
            unique("lawsuit", "provision", "ground", name="once", message="This claim is already recorded."),
            unique("lawsuit", "ground", where=Q(provision__isnull=True), name="ground_once"),
            unique("lawsuit", "provision", where=Q(ground__isnull=True), name="provision_once"),
        ]

    def __str__(self) -> str:
        return " on ".join(str(part) for part in (self.provision, self.ground) if part)
