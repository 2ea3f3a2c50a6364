"""What is wrong with a sheet is told all at once, by row, column and cell, with what to do; and nothing is saved."""

from typing import Any

import pytest

from cases.models import Lawsuit, Ruling
from cases.tests.factories import CourtFactory, HoldingFactory, LawsuitFactory, RulingFactory
from policies.models import Jurisdiction, LocalPolicy
from policies.tests.factories import JurisdictionFactory, LocalPolicyFactory

from .people import person, signed_in
from .sheets import preview, told
from .test_sheets_importing import SANTA_CLARA

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.fixture
def desk():
    return signed_in(person("researcher", "steward"))


def _problems(page: Any) -> list[tuple[int, str, str]]:
    return [(problem.row, problem.column, problem.value) for problem in page.context["outcome"].problems]


def test_three_bad_rows_among_good_ones_are_all_told_and_none_is_saved(desk) -> None:
    CourtFactory(slug="cand")
    lawsuit = LawsuitFactory()
    rows = [
        SANTA_CLARA,
        {**SANTA_CLARA, "docket_number": "3:17-cv-00575", "court": "cadn", "filed_on": "February 2017"},
        {"slug": lawsuit.slug, "caption": lawsuit.caption, "posture": "defendent", "short_name": "", "court": "cand"},
        {**SANTA_CLARA, "docket_number": "3:17-cv-00576"},
        {**SANTA_CLARA, "docket_number": "3:17-cv-00577", "filed_on": "2017-02-30"},
    ]
    page = preview(desk, Lawsuit, rows)
    assert _problems(page) == [
        (3, "court", "cadn"),
        (3, "filed_on", "February 2017"),
        (4, "docket_number", ""),
        (4, "posture", "defendent"),
        (4, "short_name", ""),
        (6, "filed_on", "2017-02-30"),
    ]
    said = "\n".join(told(page))
    assert "is the slug of no court. Did you mean cand?" in said
    assert "'February 2017' is not a date: write 2017-11-20, 2017-11 or 2017." in said
    assert "2017-02-30 is not a day of the calendar. Write 2017-11-20, 2017-11 or 2017." in said
    assert "is none of its words. Did you mean defendant?" in said
    assert "confirm_form" not in page.context
    assert Lawsuit.objects.count() == 1


def test_unknown_column_is_told_with_the_nearest(desk) -> None:
    lawsuit = LawsuitFactory()
    page = preview(desk, Lawsuit, [{"slug": lawsuit.slug, "docket_numbr": "x", "filed_on": "x"}])
    assert _problems(page) == [(1, "docket_numbr", ""), (2, "filed_on", "x")]
    assert "is no column here. Did you mean docket_number?" in told(page)[0]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"slug,slug\na,a\n", "Row 1, slug: stands there twice."),
        (b"slug,,caption\nsuit,x,y\n", "A column has cells and no name."),
        (b"slug\nsuit\n", "There is no column to import from."),
        (b"slug,caption\nsuit,x,y\n", "Row 2: There are more cells than columns."),
    ],
)
def test_header_that_cannot_be_right_is_told(desk, data, said) -> None:
    LawsuitFactory(slug="suit")
    assert said in "\n".join(told(preview(desk, Lawsuit, data)))


def test_slug_that_is_not_known_makes_no_record(desk) -> None:
    LawsuitFactory(slug="chicago-v-sessions")
    [said] = told(preview(desk, Lawsuit, [{"slug": "chicago-v-session", "caption": "x"}]))
    assert "Did you mean chicago-v-sessions?" in said
    assert "For a new record leave it empty." in said


def test_two_rows_about_one_record_are_told(desk) -> None:
    lawsuit = LawsuitFactory()
    by_number = {"court": lawsuit.court.slug, "docket_number": lawsuit.docket_number}
    page = preview(desk, Lawsuit, [{"slug": lawsuit.slug, "summary": "a"}, {**by_number, "summary": "b"}])
    assert "Row 2 is about" in "\n".join(told(page))


def test_new_record_that_stands_in_two_rows_is_told(desk) -> None:
    CourtFactory(slug="cand")
    assert "Row 2 is about santa-clara-v-trump too" in told(preview(desk, Lawsuit, [SANTA_CLARA, SANTA_CLARA]))[0]


def test_new_record_is_told_which_columns_it_lacks(desk) -> None:
    page = preview(desk, Lawsuit, [{"caption": "A v. B"}])
    lacking = {column for _, column, _ in _problems(page)}
    assert lacking == {"court", "docket_number", "posture", "short_name"}
    assert "is missing, and a new lawsuit needs it. Add the column." in told(page)[0]


