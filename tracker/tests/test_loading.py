"""Loading brings the database to what the files say, whatever it held before."""

import datetime as dt
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.models import Appeal, AppealNumber, Claim, Court, Lawsuit, LawsuitJudge, Party, Ruling
from policies.models import FederalAction, FundsAtStake, Jurisdiction
from sources.choices import Precision
from sources.models import Document
from tracker.dossiers import loading
from tracker.dossiers.files import find

from .dossiers import LAWSUIT, content, edit, load, totals

pytestmark = pytest.mark.django_db


def test_load_keeps_every_kind_of_value(sample: Path) -> None:
    load(sample)
    lawsuit = Lawsuit.objects.get(slug="springfield-v-poe")
    assert (lawsuit.court.slug, lawsuit.filed_on) == ("exd", dt.date(2017, 2, 3))
    assert (lawsuit.terminated_on, lawsuit.terminated_on_precision) == (dt.date(2021, 5, 1), Precision.MONTH)
    assert [row.judge.slug for row in lawsuit.judge_rows.all()] == ["solomon-j", "daniel-j"]
    action = FederalAction.objects.get(slug="eo-99999")
    assert action.doubts == {"summary": "written from the news", "provisions": "sections other than 9 were not read"}
    assert action.summary.endswith("somewhere.\n\nA second paragraph follows.")
    assert str(FundsAtStake.objects.get(slug="springfield-2017").amount) == "1250000.50"
    assert Court.objects.named("District of EXAMPLE").get().slug == "exd"
    for row in [*Lawsuit.objects.all(), *Ruling.objects.all(), *Appeal.objects.all()]:
        row.full_clean()


def test_number_of_an_appeal_takes_the_court_of_the_appeal(sample: Path) -> None:
    load(sample)
    numbers = dict(AppealNumber.objects.values_list("docket_number", "court__slug"))
    assert numbers == {"17-90001": "ex9", "17-90002": "ex9", "9A999": "exs"}


def test_ruling_without_lawsuits_is_of_the_lawsuit_that_tells_it(sample: Path) -> None:
    load(sample)
    told = {ruling.slug: [row.lawsuit.slug for row in ruling.lawsuit_rows.all()] for ruling in Ruling.objects.all()}
    assert told["springfield-judgment-2019"] == ["springfield-v-poe"]
    assert told["springfield-pi-2017-04-25"] == ["springfield-v-poe", "us-v-springfield"]


def test_second_load_changes_nothing(sample: Path) -> None:
    created, *_ = totals(load(sample))
    before = content()
    assert created > 150
    assert totals(load(sample)) == (0, 0, created)
    assert content() == before


def test_load_in_chunks_of_one_file_is_the_same(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "CHUNK", 1)
    created, *_ = totals(load(sample))
    monkeypatch.undo()
    assert totals(load(sample)) == (0, 0, created)


def test_files_in_any_order_load_the_same(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "CHUNK", 1)
    found, _ = find([sample])
    report = loading.load(found[::-1])
    assert totals(load(sample)) == (0, 0, report.created.total())


def test_load_of_one_file_refers_to_what_the_database_has(sample: Path) -> None:
    load(sample)
    edit(sample, LAWSUIT, "short_name: Springfield v. Poe", "short_name: Springfield")
    report = load(sample / LAWSUIT)
    assert totals(report)[:2] == (0, 1)
    assert Lawsuit.objects.get(slug="springfield-v-poe").short_name == "Springfield"


def test_changed_value_is_updated_and_counted(sample: Path) -> None:
    load(sample)
    edit(sample, LAWSUIT, "filed_on: 2017-02-03", "filed_on: 2017-02")
    assert totals(load(sample))[:2] == (0, 1)
    lawsuit = Lawsuit.objects.get(slug="springfield-v-poe")
    assert (lawsuit.filed_on, lawsuit.filed_on_precision) == (dt.date(2017, 2, 1), Precision.MONTH)


def test_value_left_out_goes_back_to_its_default(sample: Path) -> None:
    load(sample)
    edit(sample, LAWSUIT, "summary: The city sues.\n", "")
    load(sample)
    assert Lawsuit.objects.get(slug="springfield-v-poe").summary == ""


