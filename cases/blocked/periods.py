"""The periods a relief's history yields, as rows: computed, compared, kept up to date."""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import transaction

from policies.models import Provision
from sources.everything import everything

from ..choices import Grip
from ..effect.coverage import Path
from ..effect.moments import FOREVER
from ..effect.replay import Period, periods
from ..models import EffectPeriod, Relief, StaleRelief
from .histories import history_of, place_paths, relief_rows

FIELDS = (
    "relief_id",
    "provision_id",
    "starts_on",
    "ends_on",
    "jurisdiction_id",
    "class_name",
    "own",
    "below",
    "open_questions",
)
CHUNK = 500


def computed(ids: Iterable[int] | None = None) -> Iterator[EffectPeriod]:
    """The rows there should be for these reliefs (for all), not saved."""
    paths = place_paths()
    places = {path: pk for pk, path in paths.items()}
    for relief in relief_rows(ids).iterator(CHUNK):
        history = history_of(relief, paths)
        for named in relief.provision_rows.all():
            for period in periods(history, named.provision.slug):
                yield from rows_of(period, relief, named.provision, places)


def rows_of(period: Period, relief: Relief, provision: Provision, places: dict[Path, int]) -> Iterator[EffectPeriod]:
    """One period as rows: one for everyone else where anybody is reached by default, one a place, one a class."""

    def row(own: Grip, below: Grip, jurisdiction: int | None = None, class_name: str = "") -> EffectPeriod:
        return EffectPeriod(
            relief=relief,
            provision=provision,
            starts_on=period.start,
            ends_on=None if period.end == FOREVER else period.end,
            jurisdiction_id=jurisdiction,
            class_name=class_name,
            own=own,
            below=below,
            open_questions=list(period.open_questions),
        )

    certain, possible = period.certain, period.possible
    rest = grip(certain.everyone, possible.everyone)
    if rest != Grip.FREE:
        yield row(rest, rest)
    for path in sorted({*certain.places, *possible.places}):
        own = grip(certain.covers(path), possible.covers(path))
        yield row(own, grip(certain.covers_below(path), possible.covers_below(path)), jurisdiction=places[path])
    for name in sorted({*certain.classes, *possible.classes}):
        reached = grip(certain.covers_class(name), possible.covers_class(name))
        yield row(reached, reached, class_name=name)


def grip(certain: bool, possible: bool) -> Grip:
    """How far: for certain, perhaps, or not at all."""
    return Grip.HELD if certain else Grip.PERHAPS if possible else Grip.FREE


def refresh(ids: Iterable[int] | None = None) -> int:
    """Compute the periods of these reliefs anew (of those noted as stale, by default); how many reliefs it was.

    Of all of them, also while a reader asks who is not told of drafts: the periods are stored for everybody.
    """
    with everything(), transaction.atomic():
        stale = list(StaleRelief.objects.select_for_update().values_list("pk", flat=True) if ids is None else ids)
        for start in range(0, len(stale), CHUNK):
            chunk = stale[start : start + CHUNK]
            EffectPeriod.objects.filter(relief_id__in=chunk).delete()
            EffectPeriod.objects.bulk_create(computed(chunk), batch_size=CHUNK)
            StaleRelief.objects.filter(pk__in=chunk).delete()
    return len(stale)


def rebuild() -> int:
    """Compute every period anew; how many rows there are."""
    with transaction.atomic():
        EffectPeriod.objects.all().delete()
        rows = computed()
        while chunk := list(islice(rows, CHUNK)):
            EffectPeriod.objects.bulk_create(chunk)
        StaleRelief.objects.all().delete()
    return EffectPeriod.objects.count()


def differences() -> list[str]:
    """Where the stored rows differ from the computed ones, a line each; nothing where they agree."""
    stored = {
        _key(row): row for row in EffectPeriod.objects.select_related("relief", "provision", "jurisdiction").iterator()
    }
    missing = [f"missing: {_say(row)}" for row in computed() if stored.pop(_key(row), None) is None]
    return missing + [f"not computed: {_say(row)}" for row in stored.values()]


def _key(row: EffectPeriod) -> tuple[object, ...]:
    return tuple(tuple(v) if isinstance(v := getattr(row, name), list) else v for name in FIELDS)


def _say(row: EffectPeriod) -> str:
    who = row.class_name or (row.jurisdiction.slug if row.jurisdiction else "everyone else")
    days = f"from {row.starts_on} to {row.ends_on or 'open'}"
    return f"{row.relief.slug} on {row.provision.slug} {days} for {who}: {row.own}"
