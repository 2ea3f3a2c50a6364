"""Two records that are one: merged, the old slug leading to the one that stays, and taken apart again."""

import datetime as dt
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from cases.models import Claim, Lawsuit, LawsuitParty, LawsuitRelation, Party
from cases.tests import factories as make
from policies.tests.factories import JurisdictionFactory, ProvisionFactory
from sources.duplicates.merging import MergeRefusedError, merge
from sources.duplicates.undoing import undo
from sources.history.reverting import CannotRevertError
from sources.models import MergedRecord
from sources.tests.factories import DocumentFactory

from .factories import MODELS
from .people import person

pytestmark = pytest.mark.django_db
WHY = "The same docket, entered twice."
Rows = dict[str, list[Any]]


@pytest.fixture
def ada() -> Any:
    return person("steward")


@pytest.fixture
def winner() -> Lawsuit:
    return make.LawsuitFactory(slug="chicago-v-sessions", short_name="Chicago v. Sessions")


@pytest.fixture
def loser(winner: Lawsuit) -> Lawsuit:
    """The same lawsuit again, with rows of its own and some that the other has too."""
    lawsuit = make.LawsuitFactory(slug="city-of-chicago-v-sessions", short_name="City of Chicago v. Sessions")
    chicago, united_states = make.PartyFactory(name="Chicago"), make.PartyFactory(name="United States")
    for each in (winner, lawsuit):
        make.LawsuitPartyFactory(lawsuit=each, party=chicago, role="plaintiff")
    make.LawsuitPartyFactory(lawsuit=lawsuit, party=united_states, role="defendant")
    ground, section = make.LegalGroundFactory(), ProvisionFactory()
    make.ClaimFactory(slug="chicago-v-sessions/one", lawsuit=winner, ground=ground, provision=section)
    twice = make.ClaimFactory(slug=f"{lawsuit.slug}/one", lawsuit=lawsuit, ground=ground, provision=section)
    make.ClaimFactory(slug=f"{lawsuit.slug}/two", lawsuit=lawsuit, ground=ground, provision=ProvisionFactory())
    ruling = make.RulingFactory()
    make.RulingLawsuitFactory(ruling=ruling, lawsuit=lawsuit)
    make.HoldingFactory(ruling=ruling, ground=ground, provision=section, claim=twice)
    document = DocumentFactory()
    for each in (winner, lawsuit):
        make.LawsuitCitationFactory(record=each, document=document)
    make.LawsuitRelationFactory(from_lawsuit=lawsuit, to_lawsuit=winner)
    make.EarlierDocketNumberFactory(lawsuit=lawsuit)
    return lawsuit


def everything() -> Rows:
    """Every row of every table of ours."""
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values_list())
        for model in MODELS
        if model._meta.label != "cases.StaleRelief"
    }


def test_whatever_pointed_to_the_loser_points_to_the_winner(ada, winner, loser) -> None:
    merging = merge(loser, winner, by=ada, because=WHY)
    assert not Lawsuit.objects.filter(pk=loser.pk).exists()
    assert sorted(winner.party_rows.values_list("party__name", "role")) == [
        ("Chicago", "plaintiff"),
        ("United States", "defendant"),
    ]
    assert sorted(winner.claims.values_list("slug", flat=True)) == [
        "chicago-v-sessions/one",
        "city-of-chicago-v-sessions/two",
    ]
    assert winner.claims.get(slug="chicago-v-sessions/one").holdings.count() == 1
    assert winner.rulings.count() == 1
    assert winner.citations.count() == 1
    assert winner.earlier_numbers.count() == 1
    assert not LawsuitRelation.objects.exists()
    assert merging.moved[LawsuitParty] == merging.repeated[LawsuitParty] == 1
    assert merging.repeated[Claim] == merging.repeated[LawsuitRelation] == 1


def test_merge_is_undone_to_the_last_row(ada, winner, loser) -> None:
    before = everything()
    merge(loser, winner, by=ada, because=WHY, take=["caption", "court", "docket_number"])
    winner.refresh_from_db()
    assert (winner.caption, winner.docket_number) == (loser.caption, loser.docket_number)
    assert everything() != before
    undo(MergedRecord.of(Lawsuit, loser.slug), by=ada, because="They are two after all.")
    assert everything() == before