def test_what_no_dossier_tells_is_left_as_it_is(sample: Path) -> None:
    load(sample)
    Document.objects.filter(slug="corpus-story").update(text="The words.")
    edit(sample, "corpus/corpus-story.yaml", "kind: news", "kind: web")
    load(sample)
    document = Document.objects.get(slug="corpus-story")
    assert (document.kind, document.text) == ("web", "The words.")


def test_list_in_another_order_keeps_its_rows(sample: Path) -> None:
    load(sample)
    before = dict(LawsuitJudge.objects.values_list("judge__slug", "pk"))
    edit(
        sample,
        LAWSUIT,
        "judges:\n  - solomon-j\n  - {judge: daniel-j, assignment: former}",
        "judges:\n  - {judge: daniel-j, assignment: former}\n  - deborah-j\n  - solomon-j",
    )
    assert totals(load(sample))[:2] == (1, 2)
    rows = LawsuitJudge.objects.order_by("position")
    assert [row.judge.slug for row in rows] == ["daniel-j", "deborah-j", "solomon-j"]
    assert before.items() <= dict(LawsuitJudge.objects.values_list("judge__slug", "pk")).items()
    assert totals(load(sample))[:2] == (0, 0)


def test_two_records_can_swap_what_may_stand_only_once(sample: Path) -> None:
    load(sample)
    before = dict(Jurisdiction.objects.values_list("slug", "pk"))
    path = sample / "jurisdictions.yaml"
    text = path.read_text()
    path.write_text(text.replace("geoid: '99'", "geoid: 'x'").replace("9912345", "99").replace("'x'", "'9912345'"))
    assert totals(load(sample))[:2] == (0, 2)
    geoids = dict(Jurisdiction.objects.values_list("slug", "geoid"))
    assert (geoids["example-state"], geoids["springfield-ex"]) == ("9912345", "99")
    assert dict(Jurisdiction.objects.values_list("slug", "pk")) == before
    connection.check_constraints()


def test_number_moves_from_one_appeal_to_another(sample: Path) -> None:
    load(sample)
    key = AppealNumber.objects.get(docket_number="17-90001").pk
    edit(sample, LAWSUIT, "      - 17-90001\n", "")
    edit(sample, LAWSUIT, "    is_mandate_withheld: true\n", "    is_mandate_withheld: true\n    numbers: [17-90001]\n")
    report = load(sample)
    assert (totals(report)[0], report.gone) == (0, {})
    number = AppealNumber.objects.get(pk=key)
    assert (number.docket_number, number.appeal.slug) == ("17-90001", "ex9-springfield-v-poe-2")


def test_claim_moves_from_one_lawsuit_to_another(sample: Path) -> None:
    load(sample)
    edit(sample, LAWSUIT, "  - slug: springfield-v-poe/standing\n    ground: standing\n", "")
    edit(
        sample,
        "lawsuits/us-v-springfield.yaml",
        "claims:\n",
        "claims:\n  - {slug: springfield-v-poe/standing, ground: standing}\n",
    )
    report = load(sample)
    assert (totals(report)[0], report.gone) == (0, {})
    assert Claim.objects.get(slug="springfield-v-poe/standing").lawsuit.slug == "us-v-springfield"


def test_rows_added_by_hand_afterwards_get_free_numbers(sample: Path) -> None:
    load(sample)
    party = Party.objects.create(slug="by-hand", name="By hand", kind="group")
    assert Party.objects.filter(pk=party.pk).count() == 1
    load(sample)


def test_queries_do_not_grow_with_the_records(sample: Path) -> None:
    load(sample)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            load(sample)
        return len(captured)

    few = queries()
    many = "".join(f"\n- {{slug: more-{n}, name: More, kind: city, state: EX, sources: [story]}}\n" for n in range(40))
    edit(sample, "jurisdictions.yaml", "", many)
    for number in range(40):
        lawsuit = (sample / "lawsuits/us-v-springfield.yaml").read_text().replace("us-v-springfield", f"us-v-{number}")
        lawsuit = lawsuit.replace("00002", f"{number + 100:05}")
        (sample / f"lawsuits/us-v-{number}.yaml").write_text(lawsuit)
    load(sample)
    assert queries() == few
