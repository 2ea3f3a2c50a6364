"""How arguments fare: what courts held on each ground, and what became of it above."""

from typing import Any

from django.db.models import Count, F, QuerySet
from rest_framework import serializers

from cases.choices import Circuit, CourtLevel, Fate, HoldingLevel, HoldingResult
from cases.models import Holding, LegalGround
from sources.ordering import TextOr

from . import lookups
from . import parameters as ask
from .courts import COURT
from .fields import Link, Word
from .filtering import Parameters
from .grounds import GROUND
from .holdings import PROVISION
from .keyset import Key, Keyset, Position
from .onesql.statement import OfValues, Wording
from .onesql.values import Lead, Values
from .pagination import Rows
from .records import Listing
from .shaping.serializers import Shaped


class OnAppealSerializer(Shaped):
    """So many holdings on a ground went so far, this way, and fared so above."""

    ground = Link()
    level = Word(HoldingLevel)
    result = Word(HoldingResult)
    fate = Word(Fate, allow_null=True, help_text="What the latest review did with them; null: none is recorded.")
    holdings = serializers.IntegerField(help_text="How many holdings.")


class OnAppealParameters(Parameters):
    """Which holdings to count."""

    ground = ask.Records("ground", lookups.grounds, GROUND)
    provision = ask.Records("provision", lookups.provisions, PROVISION)
    court = ask.Records("ruling__court", lookups.courts, f"The court that held. {COURT}")
    court_level = ask.Words("ruling__court__level", CourtLevel, "The level of that court.")
    circuit = ask.Words("ruling__court__circuit", Circuit, "The circuit of that court.")
    level = ask.Words("level", HoldingLevel)
    result = ask.Words("result", HoldingResult)
    fate = ask.Words("latest_fate", Fate, "What the latest review did with them.")
    decided_on = ask.Date("ruling__decided_on")
    decided_after = ask.After("ruling__decided_on")
    decided_before = ask.Before("ruling__decided_on")


VALUES = Values(
    ("ground", "of", "level", "result", "fared", "holdings"),
    {"ground": Lead("ground", (LegalGround,))},
    called={"fate": "fared"},
)


class GroundsOnAppeal(Listing):
    """How arguments fare: holdings counted by ground, level and result, and by what became of them above.

    A holding counts once, with the fate that its latest review gave it. A ground counts by itself; asked for with
    `ground`, those beneath it come too.
    """

    queryset = Holding.objects.with_fate()
    serializer_class = OnAppealSerializer
    filterset_class = OnAppealParameters

    def filter_queryset(self, queryset: QuerySet[Any]) -> Any:
        """The counts: by ground in the order of slugs."""
        holdings = super().filter_queryset(queryset).order_by()
        holdings = holdings.annotate(of=F("ground__slug"), fared=TextOr(F("latest_fate")))
        keyset = Keyset([Key(name, str) for name in ("of", "level", "result", "fared")])

        def beyond(at: Position | None) -> QuerySet[Any]:
            rows = holdings.filter(keyset.beyond(at)).values("ground", "of", "level", "result", "fared")
            return rows.annotate(holdings=Count("pk")).order_by(*keyset.order(at))

        return Rows(keyset, beyond, lambda: beyond(None).count())

    def write(self, serializer: Any, queryset: QuerySet[Any]) -> Wording:
        return OfValues(VALUES.names, VALUES.row(serializer))

    def completed(self, rows: list[Any]) -> list[Any]:
        """The counts with their grounds."""
        grounds = LegalGround.objects.in_bulk({row["ground"] for row in rows})
        return [{**row, "ground": grounds[row["ground"]], "fate": row["fared"]} for row in rows]