def test_history_tells_who_merged_and_who_undid_it_and_why(ada, winner, loser) -> None:
    merge(loser, winner, by=ada, because=WHY)
    gone = Lawsuit.history.filter(id=loser.pk).first()
    assert (gone.history_type, gone.history_user, gone.history_change_reason) == ("-", ada, WHY)
    undo(MergedRecord.of(Lawsuit, loser.slug), by=ada, because="Two after all.")
    back = Lawsuit.history.filter(id=loser.pk).first()
    assert (back.history_type, back.history_user, back.history_change_reason) == ("+", ada, "Two after all.")


def test_undo_is_refused_where_what_was_moved_was_changed_since(ada, winner, loser) -> None:
    merge(loser, winner, by=ada, because=WHY)
    third = make.LawsuitFactory()
    winner.claims.filter(slug="city-of-chicago-v-sessions/two").update(lawsuit=third, position=9)
    before = everything()
    with pytest.raises(CannotRevertError, match="Lawsuit was changed again since"):
        undo(MergedRecord.of(Lawsuit, loser.slug), by=ada, because="No.")
    assert everything() == before


def test_undo_is_refused_where_what_was_moved_is_gone(ada, winner, loser) -> None:
    merge(loser, winner, by=ada, because=WHY)
    winner.party_rows.get(party__name="United States").delete()
    with pytest.raises(CannotRevertError, match=r"It is gone: .*United States"):
        undo(MergedRecord.of(Lawsuit, loser.slug), by=ada, because="No.")


def test_what_was_changed_elsewhere_since_stays_when_it_is_undone(ada, winner, loser) -> None:
    merge(loser, winner, by=ada, because=WHY)
    Lawsuit.objects.filter(pk=winner.pk).update(summary="Read again.")
    undo(MergedRecord.of(Lawsuit, loser.slug), by=ada, because="Two after all.")
    winner.refresh_from_db()
    assert winner.summary == "Read again."
    assert loser.claims.count() == 2


def test_merges_in_a_chain_lead_to_the_last_and_are_undone_last_first(ada, winner, loser) -> None:
    third = make.LawsuitFactory(slug="the-right-one")
    before = everything()
    merge(loser, winner, by=ada, because=WHY)
    between = everything()
    merge(winner, third, by=ada, because="And again.")
    assert MergedRecord.of(Lawsuit, loser.slug).into_slug == third.slug
    with pytest.raises(CannotRevertError, match="chicago-v-sessions was merged into the-right-one afterwards"):
        undo(MergedRecord.of(Lawsuit, loser.slug), by=ada, because="No.")
    undo(MergedRecord.of(Lawsuit, winner.slug), by=ada, because="Back.")
    assert everything() == between
    undo(MergedRecord.of(Lawsuit, loser.slug), by=ada, because="Back.")
    assert everything() == before


def test_names_of_both_lead_to_the_one_that_stays(ada, winner, loser) -> None:
    Lawsuit.objects.filter(pk=winner.pk).update(other_names="The Chicago case; Byrne JAG suit")
    Lawsuit.objects.filter(pk=loser.pk).update(other_names="the chicago case; Chicago I")
    merge(loser, winner, by=ada, because=WHY)
    names = "The Chicago case; Byrne JAG suit; City of Chicago v. Sessions; Chicago I"
    winner.refresh_from_db()
    assert winner.other_names == names
    undo(MergedRecord.objects.get(old_slug=loser.slug), by=ada, because=WHY)
    winner.refresh_from_db()
    assert winner.other_names == "The Chicago case; Byrne JAG suit"
    assert Lawsuit.objects.get(slug=loser.slug).other_names == "the chicago case; Chicago I"


def test_names_for_which_there_is_no_room_are_left_with_the_history(ada, winner, loser) -> None:
    long = "; ".join(f"Name {number:03}" for number in range(49))
    Lawsuit.objects.filter(pk=winner.pk).update(other_names=long)
    merge(loser, winner, by=ada, because=WHY)
    winner.refresh_from_db()
    assert winner.other_names == long


