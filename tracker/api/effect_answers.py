"""Answers about effect as the API gives them: what was told, with the addresses of the records it names.

`at` tells where the answers stay.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from cases.blocked import lookup
from cases.blocked.labels import action_label
from cases.blocked.told import spans_told, told_all
from cases.models import Relief
from policies.models import FederalAction, Jurisdiction, LocalPolicy, Provision
from sources.dates import format_partial_date

from . import effect_shapes as shapes
from .effect_lineage import lineage_told
from .effect_links import Links, Told
from .effect_permalinks import Permalinks


def answers(provisions: Sequence[Provision], place: Jurisdiction | None, on: dt.date, at: Permalinks) -> list[Told]:
    """Whether each of these provisions is blocked, with its chain."""
    found = told_all(lookup.answers(provisions, place, on)) if provisions else []
    links = Links(at.base, found)
    rows = [
        {**links.answer(each), **at.answer(provision, place, on)}
        for provision, each in zip(provisions, found, strict=True)
    ]
    return list(shapes.ProvisionAnswer(rows, many=True).data)


def changes(provision: Provision, place: Jurisdiction | None, first: dt.date, last: dt.date, at: Permalinks) -> Told:
    """Every answer between two days, both included."""
    links = Links(at.base)
    spans = spans_told(lookup.changes(provision, place, first, last))
    found = {
        "provision": provision.slug,
        "jurisdiction": place.slug if place else None,
        "from": first,
        "to": last,
        "spans": [links.span(span) for span in spans],
        "links": {"provision": links.to(Provision, provision.slug), "jurisdiction": links.to_place(place)},
        **at.changes(provision, place, first, last),
    }
    told: Told = shapes.RangeAnswer(found).data
    return told


def of_action(action: FederalAction, place: Jurisdiction | None, on: dt.date, at: Permalinks) -> Told:
    """Every provision of a federal action, its label and its lineage."""
    provisions = lookup.provisions().filter(federal_action=action).order_by("position", "slug")
    found = {
        "action": action.slug,
        "label": action_label(action, on),
        "lineage": lineage_told(action, on),
        **_instrument(action, provisions, place, on, at),
    }
    told: Told = shapes.ActionAnswer(found).data
    return told


def of_policy(policy: LocalPolicy, place: Jurisdiction | None, on: dt.date, at: Permalinks) -> Told:
    """Every provision of a local policy."""
    provisions = lookup.provisions().filter(local_policy=policy).order_by("position", "slug")
    told: Told = shapes.PolicyAnswer({"policy": policy.slug, **_instrument(policy, provisions, place, on, at)}).data
    return told


def _instrument(
    record: FederalAction | LocalPolicy,
    provisions: Iterable[Provision],
    place: Jurisdiction | None,
    on: dt.date,
    at: Permalinks,
) -> Told:
    links = Links(at.base)
    return {
        "jurisdiction": place.slug if place else None,
        "on": on,
        "answers": answers(list(provisions), place, on, at),
        "links": {"instrument": links.to(type(record), record.slug), "jurisdiction": links.to_place(place)},
        **at.instrument(record, place, on),
    }


def blocked(page: Sequence[Provision], place: Jurisdiction | None, on: dt.date, at: Permalinks) -> list[Told]:
    """These provisions, each with the authority on which it is blocked."""
    found = told_all(lookup.answers(page, place, on), with_chain=False) if page else []
    links, authority = Links(at.base), _Authority(found)
    rows = [
        {**links.answer(each), "name": str(provision), "authority": authority.of(each, links)}
        for provision, each in zip(page, found, strict=True)
    ]
    return list(shapes.BlockedSerializer(rows, many=True).data)


class _Authority:
    """The rulings behind the reliefs that these answers name: one query."""

    def __init__(self, found: Sequence[Told]) -> None:
        slugs = {slug for told in found for name in ("held_by", "perhaps_by") for slug in told[name]}
        rows = Relief.objects.filter(slug__in=slugs).with_name()
        self.reliefs = {relief.slug: relief for relief in rows} if slugs else {}

    def of(self, told: Told, links: Links) -> list[Told]:
        return [
            self._one(self.reliefs[slug], links, is_certain=name == "held_by")
            for name in ("held_by", "perhaps_by")
            for slug in told[name]
        ]

    def _one(self, relief: Relief, links: Links, *, is_certain: bool) -> Told:
        ruling = relief.ruling
        return {
            "relief": relief.slug,
            "kind": relief.kind,
            "is_certain": is_certain,
            "court": ruling.court.slug,
            "ruling": ruling.slug,
            "decided_on": format_partial_date(ruling.decided_on, ruling.decided_on_precision) or None,
            "citation": ruling.reporter_citation,
            "url": links.to(Relief, relief.slug),
        }
