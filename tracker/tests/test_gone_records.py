"""What stood in a record and is in no file any more: left alone and counted, or removed when asked."""

from pathlib import Path

import pytest
from django.db import connection

from cases.models import (
    AppealNumber,
    Claim,
    Holding,
    HoldingReview,
    Judge,
    LawsuitJudge,
    Relief,
    ReliefChange,
    ReliefCitation,
    Ruling,
)
from policies.models import FederalAction, FederalActionCitation, Provision
from sources.models import Statement

from .dossiers import LAWSUIT, content, edit, load, problems, totals

pytestmark = pytest.mark.django_db

STANDING = "  - slug: springfield-v-poe/standing\n    ground: standing\n"


def _gone(report) -> dict[str, int]:
    return {model.__name__: count for model, count in report.gone.items()}


def _removed(report) -> dict[str, int]:
    return {model.__name__: count for model, count in report.removed.items()}


def test_child_out_of_the_files_is_left_alone_and_counted(sample: Path) -> None:
    load(sample)
    edit(sample, LAWSUIT, STANDING, "")
    for _ in range(2):
        report = load(sample)
        assert (_gone(report), totals(report)[:2]) == ({"Claim": 1}, (0, 0))
    assert Claim.objects.filter(slug="springfield-v-poe/standing").exists()


def test_pruned_child_is_removed(sample: Path) -> None:
    load(sample)
    edit(sample, LAWSUIT, STANDING, "")
    assert _removed(load(sample, prune=True)) == {"Claim": 1}
    assert not Claim.objects.filter(slug="springfield-v-poe/standing").exists()
    connection.check_constraints()


def test_last_child_out_of_the_files_is_noticed(sample: Path) -> None:
    load(sample)
    edit(sample, "federal-actions/memo.yaml", "sources: [story]\n", "sources: [copy]\n")
    path = sample / "federal-actions/eo-99999.yaml"
    path.write_text("\n".join(line for line in path.read_text().split("\n") if not line.startswith("statutes:")))
    report = load(sample)
    assert _gone(report) == {"ActionStatute": 1}
    assert totals(report)[:2] == (0, 1)


def test_first_of_a_list_out_of_the_files_goes_behind_the_rest(sample: Path) -> None:
    load(sample)
    edit(
        sample,
        LAWSUIT,
        "  - solomon-j\n  - {judge: daniel-j, assignment: former}",
        "  - {judge: daniel-j, assignment: former}",
    )
    assert _gone(load(sample)) == {"LawsuitJudge": 1}
    assert [row.judge.slug for row in LawsuitJudge.objects.order_by("position")] == ["daniel-j", "solomon-j"]
    assert totals(load(sample))[:2] == (0, 0)
    assert _removed(load(sample, prune=True)) == {"LawsuitJudge": 1}
    assert [row.judge.slug for row in LawsuitJudge.objects.all()] == ["daniel-j"]


def test_source_replaced_is_changed_and_source_dropped_is_gone(sample: Path) -> None:
    load(sample)
    edit(
        sample,
        LAWSUIT,
        "  - story\n  - {document: corpus-story, locator: line 1, statement: corpus-story/first}\n",
        "  - copy\n",
    )
    report = load(sample)
    assert (_gone(report), totals(report)[:2]) == ({"LawsuitCitation": 1}, (0, 1))


def test_ruling_out_of_the_files_is_gone_with_all_that_stands_in_it_when_pruned(sample: Path) -> None:
    load(sample)
    text = (sample / LAWSUIT).read_text()
    start, end = text.index("  - slug: springfield-judgment-2019\n"), text.index("appeals:\n")
    changes = text.index("          - slug: springfield-judgment-2019/lifts")
    text = text[:start] + text[end:]
    (sample / LAWSUIT).write_text(
        text[:changes] + text[text.index("        sources: [opinion]\n    sources: [opinion]\n") :]
    )
    assert _gone(load(sample)) == {"Ruling": 1, "ReliefChange": 3}
    report = load(sample, prune=True)
    assert _removed(report)["Ruling"] == _removed(report)["Relief"] == _removed(report)["CoverageMember"] == 1
    assert not Ruling.objects.filter(slug__startswith="springfield-judgment").exists()
    assert not Relief.objects.filter(slug__startswith="springfield-judgment").exists()
    assert not ReliefCitation.objects.filter(record__slug__startswith="springfield-judgment").exists()
    connection.check_constraints()


