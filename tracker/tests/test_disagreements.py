"""Two documents on one field, or a document against the record: side by side, settled, and told to readers."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from cases.models import RulingCitation
from cases.tests.factories import RulingCitationFactory, RulingFactory
from sources.disagreements.of_record import disagreements
from sources.disagreements.readings import readings
from sources.disagreements.settling import put_in_question
from sources.history.records import history_of
from sources.models import Discrepancy, DiscrepancyCitation
from sources.tests.factories import DiscrepancyCitationFactory, DiscrepancyFactory, DocumentFactory
from sources.tests.problems import having
from sources.tests.screens import change_page

from .conftest import Ask
from .people import person, signed_in

pytestmark = pytest.mark.django_db
DAY = "2017-04-25"


def ruling():
    """A ruling of which two documents give the day, one of them another."""
    record = RulingFactory(decided_on=dt.date.fromisoformat(DAY), decided_on_precision="day")
    order, news = DocumentFactory(kind="opinion", title="The order"), DocumentFactory(kind="news", title="The story")
    RulingCitationFactory(record=record, document=order)
    RulingCitationFactory(record=record, document=order, field="decided_on", reading=DAY)
    RulingCitationFactory(record=record, document=news, field="decided_on", reading="2017-04-26", stance="contradicts")
    return record


def question(record, field: str) -> str:
    return f"{reverse('admin:cases_ruling_question', args=[record.pk])}?field={field}"


def settle(client: Client, discrepancy: Discrepancy, **sent: str):
    return client.post(reverse("admin:sources_discrepancy_settle", args=[discrepancy.pk]), sent, follow=True)


def told(discrepancy: Discrepancy) -> list[tuple[str, bool | None, int]]:
    found = readings(discrepancy, discrepancy.citations.select_related("document"))
    return [(reading.value, reading.holds, len(reading.sources)) for reading in found]


# Readings


def test_readings_of_what_is_unsettled_are_all_open() -> None:
    discrepancy = DiscrepancyFactory()
    for reading, stance in (("25 April", "supports"), ("26 April", "contradicts"), ("26 April", "mentions")):
        DiscrepancyCitationFactory(record=discrepancy, reading=reading, stance=stance)
    assert told(discrepancy) == [("25 April", None, 1), ("26 April", None, 2)]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([("supports", "25 April"), ("contradicts", "26 April")], [("25 April", True, 1), ("26 April", False, 1)]),
        ([("contradicts", "26 April"), ("supports", "")], [("25 April", True, 1), ("26 April", False, 1)]),
        ([("supports", "Tuesday"), ("mentions", "26 April")], [("Tuesday", True, 1), ("26 April", False, 1)]),
        ([("mentions", "26 April")], [("25 April", True, 0), ("26 April", False, 1)]),
        ([], [("25 April", True, 0)]),
    ],
)
def test_reading_in_use_stands_first_and_the_others_beside_it(given: list, expected: list) -> None:
    discrepancy = DiscrepancyFactory(is_settled=True, in_use="25 April")
    for stance, reading in given:
        DiscrepancyCitationFactory(record=discrepancy, stance=stance, reading=reading)
    assert told(discrepancy) == expected


def test_record_tells_on_which_fields_its_sources_depart_and_what_it_says_there() -> None:
    record = ruling()
    [found] = disagreements(record)
    assert (found.field, found.now, found.discrepancy) == ("decided_on", DAY, None)
    assert [(each.value, each.holds) for each in found.readings] == [(DAY, None), ("2017-04-26", None)]
    assert disagreements(RulingFactory()) == []


def test_record_whose_readings_nobody_weighed_has_a_problem_until_they_are_in_question() -> None:
    record, quiet = ruling(), RulingFactory()
    RulingCitationFactory(record=quiet)
    assert having("reading-open") == {record}
    put_in_question(record, "decided_on", by=None)
    assert having("reading-open") == set()
    assert Discrepancy.objects.get() in having("conflict-unsettled")


def test_field_without_a_departing_source_cannot_be_put_in_question() -> None:
    record = ruling()
    with pytest.raises(ValueError, match="No source departs from the record there"):
        put_in_question(record, "result", by=None)
    put_in_question(record, "decided_on", by=None)
    with pytest.raises(ValueError, match="No source departs"):
        put_in_question(record, "decided_on", by=None)
    assert Discrepancy.objects.count() == 1


# The desk


def test_researcher_puts_a_field_in_question_and_settles_it(ask: Ask) -> None:
    record = ruling()
    client = signed_in(person("researcher", name="r@example.org"))
    page = client.get(change_page(record)).content.decode()
    assert "Where its sources disagree" in page
    assert question(record, "decided_on") in page
    page = client.get(question(record, "decided_on")).content.decode()
    assert page.index("2017-04-25</h3>") < page.index("2017-04-26</h3>")
    page = client.post(question(record, "decided_on"), {"field": "decided_on"}, follow=True).content.decode()
    assert "Which reading holds?" in page
    discrepancy = Discrepancy.objects.get()
    assert (discrepancy.field, discrepancy.is_settled) == ("decided_on", False)
    assert discrepancy.slug == f"conflict/{record.slug}-decided-on"
    response = settle(client, discrepancy, reading="2017-04-26", in_use="", reason="The docket says so.")
    assert "is settled" in response.content.decode()
    discrepancy.refresh_from_db()
    assert (discrepancy.is_settled, discrepancy.in_use, discrepancy.reason) == (
        *(True, "2017-04-26", "The docket says so."),
    )
    stances = dict(RulingCitation.objects.filter(field="decided_on").values_list("reading", "stance"))
    assert stances == {DAY: "contradicts", "2017-04-26": "supports"}
    assert dict(DiscrepancyCitation.objects.values_list("reading", "stance")) == stances
    assert RulingCitation.objects.get(field="").stance == "supports"
    last = history_of(Discrepancy).objects.filter(id=discrepancy.pk).latest()
    assert (last.history_change_reason, str(last.history_user)) == ("The docket says so.", "r@example.org")
    shown = ask(f"discrepancies/{discrepancy.slug}/")
    assert [(each["reading"], each["holds"]) for each in shown["readings"]] == [("2017-04-26", True), (DAY, False)]


def test_settled_readings_stand_side_by_side_with_what_the_records_say(admin_client: Client) -> None:
    record = ruling()
    discrepancy = put_in_question(record, "decided_on", by=None)
    page = admin_client.get(change_page(discrepancy)).content.decode()
    assert "Settle which one holds" in page
    assert f"<strong>{DAY}</strong>" in page
    settle(admin_client, discrepancy, reading=DAY, in_use="25 April 2017", reason="The order bears the day.")
    page = admin_client.get(change_page(discrepancy)).content.decode()
    assert "Settle it otherwise" in page
    assert page.index(f"{DAY}</h3>") < page.index("2017-04-26</h3>")
    page = admin_client.get(change_page(record)).content.decode()
    assert "2017-04-26</span> (does not hold)" in page
    assert change_page(discrepancy) in page


def test_words_of_each_reading_are_shown_where_the_text_is_at_hand(admin_client: Client) -> None:
    discrepancy = DiscrepancyFactory()
    DiscrepancyCitationFactory(record=discrepancy, passage=True, reading="<b>25</b>")
    page = admin_client.get(change_page(discrepancy)).content.decode()
    assert '<blockquote dir="auto">The text</blockquote>' in page
    assert "&lt;b&gt;25&lt;/b&gt;" in page
    assert "<b>25</b>" not in page


def test_neither_reading_may_hold_but_another(admin_client: Client) -> None:
    discrepancy = put_in_question(ruling(), "decided_on", by=None)
    page = settle(admin_client, discrepancy, reading="another", in_use="", reason="x").content.decode()
    assert "Write the reading that holds." in page
    settle(admin_client, discrepancy, reading="another", in_use="2017-04-27", reason="A later order corrects both.")
    assert set(DiscrepancyCitation.objects.values_list("stance", flat=True)) == {"contradicts"}
    discrepancy.refresh_from_db()
    assert told(discrepancy) == [("2017-04-27", True, 0), (DAY, False, 1), ("2017-04-26", False, 1)]


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"reading": "2017-04-29", "reason": "x"}, "Select a valid choice."),
        ({"reading": DAY, "reason": " "}, "This field is required."),
        ({"reason": "x"}, "This field is required."),
    ],
)
def test_what_settles_nothing_is_refused(admin_client: Client, sent: dict, sentence: str) -> None:
    discrepancy = put_in_question(ruling(), "decided_on", by=None)
    assert sentence in settle(admin_client, discrepancy, **sent).content.decode()
    discrepancy.refresh_from_db()
    assert not discrepancy.is_settled


@pytest.mark.parametrize("role", ["reader", "reviewer", "steward"])
def test_only_researchers_settle(role: str) -> None:
    record = ruling()
    client = signed_in(person(role))
    assert client.post(question(record, "decided_on"), {"field": "decided_on"}).status_code == 403
    assert "Put it in question" not in client.get(change_page(record)).content.decode()
    discrepancy = DiscrepancyFactory()
    assert settle(client, discrepancy, reading="x", reason="x").status_code == 403


def test_field_in_which_nothing_is_open_cannot_be_asked_about(admin_client: Client) -> None:
    record = ruling()
    assert admin_client.get(question(record, "result")).status_code == 404
    page = admin_client.post(question(record, "result"), {"field": "result"}, follow=True).content.decode()
    assert "No source departs from the record there" in page


# The API


def test_losing_reading_is_told_with_its_document(ask: Ask) -> None:
    record = ruling()
    discrepancy = put_in_question(record, "decided_on", by=None)
    shown = ask(f"discrepancies/{discrepancy.slug}/")
    assert [each["holds"] for each in shown["readings"]] == [None, None]
    assert [each["slug"] for each in shown["records"]] == [record.slug]
    Discrepancy.objects.update(is_settled=True, in_use=DAY)
    [held, lost] = ask(f"discrepancies/{discrepancy.slug}/")["readings"]
    assert (held["reading"], held["holds"], held["sources"][0]["document"]["name"]) == (DAY, True, "The order")
    assert (lost["reading"], lost["holds"], lost["sources"][0]["document"]["name"]) == (
        *("2017-04-26", False, "The story"),
    )
    sources = ask(f"rulings/{record.slug}/")["sources"]
    assert [(each["reading"], each["holds"]) for each in sources] == [("", None), (DAY, True), ("2017-04-26", False)]


def test_discrepancies_of_one_record_are_found(ask: Ask, slugs: Ask) -> None:
    record = ruling()
    discrepancy = put_in_question(record, "decided_on", by=None)
    DiscrepancyFactory()
    assert slugs("discrepancies/", record=f"rulings/{record.slug}") == [discrepancy.slug]
    assert "is no type of record that cites" in str(ask("discrepancies/", status=400, record=f"claims/{record.slug}"))
