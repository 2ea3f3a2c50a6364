"""What the matcher knows is what the database holds: each kind of record by each of its names and numbers."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.mentions.matcher import Matcher
from cases.mentions.mention import Mention
from cases.suggestions.known import known, lexicon, ref
from policies.tests.factories import (
    AgencyFactory,
    FederalActionFactory,
    GrantProgramFactory,
    JurisdictionFactory,
    LocalPolicyFactory,
    OfficialFactory,
    StatuteFactory,
)
from sources.tests.factories import OrganizationFactory, PersonFactory

from .factories import (
    AppealLawsuitFactory,
    AppealNumberFactory,
    CourtAliasFactory,
    EarlierDocketNumberFactory,
    JudgeFactory,
    LawsuitFactory,
    LawsuitPartyFactory,
    LegalGroundFactory,
    PartyFactory,
    RulingFactory,
    RulingLawsuitFactory,
)

pytestmark = pytest.mark.django_db


def _only(text: str) -> Mention:
    [mention] = [each for each in Matcher(lexicon()).find(text) if each.candidates]
    return mention


@pytest.mark.parametrize(
    ("factory", "fields", "text"),
    [
        (AgencyFactory, {"name": "Bureau of Bridges", "abbreviation": "BOB"}, "BOB wrote."),
        (AgencyFactory, {"name": "Bureau of Bridges", "other_names": "Old Span; The Spanners"}, "The Spanners wrote."),
        (OfficialFactory, {"name": "Edgar A. Poe"}, "Edgar Poe wrote."),
        (JudgeFactory, {"name": "Edgar A. Poe", "other_names": "Eddy Poe"}, "Eddy Poe wrote."),
        (PersonFactory, {"name": "Edgar A. Poe"}, "Edgar Allan Poe wrote."),
        (OrganizationFactory, {"name": "The Raven"}, "He wrote to the Raven."),
        (JurisdictionFactory, {"name": "Springfield", "other_names": "Springtown"}, "Springtown paid."),
        (GrantProgramFactory, {"name": "Old Bridges Program (OBP)"}, "OBP money."),
        (LegalGroundFactory, {"name": "Bridge Clause", "citation": "A v. B"}, "the bridge clause"),
        (LegalGroundFactory, {"name": "No bridge", "citation": "5 U.S.C. 999"}, "under 5 U.S.C. § 999(a)"),
        (StatuteFactory, {"citation": "8 U.S.C. 9999"}, "8 USC 9999"),
        (LocalPolicyFactory, {"title": "Bridge Values Act (SB 999)"}, "SB 999 passed."),
        (FederalActionFactory, {"title": "Mending Bridges", "number": "EO 99999"}, "E.O. 99,999"),
        (FederalActionFactory, {"title": "Mending Bridges", "fr_citation": "99 FR 999"}, "99 Fed. Reg. 999"),
        (LawsuitFactory, {"short_name": "Springfield v. Poe", "caption": "A v. B"}, "Springfield v. Poe"),
        (LawsuitFactory, {"docket_number": "1:99-cv-00999"}, "No. 99-cv-999-EAP"),
    ],
)
def test_a_record_is_known_by_each_of_its_names(factory, fields, text) -> None:
    record = factory(**fields)
    assert ref(record) in _only(text).candidates


def test_a_lawsuit_is_known_by_its_earlier_numbers_and_those_of_its_appeals() -> None:
    earlier = EarlierDocketNumberFactory(docket_number="2:98-cv-00001")
    number = AppealNumberFactory(docket_number="18-99999")
    above = AppealLawsuitFactory(appeal=number.appeal)
    assert _only("In 2:98-cv-00001, nothing.").candidates == (ref(earlier.lawsuit),)
    assert ref(above.lawsuit) in _only("See No. 18-99999.").candidates


def test_a_court_is_known_by_its_aliases_and_a_ruling_by_where_it_is_printed() -> None:
    alias = CourtAliasFactory(name="District of Old Bridges")
    assert _only("the District of Old Bridges").candidates == (ref(alias.court),)
    ruling = RulingFactory(reporter_citation="9 F. Supp. 9 (D. Old. 1999)")
    [told] = known().rulings
    assert (told.reporter, told.court) == (ruling.reporter_citation, ref(ruling.court))
    assert told.lawsuits == tuple(map(ref, ruling.lawsuits.all()))


def test_a_place_sues_where_its_suits_are() -> None:
    city = JurisdictionFactory(name="Springfield", state="IL")
    row = LawsuitPartyFactory(party=PartyFactory(kind="government", jurisdiction=city), lawsuit__court__state="IL")
    LawsuitPartyFactory(party=row.party, lawsuit__court__state="CA")
    assert known().seats == {ref(city): frozenset((ref(row.lawsuit.court),))}
    [record] = [each for each in known().records if each.ref == ref(city)]
    assert record.also == (ref(row.party),)


def test_asking_for_the_names_takes_as_many_queries_for_many_as_for_one(django_assert_num_queries) -> None:
    def fill() -> None:
        LawsuitPartyFactory()
        AppealLawsuitFactory(appeal=AppealNumberFactory().appeal)
        RulingLawsuitFactory()
        CourtAliasFactory()

    fill()
    with CaptureQueriesContext(
        connection,
    ) as first:
        known()
    for _ in range(3):
        fill()
    with django_assert_num_queries(len(first)):
        known()
