"""What changed in a record, told in words, and taken back."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError
from django.db.models import Model

from cases.choices import PartyRole
from cases.models import Lawsuit, LawsuitCitation, LawsuitParty, Relief
from cases.tests.factories import (
    CoverageMemberFactory,
    HoldingFactory,
    LawsuitCitationFactory,
    LawsuitFactory,
    LawsuitPartyFactory,
    PartyFactory,
    ReliefFactory,
    RulingFactory,
)
from policies.tests.factories import FigureFactory
from sources.history.changes import Change, RowChange, changes, with_names
from sources.history.reverting import CannotRevertError, revert
from sources.history.writing import writing
from sources.tests.factories import OrganizationFactory

from .factories import FACTORIES, MODELS
from .histories import JUNE, RECORDED, Since, a_change, stored, written_at

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def curator() -> Any:
    return get_user_model().objects.create(username="curator")


def last(record: Model) -> RowChange:
    """The last thing that was done to the record or what belongs to it."""
    (change, *_) = changes(record)
    (row,) = change.rows
    return row


def told(row: RowChange) -> list[tuple[str, str, str]]:
    return [(field.label, field.was, field.became) for field in row.fields]


# Telling


def test_change_says_who_when_why_and_from_what_to_what(curator: Any) -> None:
    with written_at(JUNE):
        lawsuit = LawsuitFactory(posture="plaintiff")
    with written_at(JUNE + HOUR), writing(by=curator, because="The docket was misread."):
        Lawsuit.objects.update(posture="defendant", filed_on="2017-01-01", filed_on_precision="month")
    change, first = with_names(changes(lawsuit))
    assert (change.at, change.by, change.because) == (JUNE + HOUR, curator, "The docket was misread.")
    (row,) = change.rows
    assert (row.title, row.done) == ("this lawsuit", "changed")
    assert told(row) == [
        ("The United States is", "The United States sues", "The United States or its officers defend"),
        ("Filed on", "", "2017-01"),
    ]
    assert (first.at, first.by, first.because) == (JUNE, None, "")


def test_links_are_told_by_name_and_numbers_of_none() -> None:
    old, new = OrganizationFactory(name="Old parent"), OrganizationFactory(name="New parent")
    with written_at(JUNE):
        child = OrganizationFactory(parent=old)
    type(child).objects.filter(pk=child.pk).update(parent=new, doubts={"name": "from memory"}, homepage="")
    assert told(last(child)) == [("Doubts", "", "name: from memory"), ("Parent", "Old parent", "New parent")]
    type(child).objects.filter(pk=child.pk).update(parent=None)
    new.delete()
    (removed, *_) = changes(child)
    assert ("Parent", f"{new.slug} (gone)", "") in [line for row in removed.rows for line in told(row)]


def test_what_belongs_to_a_record_is_told_with_it_however_deep() -> None:
    with written_at(JUNE):
        ruling = RulingFactory()
    with written_at(JUNE + HOUR):
        member = CoverageMemberFactory(relief__ruling=ruling, party__name="City of Springfield")
        other = CoverageMemberFactory()
    with written_at(JUNE + 2 * HOUR):
        member.delete()
    removed, added, _ = changes(ruling)
    assert [(row.title, row.done) for row in removed.rows] == [("coverage member: City of Springfield", "removed")]
    assert [row.model for row in added.rows] == [Relief, type(member)]
    assert other.pk not in {
        row.row.id for change in changes(ruling) for row in change.rows if row.model is type(member)
    }


def test_rows_are_told_by_what_tells_them_apart() -> None:
    row = LawsuitPartyFactory(party__name="City of Springfield", role=PartyRole.PLAINTIFF)
    citation = LawsuitCitationFactory(record=row.lawsuit, document__title="Complaint")
    figure = FigureFactory(what="detainers", value=206)
    titles = {row.title for change in changes(row.lawsuit) for row in change.rows}
    assert {"lawsuit party: City of Springfield, Plaintiff", "lawsuit citation: Complaint"} <= titles
    assert any(row.title == "figure: detainers" for c in changes(figure.federal_action) for row in c.rows)
    assert LawsuitCitation.objects.get() == citation


@pytest.mark.parametrize("model", RECORDED, ids=lambda model: model.__name__)
def test_every_kind_of_row_can_be_told(model: type[Model]) -> None:
    row = FACTORIES[model]()
    model._base_manager.filter(pk=row.pk).update(**a_change(model))
    found = [line for change in with_names(changes(row)) for part in change.rows for line in told(part)]
    assert found
    assert all(isinstance(text, str) for line in found for text in line)


def test_telling_takes_as_many_queries_for_many_rows_as_for_few(django_assert_max_num_queries: Any) -> None:
    lawsuit = LawsuitFactory()
    for _ in range(12):
        LawsuitPartyFactory(lawsuit=lawsuit)
    children = sum(1 for relation in Lawsuit._meta.related_objects)
    with django_assert_max_num_queries(2 * children + 10):
        for change in with_names(changes(lawsuit)):
            for row in change.rows:
                assert row.title
                assert row.fields


def test_row_is_told_without_the_record_that_shows_it_and_with_the_one_that_does_not() -> None:
    row = CoverageMemberFactory(party__name="City of Springfield")
    ruling, relief = row.relief.ruling, row.relief
    for record, labels in ((relief, ["Party"]), (ruling, ["Relief", "Party"])):
        (part,) = (part for change in changes(record) for part in change.rows if part.model is type(row))
        assert [field.label for field in part.fields] == labels


# Taking back


def test_change_is_taken_back_by_a_change_of_its_own(curator: Any) -> None:
    lawsuit = LawsuitFactory(short_name="Right", caption="Right")
    with written_at(JUNE + HOUR):
        Lawsuit.objects.update(short_name="Wrong", caption="Wrong")
    since = Since(Lawsuit)
    row = next(row for change in changes(lawsuit) for row in change.rows if row.done == "changed")
    revert([row], by=curator, because="It was right before.")
    lawsuit.refresh_from_db()
    assert (lawsuit.short_name, lawsuit.caption) == ("Right", "Right")
    (written,) = since.rows
    assert (written.history_type, written.history_user_id) == ("~", curator.pk)
    assert written.history_change_reason == "It was right before."


def test_one_field_is_taken_back_a_date_with_its_precision() -> None:
    with written_at(JUNE):
        lawsuit = LawsuitFactory(short_name="Right")
    Lawsuit.objects.update(short_name="Later", filed_on="2017-01-01", filed_on_precision="month")
    revert([last(lawsuit)], field="filed_on")
    lawsuit.refresh_from_db()
    assert (lawsuit.filed_on, lawsuit.filed_on_precision, lawsuit.short_name) == (None, "", "Later")


def test_field_that_was_changed_again_is_left_alone() -> None:
    with written_at(JUNE):
        lawsuit = LawsuitFactory(short_name="First", caption="First")
    with written_at(JUNE + HOUR):
        Lawsuit.objects.update(short_name="Second", caption="Second")
    row = last(lawsuit)
    Lawsuit.objects.update(short_name="Third")
    with pytest.raises(CannotRevertError) as refusal:
        revert([row])
    assert refusal.value.sentences == ("Short name was changed again since: it is now “Third”, not “Second”.",)
    revert([row], field="caption")
    lawsuit.refresh_from_db()
    assert (lawsuit.short_name, lawsuit.caption) == ("Third", "First")


def test_what_would_not_pass_today_is_refused() -> None:
    lawsuit = LawsuitFactory(docket_number="1:17-cv-00001")
    with written_at(JUNE):
        Lawsuit.objects.update(docket_number="1:17-cv-00002")
    row = next(row for change in changes(lawsuit) for row in change.rows if row.done == "changed")
    LawsuitFactory(court=lawsuit.court, docket_number="1:17-cv-00001")
    with pytest.raises(CannotRevertError) as refusal:
        revert([row])
    assert refusal.value.sentences == ("This court already has a lawsuit with this number.",)
    assert Lawsuit.objects.get(pk=lawsuit.pk).docket_number == "1:17-cv-00002"


def test_rules_of_the_model_are_asked() -> None:
    """`Holding.clean` says more than any constraint."""
    with written_at(JUNE):
        holding = HoldingFactory()
    was = holding.ground
    type(holding).objects.filter(pk=holding.pk).update(
        ground=HoldingFactory().ground, claim=None, not_pleaded_because="x"
    )
    with pytest.raises(CannotRevertError):
        revert([last(holding)], field="claim")
    revert([last(holding)])
    holding.refresh_from_db()
    assert holding.ground == was


def test_row_that_was_added_is_taken_out_and_one_taken_out_comes_back() -> None:
    with written_at(JUNE):
        lawsuit = LawsuitFactory()
    row = LawsuitPartyFactory(lawsuit=lawsuit)
    was = stored(row)
    revert([last(lawsuit)])
    assert not LawsuitParty.objects.exists()
    with written_at(JUNE + HOUR):
        pass
    (taken_out,) = (part for change in changes(lawsuit) for part in change.rows if part.done == "removed")
    revert([taken_out])
    assert stored(LawsuitParty.objects.get()) == was
    with pytest.raises(CannotRevertError, match="It is there again"):
        revert([taken_out])


def test_row_that_was_changed_or_is_gone_is_not_taken_out() -> None:
    with written_at(JUNE):
        lawsuit = LawsuitFactory()
    row = LawsuitPartyFactory(lawsuit=lawsuit)
    added = last(lawsuit)
    LawsuitParty.objects.update(note="Changed.")
    with pytest.raises(CannotRevertError, match="Note was changed again since"):
        revert([added])
    row.delete()
    with pytest.raises(CannotRevertError, match="It is gone"):
        revert([added])


def test_record_is_withdrawn_and_never_taken_out() -> None:
    lawsuit = LawsuitFactory()
    (row,) = (part for change in changes(lawsuit) for part in change.rows if part.model is Lawsuit)
    with pytest.raises(CannotRevertError, match="withdraw it instead"):
        revert([row])
    assert Lawsuit.objects.filter(pk=lawsuit.pk).exists()


def test_what_others_rest_on_is_not_taken_out() -> None:
    with written_at(JUNE):
        ruling = RulingFactory()
    relief = ReliefFactory(ruling=ruling)
    added = last(ruling)
    FACTORIES[next(m for m in MODELS if m.__name__ == "ReliefChange")](superseded=True, superseded_by=relief)
    with pytest.raises(IntegrityError):
        revert([added])
    assert Relief.objects.filter(pk=relief.pk).exists()


def test_row_comes_back_only_where_what_it_names_still_stands() -> None:
    with written_at(JUNE):
        lawsuit, party = LawsuitFactory(), PartyFactory()
    with written_at(JUNE + HOUR):
        row = LawsuitPartyFactory(lawsuit=lawsuit, party=party)
    row.delete()
    party.delete()
    with pytest.raises(CannotRevertError, match="Party: what was named here is gone"):
        revert([last(lawsuit)])


def test_whole_change_is_taken_back_or_nothing_of_it() -> None:
    with written_at(JUNE):
        first = LawsuitPartyFactory(lawsuit__short_name="Right", position=0)
    lawsuit = first.lawsuit
    with written_at(JUNE + HOUR):
        Lawsuit.objects.update(short_name="Wrong")
        first.delete()
        LawsuitPartyFactory(lawsuit=lawsuit, position=0)
    change: Change = changes(lawsuit)[0]
    assert len(change.rows) == 3
    Lawsuit.objects.update(short_name="Other")
    with pytest.raises(CannotRevertError):
        revert(change.rows)
    assert LawsuitParty.objects.get().party != first.party
    Lawsuit.objects.update(short_name="Wrong")
    revert(change.rows)
    assert LawsuitParty.objects.get().party == first.party
    assert Lawsuit.objects.get(pk=lawsuit.pk).short_name == "Right"
