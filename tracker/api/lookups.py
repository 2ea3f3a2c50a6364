"""What people write for a record, turned into the ids of the records meant.

Each function takes the values of one parameter and raises `ValidationError`, with a sentence that says what is known,
where one of them names nothing: a mistyped name must not come back as an empty list, still less as everything.
"""

from collections.abc import Callable, Collection, Iterable
from difflib import get_close_matches

from django.core.exceptions import ValidationError
from django.db.models import Q

from cases.models import Court, LegalGround
from policies.models import FederalAction, Jurisdiction, LocalPolicy, Provision
from sources.models import Document, Record

from .addresses import COLLECTIONS
from .problems.faults import NoSuchRecordError, NotUnderstoodError

Lookup = Callable[[list[str]], list[int]]
MOST_VALUES = 100
MOST_COMPARED = 2000  # comparing spellings costs time; a bigger collection is searched by its first letters


def split(text: str) -> list[str]:
    """The values between the commas. Raises `ValidationError` where there are none, or too many."""
    values = list(dict.fromkeys(value for part in text.split(",") if (value := part.strip())))
    if not values:
        raise ValidationError("Write at least one value; separate several with commas.")
    if len(values) > MOST_VALUES:
        raise ValidationError(f"Write no more than {MOST_VALUES} values.")
    return values


def by_slug(model: type[Record]) -> Lookup:
    """Records by slug."""

    def look_up(values: list[str]) -> list[int]:
        found = dict(model.objects.filter(slug__in=values).order_by().values_list("slug", "pk"))
        _refuse(model, (value for value in values if value not in found))
        return list(found.values())

    return look_up


def grounds(values: list[str]) -> list[int]:
    """Legal grounds by slug, each with all beneath it."""
    by_slug(LegalGround)(values)
    return LegalGround.objects.subtree(*values)


def courts(values: list[str]) -> list[int]:
    """Courts by id or by any name they go by. A name may itself have a comma: District Court, N.D. California."""
    together = list(Court.objects.named(", ".join(values)).values_list("pk", flat=True))
    if together:
        return together
    found: list[int] = []
    for value in values:
        court = Court.objects.named(value).values_list("pk", flat=True)
        _refuse(Court, () if court else (value,))
        found += court
    return found


def actions(values: list[str]) -> list[int]:
    """Federal actions by slug, or by number: EO 13768."""
    return _by_any(FederalAction, values, ("slug", "number__iexact"))


def provisions(values: list[str]) -> list[int]:
    """Provisions by slug, or all those of a federal action (by slug or number) or of a local policy."""
    parts = [value for value in values if "/" in value]
    found = by_slug(Provision)(parts) if parts else []
    for value in values:
        if "/" not in value:
            policies = list(LocalPolicy.objects.filter(slug=value).values_list("pk", flat=True))
            owners = Q(local_policy__in=policies) if policies else Q(federal_action__in=actions([value]))
            found += Provision.objects.filter(owners).order_by().values_list("pk", flat=True)
    return found


def jurisdictions(values: list[str]) -> list[int]:
    """Jurisdictions by slug, or by GEOID as a state, place or county."""
    return _by_any(Jurisdiction, values, ("slug", "geoid", "county_geoid"))


def documents(values: list[str]) -> list[int]:
    """Documents by slug, by the name of the corpus file, or by its SHA-256."""
    return _by_any(Document, values, ("slug", "corpus_file", "sha256"))


def _by_any(model: type[Record], values: list[str], fields: Collection[str]) -> list[int]:
    found: list[int] = []
    for value in values:
        condition = Q()
        for field in fields:
            condition |= Q(**{field: value})
        ids = list(model.objects.filter(condition).order_by().values_list("pk", flat=True))
        _refuse(model, () if ids else (value,))
        found += ids
    return found


def _refuse(model: type[Record], unknown: Iterable[str]) -> None:
    """Raise `ValidationError` for the first of these, with the slugs it may have been meant for."""
    for value in unknown:
        near = close_to(model, value)
        hint = f" Close to it: {', '.join(near)}." if near else ""
        name = model._meta.verbose_name
        message = f"No {name} is called {value!r}.{hint} All are listed at {COLLECTIONS[model]}/."
        raise NotUnderstoodError(message, near)


def close_to(model: type[Record], value: str) -> list[str]:
    """The slugs that somebody who wrote this may have meant, at most five."""
    slugs = model.objects.order_by().values_list("slug", flat=True)
    word = value.lower()
    return get_close_matches(word, slugs[:MOST_COMPARED], n=5, cutoff=0.5) or list(
        slugs.filter(slug__startswith=word[:4]).order_by("slug")[:5]
    )


def no_such(model: type[Record], slug: str, address: Callable[[str], str]) -> NoSuchRecordError:
    """The error that nothing is called so, with the addresses of what may have been meant."""
    nearest = [address(near) for near in close_to(model, slug)]
    return NoSuchRecordError(f"No {model._meta.verbose_name} is called {slug!r}.", nearest)
