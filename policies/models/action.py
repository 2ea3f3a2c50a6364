"""Federal actions, what they say, and what they do to each other."""

from django.db import models
from django.db.models import F, Q

from sources.constraints import different, in_order, known_value, partial_date, unique, when
from sources.models import Keyed, NaturalKeyManager, Record, precision

from ..choices import ActionKind, ActionRelationKind, DesignationKind, OfficialRole
from .government import Agency, GrantProgram, Official, Statute
from .jurisdiction import Jurisdiction
from .querysets import FederalActionQuerySet


class FederalAction(Record):
    """One thing the federal government did: an order, a memo, a set of grant conditions, a round of letters, a statute.

    An act of Congress stands here when a suit challenges it (8 U.S.C. 1373), so that its provisions can be enjoined.
    """

    # Identity
    kind = models.CharField(max_length=24, choices=ActionKind)
    title = models.CharField(max_length=300)
    number = models.CharField(max_length=60, blank=True, help_text="As cited: EO 13768, Proclamation 10888.")

    # When
    signed_on = models.DateField("signed or issued on", null=True, blank=True)
    signed_on_precision = precision()
    published_on = models.DateField(null=True, blank=True)
    published_on_precision = precision()
    effective_on = models.DateField(
        null=True, blank=True, help_text="Only where the action names a day other than that of its signing."
    )
    effective_on_precision = precision()
    ended_on = models.DateField(
        null=True, blank=True, help_text="Where it ended otherwise than by a later action recorded here."
    )
    ended_on_precision = precision()

    # Where it is printed
    fr_citation = models.CharField("Federal Register citation", max_length=40, blank=True, help_text="82 FR 8799")
    federal_register_number = models.CharField(
        "Federal Register document number",
        max_length=20,
        blank=True,
        help_text="2017-02102. Numbers were reused before 2016: number and date identify.",
    )
    url = models.URLField("address", max_length=500, blank=True)

    # What it is about
    summary = models.TextField(blank=True, help_text="In our own words.")
    agencies = models.ManyToManyField(Agency, through="ActionAgency", related_name="federal_actions")
    officials = models.ManyToManyField(Official, through="ActionOfficial", related_name="federal_actions")
    grant_programs = models.ManyToManyField(GrantProgram, through="ActionGrantProgram", related_name="federal_actions")
    statutes = models.ManyToManyField(Statute, through="ActionStatute", related_name="federal_actions")

    objects = NaturalKeyManager.from_queryset(FederalActionQuerySet)()

    class Meta:
        ordering = (F("signed_on").desc(nulls_last=True), "slug")
        constraints = [
            *Record.Meta.constraints,
            known_value("kind", ActionKind),
            partial_date("signed_on"),
            partial_date("published_on"),
            partial_date("effective_on"),
            partial_date("ended_on"),
            in_order("signed_on", "ended_on"),
            unique("federal_register_number", "published_on", where=~Q(federal_register_number=""), name="fr_document"),
        ]
        indexes = [models.Index(fields=["signed_on", "slug"], name="action_signed")]

    def __str__(self) -> str:
        return f"{self.number}, {self.title}" if self.number else self.title


class ActionRelation(Keyed):
    """What one federal action does to another. Revoking a revoker revives nothing by itself."""

    from_action = models.ForeignKey(FederalAction, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(max_length=12, choices=ActionRelationKind)
    to_action = models.ForeignKey(FederalAction, on_delete=models.PROTECT, related_name="relations_to_it")
    provision = models.ForeignKey(
        "Provision",
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


class ActionAgency(Keyed):
    """An agency that took the action."""

    federal_action = models.ForeignKey(FederalAction, on_delete=models.CASCADE, related_name="agency_rows")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="action_rows")
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("federal_action", "agency")

    class Meta:
        verbose_name_plural = "action agencies"
        ordering = ("federal_action", "position")
        constraints = [unique("federal_action", "agency"), unique("federal_action", "position", name="position")]


class ActionOfficial(Keyed):
    """An official who issued or signed the action, or to whom it was addressed."""

    federal_action = models.ForeignKey(FederalAction, on_delete=models.CASCADE, related_name="official_rows")
    official = models.ForeignKey(Official, on_delete=models.PROTECT, related_name="action_rows")
    role = models.CharField(max_length=10, choices=OfficialRole, default=OfficialRole.ISSUED)
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("federal_action", "official", "role")

    class Meta:
        ordering = ("federal_action", "position")
        constraints = [
            known_value("role", OfficialRole),
            unique("federal_action", "official", "role"),
            unique("federal_action", "position", name="position"),
        ]


class ActionGrantProgram(Keyed):
    """A grant program whose money the action touches."""

    federal_action = models.ForeignKey(FederalAction, on_delete=models.CASCADE, related_name="grant_program_rows")
    grant_program = models.ForeignKey(GrantProgram, on_delete=models.PROTECT, related_name="action_rows")
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("federal_action", "grant_program")

    class Meta:
        ordering = ("federal_action", "position")
        constraints = [unique("federal_action", "grant_program"), unique("federal_action", "position", name="position")]


class ActionStatute(Keyed):
    """A statute the action invokes, enforces or is about."""

    federal_action = models.ForeignKey(FederalAction, on_delete=models.CASCADE, related_name="statute_rows")
    statute = models.ForeignKey(Statute, on_delete=models.PROTECT, related_name="action_rows")
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("federal_action", "statute")

    class Meta:
        ordering = ("federal_action", "position")
        constraints = [unique("federal_action", "statute"), unique("federal_action", "position", name="position")]


class Designation(Keyed):
    """A federal action names a jurisdiction: a letter's recipient, an entry on a list, a place cleared."""

    federal_action = models.ForeignKey(FederalAction, on_delete=models.CASCADE, related_name="designations")
    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="designations")
    kind = models.CharField(max_length=20, choices=DesignationKind)
    from_on = models.DateField(null=True, blank=True, help_text="Empty: from the day of the action.")
    from_on_precision = precision()
    until_on = models.DateField(null=True, blank=True)
    until_on_precision = precision()
    printed_as = models.CharField(max_length=150, blank=True, help_text="The name in the document, where it differs.")
    note = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("federal_action", "jurisdiction", "kind")

    class Meta:
        ordering = ("federal_action", "position")
        constraints = [
            known_value("kind", DesignationKind),
            partial_date("from_on"),
            partial_date("until_on"),
            in_order("from_on", "until_on"),
            unique("federal_action", "jurisdiction", "kind"),
            unique("federal_action", "position", name="position"),
        ]

    def __str__(self) -> str:
        return f"{self.jurisdiction}: {self.get_kind_display().lower()}"


class Figure(Keyed):
    """A number a federal action states or is reported with, other than money at stake: 206 detainers, 35 entries."""

    federal_action = models.ForeignKey(FederalAction, on_delete=models.CASCADE, related_name="figures")
    what = models.CharField(max_length=200)
    value = models.DecimalField(max_digits=15, decimal_places=2, null=True, blank=True)
    as_stated = models.CharField(
        max_length=100, blank=True, help_text="In the source's terms, where it is not a plain number."
    )
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("federal_action", "position")

    class Meta:
        ordering = ("federal_action", "position")
        constraints = [
            unique("federal_action", "position"),
            when(
                "value_or_words",
                Q(value__isnull=False) | ~Q(as_stated=""),
                "Give the value, or how the source states it.",
                "value",
                lambda row: row["value"] is not None or row["as_stated"] != "",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.as_stated or self.value} {self.what}"