def test_pruning_what_other_records_need_is_refused(sample: Path) -> None:
    load(sample)
    before = content()
    text = (sample / LAWSUIT).read_text()
    claim, next_claim = text.index("  - slug: springfield-v-poe/spending"), text.index(STANDING)
    (sample / LAWSUIT).write_text(text[:claim] + text[next_claim:])
    [line] = problems(sample, prune=True)
    assert line == (
        "The claim springfield-v-poe/spending cannot be removed: holding springfield-pi-2017-04-25/coercion names it "
        "as claim. Change that first, or load without --prune."
    )
    assert content() == before
    assert Holding.objects.filter(claim__slug="springfield-v-poe/spending").exists()


def test_record_in_no_file_gives_way_only_when_pruned(sample: Path) -> None:
    load(sample)
    edit(sample, LAWSUIT, "springfield-v-poe/standing\n", "springfield-v-poe/art-iii\n")
    [line] = problems(sample)
    assert line.endswith(
        ": ground: There is already one with the same lawsuit, ground. The other is springfield-v-poe/standing, in the "
        "database. It is in no file any more: --prune removes it."
    )
    assert _removed(load(sample, prune=True)) == {"Claim": 1}
    assert set(Claim.objects.values_list("slug", flat=True)) == {
        "springfield-v-poe/art-iii",
        "springfield-v-poe/spending",
        "us-v-springfield/ordinance",
    }


def test_top_level_records_are_never_removed(sample: Path) -> None:
    load(sample)
    (sample / "federal-actions/memo.yaml").unlink()
    edit(sample, "developments.yaml", "federal_actions: [memo, eo-99999]", "federal_actions: [eo-99999]")
    edit(sample, "judges.yaml", "", "")
    report = load(sample, prune=True)
    assert _removed(report) == {"DevelopmentAction": 1}
    assert FederalAction.objects.filter(slug="memo").exists()
    assert FederalActionCitation.objects.filter(record__slug="memo").exists()
    assert Judge.objects.count() == 3


def test_statement_gone_with_its_citations_only_when_nothing_cites_it(sample: Path) -> None:
    load(sample)
    path = sample / "corpus/corpus-story.yaml"
    text = path.read_text()
    path.write_text(text[: text.index("  - slug: corpus-story/second")])
    assert _removed(load(sample, prune=True)) == {"Statement": 1, "StatementCitation": 1}
    assert [statement.slug for statement in Statement.objects.all()] == ["corpus-story/first"]


def test_number_of_another_appeal_is_not_taken_for_gone(sample: Path) -> None:
    appeal = "appeals: [{slug: other-appeal, court: exs, numbers: [17-90001], sources: [story]}]\n"
    edit(sample, "lawsuits/us-v-springfield.yaml", "", appeal)
    load(sample)
    report = load(sample / LAWSUIT, prune=True)  # which tells 17-90001 of one court and 9A999 of the other
    assert _removed(report) == {}
    assert AppealNumber.objects.filter(appeal__slug="other-appeal").exists()


def test_files_not_loaded_lose_nothing(sample: Path) -> None:
    load(sample)
    before = content()
    report = load(sample / "judges.yaml", prune=True)
    assert (_removed(report), content()) == ({}, before)
    assert HoldingReview.objects.exists()
    assert ReliefChange.objects.exists()
    assert Provision.objects.exists()