def test_constraint_is_told_at_the_column_it_is_about(desk) -> None:
    lawsuit = LawsuitFactory(filed=True)
    page = preview(desk, Lawsuit, [{"slug": lawsuit.slug, "terminated_on": "2016-01-01", "verification": "partly"}])
    assert _problems(page) == [(2, "terminated_on", "2016-01-01"), (2, "verification", "partly")]
    assert "terminated_on comes before filed_on." in told(page)[0]


def test_number_that_another_lawsuit_has_is_told(desk) -> None:
    one, other = LawsuitFactory(), LawsuitFactory()
    rows = [{"slug": one.slug, "court": other.court.slug, "docket_number": other.docket_number}]
    assert "This court already has a lawsuit with this number." in told(preview(desk, Lawsuit, rows))[0]


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("courtlistener_id", "12a", "is no whole number"),
        ("courtlistener_id", "99999999999", "is outside 0 to"),
        ("short_name", "x" * 151, "has 151 characters; 150 fit"),
        ("case_type", "", "may not be empty"),
        ("summary", "a\x07b", "unprintable character (U+0007)"),
        ("doubts", "filed_on", "gives no reason"),
        ("doubts", "filed_onn: why", "Did you mean filed_on?"),
        ("doubts", "filed_on: a\nfiled_on: b", "named twice"),
        ("docket_number", "3:17-cv-1 (WHO)", "but docket_initials is JC"),
    ],
)
def test_cell_that_cannot_be_read_is_told(desk, column, cell, said) -> None:
    lawsuit = LawsuitFactory(docket_initials="JC")
    page = preview(desk, Lawsuit, [{"slug": lawsuit.slug, "docket_initials": "JC", column: cell}])
    assert [(row, name) for row, name, _ in _problems(page)] == [(2, column)]
    assert said in told(page)[0]


def test_record_that_repeats_another_is_told(desk) -> None:
    ruling, place, policy = RulingFactory(decided=True), JurisdictionFactory(), LocalPolicyFactory()
    lawsuit = ruling.lawsuits.get()
    same = {"court": ruling.court.slug, "lawsuits": lawsuit.slug, "decided_on": "2017-04-25", "result": "granted"}
    rows = {
        Ruling: {**same, "kind": ruling.kind},
        Jurisdiction: {"name": place.name, "kind": place.kind},
        LocalPolicy: {"title": policy.title, "kind": "ordinance", "jurisdiction": policy.jurisdiction.slug},
    }
    for model, row in rows.items():
        assert "Write its slug to change it." in told(preview(desk, model, [row]))[0], model
    assert told(preview(desk, Ruling, [{**rows[Ruling], "sequence": "2"}])) == []


def test_ruling_without_lawsuit_or_appeal_has_nothing_to_be_called_by(desk) -> None:
    row = {"court": CourtFactory().slug, "kind": "preliminary_injunction", "result": "granted"}
    assert "Its slug cannot be made: fill in the first lawsuit" in told(preview(desk, Ruling, [row]))[0]


def test_lawsuit_whose_claim_a_holding_answers_stays_with_the_ruling(desk) -> None:
    holding = HoldingFactory()
    rows = [{"slug": holding.ruling.slug, "lawsuits": LawsuitFactory().slug}]
    assert f"the holding {holding.slug} answers the claim" in told(preview(desk, Ruling, rows))[0]


def test_slug_within_a_list_is_told_by_itself(desk) -> None:
    ruling = RulingFactory()
    known = ruling.lawsuits.get().slug
    for cell, said in ((f"{known}; nowhere", "“nowhere” is the slug of no lawsuit"), (f"{known};{known}", "twice")):
        assert said in told(preview(desk, Ruling, [{"slug": ruling.slug, "lawsuits": cell}]))[0]


def test_what_the_database_refuses_is_told_at_its_row(desk, monkeypatch) -> None:
    """Were a rule not asked in Python, the database would still keep it, and the other rows would still be read."""
    monkeypatch.setattr("sources.sheets.sheet.broken", lambda *args, **kwargs: {})
    lawsuit, other = LawsuitFactory(filed=True), LawsuitFactory()
    rows = [
        {"slug": lawsuit.slug, "terminated_on": "2016-01-01"},
        {"slug": other.slug, "terminated_on": "2016-02-31"},
    ]
    page = preview(desk, Lawsuit, rows)
    assert [row for row, _, _ in _problems(page)] == [2, 3]
    assert "“Terminated on” comes before “Filed on”." in told(page)[0]


def test_every_problem_counts_where_only_the_first_are_shown(desk) -> None:
    lawsuit = LawsuitFactory()
    page = preview(desk, Lawsuit, [{"slug": f"{lawsuit.slug}-{n}", "caption": "x"} for n in range(250)])
    assert len(page.context["outcome"].problems) == 250
    assert "And 50 more." in page.content.decode()
