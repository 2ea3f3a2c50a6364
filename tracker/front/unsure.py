"""How many facts are verified in part or not at all, kind by kind."""

from dataclasses import dataclass

from django.apps import apps
from django.db.models import Count, Value
from django.utils.text import capfirst

from sources.choices import Verification
from sources.desk.links import listing
from sources.models import Record

RECORDS: list[type[Record]] = [model for model in apps.get_models() if issubclass(model, Record)]


@dataclass(frozen=True)
class Unsure:
    """The records of one kind that are not verified, or in part."""

    name: str
    partly: int
    unverified: int
    partly_list: str
    unverified_list: str


def unsure() -> list[Unsure]:
    """The kinds that have such records, those with most first: one query."""
    open_ones = [
        model._default_manager.exclude(verification=Verification.VERIFIED)
        .order_by()
        .values_list(Value(n), "verification")
        .annotate(number=Count("pk"))
        for n, model in enumerate(RECORDS)
    ]
    numbers = {(n, word): number for n, word, number in open_ones[0].union(*open_ones[1:], all=True)}
    told = [
        Unsure(
            capfirst(str(model._meta.verbose_name_plural)),
            numbers.get((n, Verification.PARTLY), 0),
            numbers.get((n, Verification.UNVERIFIED), 0),
            listing(model, verification__exact=Verification.PARTLY.value),
            listing(model, verification__exact=Verification.UNVERIFIED.value),
        )
        for n, model in enumerate(RECORDS)
    ]
    return sorted(filter(lambda u: u.partly or u.unverified, told), key=lambda u: (-u.partly - u.unverified, u.name))
