"""What every record has: a slug that never changes, a natural key, and how far it was checked."""

from collections.abc import Iterable
from typing import Any, ClassVar, TypeVar

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from ..choices import Precision, Verification
from ..constraints import known_value, unique, when
from ..history.records import Histories
from ..other_names import LONGEST
from .querysets import RecordQuerySet

PART = r"[a-z0-9]+(?:-[a-z0-9]+)*"
slug_form = RegexValidator(
    rf"^{PART}(?:/{PART})?\Z",
    "Use lower-case letters, digits and single hyphens; a part of a record is written record/part (eo-13768/9a).",
)


def precision() -> models.CharField:
    """The companion of a partial date: pair them with `constraints.partial_date`."""
    return models.CharField(max_length=5, choices=Precision, blank=True, default="")


def other_names() -> models.CharField:
    """What else texts call the record; how a name is shortened by rule needs no saying (`cases.mentions.variants`)."""
    return models.CharField(
        max_length=LONGEST,
        blank=True,
        help_text="What else texts call it, with a semicolon between two: Byrne JAG; Justice Assistance Grant.",
    )


M = TypeVar("M", bound="Keyed")


class NaturalKeyManager(models.Manager[M]):
    """Finds a row by what names it in the world, so that dumps and fixtures carry no database numbers."""

    def get_by_natural_key(self, *key: Any) -> M:
        return self.get(**dict(zip(self.model.natural_lookups(), key, strict=True)))


class RecordManager(NaturalKeyManager[M]):
    """Finds records, and brings with them what a reader sees (`RecordQuerySet`)."""

    _queryset_class = RecordQuerySet

    def get_queryset(self) -> RecordQuerySet[M]:
        return self._queryset_class(self.model, using=self._db)

    def with_name(self) -> RecordQuerySet[M]:
        return self.get_queryset().with_name()

    def with_links(self) -> RecordQuerySet[M]:
        return self.get_queryset().with_links()

    def with_details(self) -> RecordQuerySet[M]:
        return self.get_queryset().with_details()


class Keyed(models.Model):
    """A row that can be named without its database number.

    `key_fields` are the fields that together name it; a foreign key among them stands for the key of what it points to.
    Every such row has a history, which the database writes.
    """

    key_fields: ClassVar[tuple[str, ...]] = ("slug",)

    objects = NaturalKeyManager()
    history: ClassVar[Any] = Histories()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        """What tells it from its siblings: its key but for the record it belongs to."""
        return ", ".join(str(getattr(self, name)) for name in self.key_fields[1:] or self.key_fields)

    @classmethod
    def natural_lookups(cls) -> list[str]:
        """The key as look-ups, through foreign keys: ("lawsuit", "position") is lawsuit__slug, position."""
        lookups: list[str] = []
        for name in cls.key_fields:
            related = cls._meta.get_field(name).related_model
            if isinstance(related, type) and issubclass(related, Keyed):
                lookups += [f"{name}__{inner}" for inner in related.natural_lookups()]
            else:
                lookups.append(name)
        return lookups

    def natural_key(self) -> tuple[Any, ...]:
        key: list[Any] = []
        for name in self.key_fields:
            value = getattr(self, name)
            key += value.natural_key() if isinstance(value, Keyed) else [value]
        return tuple(key)


class Checked(models.Model):
    """How far a record was checked against sources that were read.

    `doubts` names what was not: field (as the fixtures call it) to the reason. A verified record has none.
    """

    verification = models.CharField(
        max_length=10,
        choices=Verification,
        default=Verification.UNVERIFIED,
        help_text="Verified means that somebody read a source for it. Name what remains open under doubts.",
    )
    doubts = models.JSONField(
        default=dict,
        blank=True,
        help_text='What was not verified, and why: {"docket_number": "from memory"}. Empty for a verified record.',
    )
    note = models.TextField(blank=True, help_text="Remarks for readers, in our own words.")

    class Meta:
        abstract = True
        constraints = [
            known_value("verification", Verification),
            when(
                "doubts_told",
                (Q(verification=Verification.PARTLY) & ~Q(doubts={}))
                | (Q(verification=Verification.VERIFIED, doubts={}))
                | Q(verification=Verification.UNVERIFIED),
                "A partly verified record names its doubts; a verified one has none.",
                "verification",
                lambda row: {"partly": bool(row["doubts"]), "verified": not row["doubts"], "unverified": True}.get(
                    row["verification"], False
                ),
            ),
        ]

    def clean(self) -> None:
        super().clean()
        if not isinstance(self.doubts, dict) or not all(isinstance(v, str) and v for v in self.doubts.values()):
            raise ValidationError({"doubts": 'Write each doubt as {"field": "why it is open"}.'})


class Record(Keyed, Checked):
    """A record with a public address: a slug that never changes once given (a trigger in the database sees to it)."""

    slug = models.CharField(
        max_length=160,
        validators=[slug_form],
        help_text="The public name of the record, in addresses and fixtures. It cannot be changed later.",
    )

    objects: ClassVar[RecordManager] = RecordManager()

    class Meta:
        abstract = True
        constraints = [*Checked.Meta.constraints, unique("slug", name="slug")]

    def __str__(self) -> str:
        return self.slug

    def dossiers(self) -> Iterable[Any]:
        """The dossiers it is published and withdrawn with; none for what belongs to no single one, as a court."""
        return ()

    def clean(self) -> None:
        super().clean()
        stored = type(self)._base_manager.filter(pk=self.pk).values_list("slug", flat=True).first()
        if stored is not None and stored != self.slug:
            raise ValidationError({"slug": f"A slug never changes: this one stays {stored}."})
        if stored is None and (merged := apps.get_model("sources", "MergedRecord").of(type(self), self.slug)):
            raise ValidationError({"slug": f"This slug leads to {merged.into_slug}, into which its record was merged."})
