"""The database's own records, as the matcher wants to know them. The more is recorded, the more it finds."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from policies.models import (
    Agency,
    FederalAction,
    GrantProgram,
    Jurisdiction,
    LocalPolicy,
    Official,
    Statute,
)
from sources import other_names
from sources.dates import format_partial_date
from sources.models import Organization, Person

from ..choices import CourtLevel
from ..docket_numbers import parse_district
from ..mentions.lexicon import Lexicon
from ..mentions.records import Kind, KnownRecord, KnownRuling, Records, Ref
from ..models import AppealNumber, Court, Judge, Lawsuit, LawsuitParty, LegalGround, Party, Ruling


def lexicon() -> Lexicon:
    """All names, compiled. It takes about a second for the shipped records; keep it for a run."""
    return Lexicon(known())


def known() -> Records:
    """Everything that a text may name, and the rulings that it may tell of."""
    parties = _parties()
    records = [each for part in _PARTS for each in part(parties)]
    return Records(tuple(records), tuple(_rulings()), _seats())


def ref(record: Any) -> Ref:
    """How the matcher names a record."""
    return Ref(record._meta.label, record.slug)


Parties = dict[Ref, tuple[Ref, ...]]


def _parties() -> Parties:
    """The parties that a jurisdiction, an agency, an official, an organization or a person is."""
    links = ("jurisdiction", "agency", "official", "organization", "person")
    found: dict[Ref, list[Ref]] = defaultdict(list)
    for party in Party.objects.select_related(*links).order_by("slug"):
        for link in links:
            if other := getattr(party, link):
                found[ref(other)].append(ref(party))
    return {key: tuple(value) for key, value in found.items()}


def _others(record: Any) -> tuple[str, ...]:
    return tuple(other_names.read(record.other_names))


def _numbers(*texts: str) -> tuple[str, ...]:
    """The citations among texts, several of which may stand in one, with a semicolon between."""
    return tuple(part.strip() for text in texts for part in text.split(";") if part.strip())


def _jurisdictions(parties: Parties) -> Iterator[KnownRecord]:
    for each in Jurisdiction.objects.order_by("slug"):
        names = (each.name, *_others(each))
        yield KnownRecord(
            Kind.JURISDICTION, ref(each), names, state=each.state, sort=each.kind, also=parties.get(ref(each), ())
        )


def _agencies(parties: Parties) -> Iterator[KnownRecord]:
    for each in Agency.objects.select_related("parent").order_by("slug"):
        names = tuple(filter(None, (each.name, each.abbreviation, *_others(each))))
        within = ref(each.parent) if each.parent else None
        yield KnownRecord(Kind.AGENCY, ref(each), names, within=within)


def _officials(parties: Parties) -> Iterator[KnownRecord]:
    for each in Official.objects.prefetch_related("offices").order_by("slug"):
        offices = tuple(office.title for office in each.offices.all())
        yield KnownRecord(Kind.OFFICIAL, ref(each), (each.name, *_others(each)), offices=offices)


def _judges(parties: Parties) -> Iterator[KnownRecord]:
    for each in Judge.objects.select_related("court").order_by("slug"):
        sort = each.court.level if each.court else ""
        yield KnownRecord(Kind.JUDGE, ref(each), (each.name, *_others(each)), sort=sort)


def _people(parties: Parties) -> Iterator[KnownRecord]:
    for each in Person.objects.order_by("slug"):
        yield KnownRecord(Kind.PERSON, ref(each), (each.name,))


def _organizations(parties: Parties) -> Iterator[KnownRecord]:
    for each in Organization.objects.order_by("slug"):
        yield KnownRecord(Kind.ORGANIZATION, ref(each), (each.name, *_others(each)))


def _programs(parties: Parties) -> Iterator[KnownRecord]:
    for each in GrantProgram.objects.order_by("slug"):
        yield KnownRecord(Kind.PROGRAM, ref(each), (each.name, *_others(each)))


def _actions(parties: Parties) -> Iterator[KnownRecord]:
    for each in FederalAction.objects.order_by("slug"):
        numbers = _numbers(each.number, each.fr_citation)
        named = () if each.number and numbers[0] == each.number and each.number[:1].isdigit() else (each.number,)
        names = tuple(filter(None, (each.title, *named, *_others(each))))
        yield KnownRecord(Kind.FEDERAL_ACTION, ref(each), names, numbers=numbers)


def _policies(parties: Parties) -> Iterator[KnownRecord]:
    for each in LocalPolicy.objects.order_by("slug"):
        yield KnownRecord(Kind.LOCAL_POLICY, ref(each), (each.title, *_others(each)))


def _statutes(parties: Parties) -> Iterator[KnownRecord]:
    for each in Statute.objects.order_by("slug"):
        names = tuple(filter(None, (each.title or each.citation,)))
        yield KnownRecord(Kind.STATUTE, ref(each), names, numbers=_numbers(each.citation))


def _grounds(parties: Parties) -> Iterator[KnownRecord]:
    for each in LegalGround.objects.order_by("slug"):
        # Cited by one provision alone, it goes by that; with cases beside it, the provision is wider than the ground.
        numbers = () if ";" in each.citation else (each.citation,)
        yield KnownRecord(Kind.GROUND, ref(each), (each.name, *_others(each)), numbers=numbers)


def _courts(parties: Parties) -> Iterator[KnownRecord]:
    for each in Court.objects.prefetch_related("aliases").order_by("slug"):
        names = tuple(dict.fromkeys((each.name, each.short_name, *(alias.name for alias in each.aliases.all()))))
        sort = "district" if each.level == CourtLevel.DISTRICT else each.level
        yield KnownRecord(Kind.COURT, ref(each), names, state=each.state, sort=sort)


def _lawsuits(parties: Parties) -> Iterator[KnownRecord]:
    numbers: dict[int, list[str]] = defaultdict(list)
    captions: dict[int, list[str]] = defaultdict(list)
    for row in AppealNumber.objects.select_related("appeal").prefetch_related("appeal__lawsuits").order_by("pk"):
        for lawsuit in row.appeal.lawsuits.all():
            numbers[lawsuit.pk].append(row.docket_number)
            if row.appeal.caption:
                captions[lawsuit.pk].append(row.appeal.caption)
    for each in Lawsuit.objects.prefetch_related("earlier_numbers").order_by("slug"):
        dockets = [each.docket_number, *(row.docket_number for row in each.earlier_numbers.all())]
        yield KnownRecord(
            Kind.LAWSUIT,
            ref(each),
            (each.short_name,),
            captions=tuple(dict.fromkeys((each.caption, each.short_name, *_others(each), *captions[each.pk]))),
            dockets=tuple(dict.fromkeys((*(form for number in dockets for form in _forms(number)), *numbers[each.pk]))),
            begun=str(each.filed_on or ""),
        )


def _forms(docket_number: str) -> list[str]:
    """A docket number as it is keyed, and without the office that texts leave out."""
    try:
        number = parse_district(docket_number).number
    except ValueError:
        return [docket_number]
    return list(dict.fromkeys((number, number.partition(":")[2] or number)))


def _rulings() -> Iterator[KnownRuling]:
    rows = Ruling.objects.select_related("court").prefetch_related("judges", "lawsuits").order_by("slug")
    for each in rows:
        yield KnownRuling(
            ref(each),
            ref(each.court),
            frozenset(ref(judge) for judge in each.judges.all()),
            format_partial_date(each.decided_on, each.decided_on_precision) if each.decided_on else "",
            each.kind,
            each.result,
            tuple(ref(lawsuit) for lawsuit in each.lawsuits.all()),
            each.reporter_citation,
        )


def _seats() -> dict[Ref, frozenset[Ref]]:
    """The courts in which a jurisdiction's own suits are: where "a federal court in Chicago" is looked for first."""
    found: dict[Ref, set[Ref]] = defaultdict(set)
    rows = LawsuitParty.objects.filter(party__jurisdiction__isnull=False).select_related(
        "party__jurisdiction", "lawsuit__court"
    )
    for row in rows:
        jurisdiction, court = row.party.jurisdiction, row.lawsuit.court
        if jurisdiction is not None and jurisdiction.state and jurisdiction.state == court.state:
            found[ref(jurisdiction)].add(ref(court))
    return {key: frozenset(value) for key, value in found.items()}


_PARTS = (
    *(_actions, _policies, _statutes, _lawsuits, _courts, _judges, _officials, _people, _organizations),
    *(_jurisdictions, _agencies, _programs, _grounds),
)
