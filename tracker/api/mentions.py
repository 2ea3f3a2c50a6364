"""Everything that names a place: suits, actions, relief, policies and money, in one list."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import CharField, F, Model, QuerySet, TextChoices, Value
from rest_framework import serializers

from cases.models import AppealParty, CoverageMember, LawsuitParty, Party, PartyMember
from policies.models import Designation, FundsAtStake, Jurisdiction, LocalPolicy, Office
from sources.choices import Verification
from sources.models import Record

from . import lookups
from . import parameters as ask
from .addresses import COLLECTIONS
from .fields import Link, TypeOf, Word
from .filtering import Parameters
from .keyset import Key, Keyset
from .onesql.statement import OfValues, Wording
from .onesql.values import Lead, Values
from .pagination import of_tables
from .records import Listing
from .relations import Relation
from .shaping.serializers import Shaped


class How(TextChoices):
    """In what way a record names a place."""

    PARTY = "party", "A party to it is this government"
    DESIGNATED = "designated", "It names the place: a letter's recipient, an entry on a list"
    COVERED = "covered", "It covers the place"
    OWNER = "owner", "It is the place's policy"
    FUNDED = "funded", "It is the place's money"
    SAME = "same", "It is this government, as a party"
    MEMBER = "member", "The government belongs to it"
    SERVED = "served", "The official served this government"
    PART = "part", "It is a part of the place"


@dataclass(frozen=True)
class Tie:
    """A table that ties records to places: which rows, which record, which place, in what way, and in what words."""

    rows: type[Model]
    record: str
    place: str
    how: How
    words: str = ""

    @property
    def kind(self) -> Any:
        return self.rows if self.record == "pk" else self.rows._meta.get_field(self.record).related_model

    def queryset(self) -> QuerySet[Any]:
        """The rows with the columns all ties have in common."""
        return (
            self.rows._base_manager.annotate(
                to=F(self.record if self.record == "pk" else f"{self.record}__pk"),
                to_slug=F("slug" if self.record == "pk" else f"{self.record}__slug"),
                at=F(f"{self.place}__pk"),
                at_slug=F(f"{self.place}__slug"),
                how=Value(self.how.value, CharField()),
                words=F(self.words) if self.words else Value("", CharField()),
            )
            .filter(to__isnull=False, at__isnull=False)
            .order_by()
        )


TIES = (
    Tie(LawsuitParty, "lawsuit", "party__jurisdiction", How.PARTY, "role"),
    Tie(AppealParty, "appeal", "party__jurisdiction", How.PARTY, "role"),
    Tie(Designation, "federal_action", "jurisdiction", How.DESIGNATED, "kind"),
    Tie(CoverageMember, "relief", "jurisdiction", How.COVERED),
    Tie(CoverageMember, "relief", "party__jurisdiction", How.COVERED),
    Tie(CoverageMember, "relief_change", "jurisdiction", How.COVERED),
    Tie(CoverageMember, "relief_change", "party__jurisdiction", How.COVERED),
    Tie(LocalPolicy, "pk", "jurisdiction", How.OWNER),
    Tie(FundsAtStake, "pk", "jurisdiction", How.FUNDED),
    Tie(Party, "pk", "jurisdiction", How.SAME),
    Tie(PartyMember, "party", "member__jurisdiction", How.MEMBER),
    Tie(Office, "official", "jurisdiction", How.SERVED, "title"),
    Tie(Jurisdiction, "pk", "parent", How.PART),
)
KINDS = list(dict.fromkeys(tie.kind for tie in TIES))
KEYS = (Key("at_slug", str), Key("rank", int), Key("to_slug", str), Key("how", str), Key("words", str))
NamingType = TextChoices("NamingType", [(COLLECTIONS[kind].upper(), (COLLECTIONS[kind],) * 2) for kind in KINDS])  # type: ignore[call-overload]


@dataclass(frozen=True)
class Mention:
    """A record names a place, in some way."""

    jurisdiction: Jurisdiction
    record: Record
    how: str
    words: str


class MentionSerializer(Shaped):
    """A record that names a place, in what way, and how far the record was checked."""

    jurisdiction = Link()
    how = Word(How)
    words = serializers.CharField(help_text="More closely: the role of the party, the kind of designation, the office.")
    type = TypeOf(source="record")
    record = Link()
    verification = Word(Verification, source="record.verification")
    doubts = serializers.DictField(child=serializers.CharField(), source="record.doubts")


VALUES = Values(
    ("at_slug", "rank", "to_slug", "how", "words", "at", "to"),
    {"jurisdiction": Lead("at", (Jurisdiction,)), "record": Lead("to", tuple(KINDS), rank="rank")},
)


class MentionParameters(Parameters):
    """What mentions can be asked."""

    jurisdiction = ask.Records("at", lookups.jurisdictions, "The place named, by slug or GEOID.")
    how = ask.Words("how", How)
    words = ask.Text("words", "More closely: plaintiff, letter_recipient.")
    type = ask.Tables("", NamingType, "What sort of record names it.")

    @cached_property
    def related(self) -> Mapping[str, Relation]:
        """The place; the records are of many kinds."""
        return {"jurisdiction": Relation("at", Jurisdiction, "")}

    def filter_queryset(self, queryset: QuerySet[Any]) -> Any:
        types = self.tables("type", [COLLECTIONS[kind] for kind in KINDS])
        found = []
        for tie in TIES:
            if COLLECTIONS[tie.kind] in types:
                rows = super().filter_queryset(tie.queryset()).annotate(rank=Value(KINDS.index(tie.kind)))
                found.append(rows.values(*VALUES.names))
        return of_tables(found, Keyset(KEYS), is_once=True)


class Mentions(Listing):
    """Everything that names a place: as party, as designated by a federal action, as covered by relief, and more.

    Relief that reaches everyone, or a whole state, names none of the places it reaches.
    """

    queryset = Jurisdiction.objects.none()  # the parameters say in which tables to look
    serializer_class = MentionSerializer
    filterset_class = MentionParameters

    def write(self, serializer: Any, queryset: QuerySet[Any]) -> Wording:
        return OfValues(VALUES.names, VALUES.row(serializer))

    def completed(self, rows: list[Any]) -> list[Any]:
        """The mentions, complete: one query for the places and one for each kind of record."""
        keys = defaultdict(set)
        for row in rows:
            keys[row["rank"]].add(row["to"])
        places = Jurisdiction.objects.in_bulk({row["at"] for row in rows})
        records = {rank: KINDS[rank].objects.with_name().in_bulk(of) for rank, of in keys.items()}
        return [Mention(places[row["at"]], records[row["rank"]][row["to"]], row["how"], row["words"]) for row in rows]
