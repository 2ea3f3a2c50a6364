"""What the cells of a sheet do to the records."""

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.models import Lawsuit, Ruling, RulingLawsuit
from cases.tests.factories import CourtFactory, LawsuitFactory, RulingFactory, RulingLawsuitFactory
from policies.models import Jurisdiction, LocalPolicy
from policies.tests.factories import JurisdictionFactory, LocalPolicyFactory, StatuteFactory

from .people import person, signed_in
from .sheets import as_csv, bring_in, confirm, preview, told

pytestmark = pytest.mark.django_db
SANTA_CLARA = {
    "short_name": "County of Santa Clara v. Trump",
    "caption": "County of Santa Clara v. Donald J. Trump, et al.",
    "court": "cand",
    "docket_number": "No. 17-cv-574 (WHO)",
    "posture": "defendant",
    "filed_on": "2017-02",
}


@pytest.fixture
def desk():
    return signed_in(person("researcher", "steward"))


def test_new_row_makes_a_record_with_the_slug_its_screen_would_make(desk) -> None:
    CourtFactory(slug="cand")
    LawsuitFactory(slug="santa-clara-v-trump")
    bring_in(desk, Lawsuit, [SANTA_CLARA])
    lawsuit = Lawsuit.objects.get(short_name=SANTA_CLARA["short_name"])
    assert lawsuit.slug == "santa-clara-v-trump-2017"
    assert (lawsuit.docket_number, lawsuit.docket_initials) == ("17-cv-00574", "WHO")
    assert (str(lawsuit.filed_on), lawsuit.filed_on_precision) == ("2017-02-01", "month")
    assert (lawsuit.case_type, lawsuit.verification) == ("civil", "unverified")


@pytest.mark.parametrize(
    ("cell", "date", "precision"),
    [("2017", "2017-01-01", "year"), ("2017-04", "2017-04-01", "month"), ("2017-04-25", "2017-04-25", "day")],
)
def test_date_is_read_as_far_as_it_is_written(desk, cell, date, precision) -> None:
    lawsuit = LawsuitFactory(filed=True)
    bring_in(desk, Lawsuit, [{"slug": lawsuit.slug, "filed_on": cell}])
    lawsuit.refresh_from_db()
    assert (str(lawsuit.filed_on), lawsuit.filed_on_precision) == (date, precision)


def test_precision_alone_is_a_difference(desk) -> None:
    lawsuit = LawsuitFactory(filed_on="2017-01-01", filed_on_precision="year")
    bring_in(desk, Lawsuit, [{"slug": lawsuit.slug, "filed_on": "2017-01-01"}])
    lawsuit.refresh_from_db()
    assert lawsuit.filed_on_precision == "day"


def test_blank_cell_empties_and_absent_column_leaves(desk) -> None:
    lawsuit = LawsuitFactory(filed=True, summary="Kept.", docket_initials="WHO")
    bring_in(desk, Lawsuit, [{"slug": lawsuit.slug, "filed_on": "", "docket_initials": " "}])
    lawsuit.refresh_from_db()
    assert (lawsuit.filed_on, lawsuit.filed_on_precision, lawsuit.docket_initials) == (None, "", "")
    assert lawsuit.summary == "Kept."


def test_only_what_the_row_changes_is_written(desk) -> None:
    lawsuit = LawsuitFactory(summary="Old.")
    page = preview(desk, Lawsuit, [{"slug": lawsuit.slug, "caption": lawsuit.caption, "summary": "New."}])
    with CaptureQueriesContext(connection) as queries:
        confirm(desk, Lawsuit, page)
    [update] = [query["sql"] for query in queries if query["sql"].startswith('UPDATE "cases_lawsuit"')]
    assert "summary" in update
    assert "caption" not in update


def test_lawsuit_without_a_slug_is_known_by_court_and_number(desk) -> None:
    lawsuit = LawsuitFactory(court=CourtFactory(slug="cand"), docket_number="3:17-cv-00574")
    LawsuitFactory(docket_number="3:17-cv-00574")
    row = {"court": "cand", "docket_number": "3:17-cv-574", "summary": "Found."}
    page = preview(desk, Lawsuit, [row])
    assert (page.context["outcome"].new, page.context["outcome"].changed) == (0, 1)
    confirm(desk, Lawsuit, page)
    lawsuit.refresh_from_db()
    assert (lawsuit.summary, lawsuit.docket_number) == ("Found.", "3:17-cv-00574")


@pytest.mark.parametrize("cell", ["preliminary_injunction", "Preliminary injunction", "PRELIMINARY INJUNCTION"])
def test_word_of_a_vocabulary_is_known_by_what_is_stored_or_shown(desk, cell) -> None:
    ruling = RulingFactory(kind="summary_judgment")
    bring_in(desk, Ruling, [{"slug": ruling.slug, "kind": cell}])
    ruling.refresh_from_db()
    assert ruling.kind == "preliminary_injunction"


def test_header_is_read_without_regard_to_case_and_blanks(desk) -> None:
    lawsuit = LawsuitFactory()
    bring_in(desk, Lawsuit, [{" Slug": lawsuit.slug, "Short name": "Another v. Trump"}])
    lawsuit.refresh_from_db()
    assert lawsuit.short_name == "Another v. Trump"