def test_old_slug_stays_reserved(ada, winner, loser) -> None:
    merge(loser, winner, by=ada, because=WHY)
    sentence = "A lawsuit with this slug was merged into another"
    with pytest.raises(IntegrityError, match=sentence), transaction.atomic():
        make.LawsuitFactory(slug=loser.slug)
    with pytest.raises(IntegrityError, match=sentence), transaction.atomic():
        Lawsuit.objects.bulk_create([make.LawsuitFactory.build(slug=loser.slug, court=make.CourtFactory())])
    make.PartyFactory(slug=loser.slug)  # another kind has slugs of its own


def test_parties_are_merged_and_their_effect_stays_fresh(ada) -> None:
    place = JurisdictionFactory(slug="chicago")
    stays, goes = make.PartyFactory(name="Chicago", jurisdiction=place), make.PartyFactory(name="City of Chicago")
    relief = make.ReliefFactory(
        ruling=make.RulingFactory(decided_on=dt.date(2017, 4, 25), decided_on_precision="day"),
        provisions=[ProvisionFactory()],
    )
    for position, party in enumerate((stays, goes)):
        make.CoverageMemberFactory(relief=relief, of_place=False, party=party, jurisdiction=None, position=position)
    make.PartyMemberFactory(party=stays, member=goes)
    before = everything()
    for act in (
        lambda: merge(goes, stays, by=ada, because=WHY),
        lambda: undo(MergedRecord.of(Party, goes.slug), by=ada, because="Two."),
    ):
        act()
        call_command("rebuild_effect", stdout=StringIO())
        call_command("rebuild_effect", "--check", stdout=StringIO())
    assert {k: v for k, v in everything().items() if k != "cases.EffectPeriod"} == {
        k: v for k, v in before.items() if k != "cases.EffectPeriod"
    }


def test_rulings_of_two_records_that_would_clash_are_told(ada) -> None:
    one, other = make.CourtFactory(), make.CourtFactory()
    for court in (one, other):
        make.LawsuitFactory(court=court, docket_number="1:17-cv-00001")
    with pytest.raises(MergeRefusedError, match="would then be there twice: merge those two first"):
        merge(one, other, by=ada, because=WHY)


def test_parts_that_bear_the_records_name_cannot_move(ada) -> None:
    section = ProvisionFactory()
    with pytest.raises(MergeRefusedError, match="its parts cannot move"):
        merge(section.owner, ProvisionFactory().owner, by=ada, because=WHY)


def test_text_that_no_history_keeps_is_not_lost(ada) -> None:
    with pytest.raises(MergeRefusedError, match="merge the other into it"):
        merge(DocumentFactory(corpus=True), DocumentFactory(), by=ada, because=WHY)


def test_draft_without_sources_does_not_slip_into_what_is_published(ada, winner) -> None:
    draft = make.LawsuitFactory(draft=True)
    make.LawsuitCitationFactory(record=winner)
    ruling = make.RulingFactory()
    make.RulingLawsuitFactory(ruling=ruling, lawsuit=draft)
    with pytest.raises(MergeRefusedError) as refused:
        merge(draft, winner, by=ada, because=WHY)
    assert f"Ruling {ruling.slug} names no source." in refused.value.sentences


def test_record_is_not_merged_into_itself_or_another_kind(ada, winner) -> None:
    for other in (winner, make.PartyFactory()):
        with pytest.raises(MergeRefusedError, match="another record of the same kind"):
            merge(winner, other, by=ada, because=WHY)


def test_cost_does_not_grow_with_the_rows(ada) -> None:
    def queries(rows: int) -> int:
        stays, goes = make.PartyFactory(), make.PartyFactory()
        for _ in range(rows):
            make.LawsuitPartyFactory(party=goes)
        with CaptureQueriesContext(connection) as seen:
            merge(goes, stays, by=ada, because=WHY)
        return len(seen)

    assert queries(1) == queries(9)
