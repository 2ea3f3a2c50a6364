"""Slugs made from names, so that a curator seldom types one."""

import re
from collections.abc import Collection, Sequence

from django.db import models
from django.db.models import Q
from django.utils.text import slugify

from ..models import MergedRecord

MOST = 120
_SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}


def part(text: str) -> str:
    """Words as one part of a slug: lower case, single hyphens, not overlong."""
    made = re.sub(r"-{2,}", "-", slugify(text.replace("_", "-").replace(".", "").replace("'", ""))).strip("-")
    return made if len(made) <= MOST else made[:MOST].rsplit("-", 1)[0]


def last_name_first(name: str) -> str:
    """William H. Orrick as orrick-william-h; John Smith Jr. as smith-john-jr."""
    words = [word for word in part(name).split("-") if word]
    suffix = words[-1:] if len(words) > 2 and words[-1] in _SUFFIXES else []
    given = words[: len(words) - len(suffix)]
    return "-".join([*given[-1:], *given[:-1], *suffix])


def statute(citation: str) -> str:
    """8 U.S.C. 1373 as usc-8-1373; anything else by its words."""
    found = re.match(r"(\d+) U\.?S\.?C\.? (?:§+ ?|sec\. )?(\d+[a-z]*)", citation)
    return f"usc-{found[1]}-{found[2]}".lower() if found else part(citation)


def section(label: str) -> str:
    """sec. 9(a) as 9a; notice condition as notice-condition."""
    bare = re.sub(r"^(?:sec(?:tion|s)?|subsec(?:tion)?|para(?:graph)?|art(?:icle)?)\b\.? *", "", label, flags=re.I)
    return part(re.sub(r"(?<=\w)\((\w+)\)", r"\1", bare))


def unused(model: type[models.Model], wanted: Sequence[str], taken: Collection[str] = ()) -> str:
    """The first of these that no other record and no other row of the screen has; else the last with a number."""
    found = Q()
    for slug in wanted:
        found |= Q(slug__startswith=slug)
    known = {*model._default_manager.filter(found).values_list("slug", flat=True), *taken}
    merged = MergedRecord.objects.filter(kind=model._meta.label)
    known |= {slug for slug in merged.values_list("old_slug", flat=True) if slug.startswith(tuple(wanted))}
    numbered = (f"{wanted[-1]}-{n}" for n in range(2, len(known) + 3))
    return next(slug for slug in (*wanted, *numbered) if slug not in known)