def test_doubts_are_a_line_each(desk) -> None:
    lawsuit = LawsuitFactory(doubts={"caption": "cut off"}, verification="partly")
    cell = "filed_on: two sources: they differ\n\ncaption: cut off"
    bring_in(desk, Lawsuit, [{"slug": lawsuit.slug, "doubts": cell}])
    lawsuit.refresh_from_db()
    assert lawsuit.doubts == {"filed_on": "two sources: they differ", "caption": "cut off"}


def test_new_ruling_gets_its_lawsuits_in_their_order_and_its_slug_from_the_first(desk) -> None:
    court = CourtFactory(slug="cand")
    LawsuitFactory(slug="santa-clara-v-trump"), LawsuitFactory(slug="san-francisco-v-trump")
    row = {"court": court.slug, "lawsuits": "santa-clara-v-trump;san-francisco-v-trump", "decided_on": "2017-04-25"}
    bring_in(desk, Ruling, [{**row, "kind": "preliminary_injunction", "result": "granted"}])
    ruling = Ruling.objects.get()
    assert ruling.slug == "santa-clara-pi-2017-04-25"
    rows = ruling.lawsuit_rows.values_list("position", "lawsuit__slug")
    assert list(rows) == [(0, "santa-clara-v-trump"), (1, "san-francisco-v-trump")]


def test_lawsuits_of_a_ruling_change_places_and_keep_their_rows(desk) -> None:
    ruling = RulingFactory()
    second, third = (RulingLawsuitFactory(ruling=ruling, position=n) for n in (1, 2))
    first = ruling.lawsuit_rows.get(position=0)
    new = LawsuitFactory()
    wanted = [third.lawsuit, new, first.lawsuit]
    page = preview(desk, Ruling, [{"slug": ruling.slug, "lawsuits": "; ".join(one.slug for one in wanted)}])
    [change] = page.context["outcome"].lines[0].changes
    assert change.before == f"{first.lawsuit.slug}; {second.lawsuit.slug}; {third.lawsuit.slug}"
    confirm(desk, Ruling, page)
    assert [row.lawsuit for row in ruling.lawsuit_rows.order_by("position")] == wanted
    assert set(RulingLawsuit.objects.values_list("pk", flat=True)) > {first.pk, third.pk}


def test_place_names_the_place_it_is_part_of(desk) -> None:
    rows = [
        {"name": "Illinois", "kind": "state", "state": "IL", "geoid": "17", "parent": ""},
        {"name": "Evanston", "kind": "city", "state": "IL", "geoid": "1724582", "parent": "illinois"},
    ]
    bring_in(desk, Jurisdiction, rows)
    assert Jurisdiction.objects.get(slug="evanston-il").parent.slug == "illinois"


def test_policy_names_its_place_its_statutes_and_what_replaced_it(desk) -> None:
    place, old = JurisdictionFactory(), LocalPolicyFactory()
    slugs = [StatuteFactory().slug for _ in range(2)]
    row = {"title": "Welcoming City Ordinance", "kind": "ordinance", "jurisdiction": place.slug}
    bring_in(desk, LocalPolicy, [{**row, "statutes": ";".join(slugs), "replaced_by": old.slug}])
    policy = LocalPolicy.objects.get(slug="welcoming-city-ordinance")
    assert [one.statute.slug for one in policy.statute_rows.order_by("position")] == slugs
    assert (policy.replaced_by, policy.jurisdiction) == (old, place)


def test_import_is_noted_in_the_log_of_each_record(desk) -> None:
    lawsuit, same = LawsuitFactory(), LawsuitFactory()
    rows = [{"slug": same.slug, "summary": ""}, {"slug": lawsuit.slug, "summary": "New."}]
    bring_in(desk, Lawsuit, rows, name="march.csv")
    [entry] = LogEntry.objects.all()
    assert entry.get_change_message() == "Imported from march.csv, row 3: summary."
    assert entry.get_edited_object() == lawsuit


def test_preview_shows_differences_and_saves_nothing(desk) -> None:
    CourtFactory(slug="cand")
    lawsuit = LawsuitFactory(summary="A county sues over its grants.")
    page = preview(desk, Lawsuit, [SANTA_CLARA])
    assert Lawsuit.objects.count() == 1
    assert not LogEntry.objects.exists()
    [line] = page.context["outcome"].lines
    assert line.is_new
    assert {change.column: change.after for change in line.changes}["slug"] == "santa-clara-v-trump"
    page = preview(desk, Lawsuit, [{"slug": lawsuit.slug, "summary": "A city sues over its grants."}])
    content = page.content.decode()
    assert "<del>" in content
    assert "<ins>" in content
    assert "sues over its grants." in content


def test_sheet_that_changes_nothing_offers_nothing_to_confirm(desk) -> None:
    lawsuit = LawsuitFactory(summary="One line.\r\nAnother.")
    page = preview(desk, Lawsuit, [{"slug": lawsuit.slug, "summary": "One line.\nAnother. "}])
    assert page.context["outcome"].same == 1
    assert "confirm_form" not in page.context


def test_semicolons_and_tabs_separate_too(desk) -> None:
    lawsuit = LawsuitFactory()
    for separator in ";\t":
        data = as_csv([{"slug": lawsuit.slug, "summary": f"Said, {separator!r}; so."}], separator)
        assert told(preview(desk, Lawsuit, data)) == []
        bring_in(desk, Lawsuit, data)
        lawsuit.refresh_from_db()
        assert lawsuit.summary == f"Said, {separator!r}; so."
