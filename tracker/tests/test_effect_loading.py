"""Loading fixtures leaves no stored period behind, and `rebuild_effect` tells whether anything does."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cases.blocked.freshness import fresh
from cases.blocked.periods import differences
from cases.models import EffectPeriod, StaleRelief
from tracker.tests.dossiers import LAWSUIT, edit, load

pytestmark = pytest.mark.django_db
CHANGES = [
    (LAWSUIT, "            takes_effect: on_mandate\n            sequence: 2\n", "            sequence: 2\n"),
    (LAWSUIT, "effective_on: 2017-04-26", "effective_on: 2017-04-27"),
    (LAWSUIT, "is_universal: true\n        takes_effect", "takes_effect"),
    (LAWSUIT, "mandate_on: 2018-10", "mandate_on: 2018-10-15"),
    (LAWSUIT, "{jurisdiction: example-state, with_subdivisions: true}", "{jurisdiction: example-state}"),
    ("jurisdictions.yaml", "  county_geoid: '99123'\n  parent: example-state\n", "  county_geoid: '99123'\n"),
]


def stored() -> list[tuple[object, ...]]:
    names = ("relief__slug", "provision__slug", "starts_on", "ends_on", "jurisdiction", "class_name", "own", "below")
    return sorted(EffectPeriod.objects.order_by().values_list(*names), key=str)


@pytest.mark.parametrize(("name", "old", "new"), CHANGES)
def test_a_changed_dossier_is_seen_by_the_next_question(sample: Path, name: str, old: str, new: str) -> None:
    load(sample)
    fresh()
    before = stored()
    assert before
    assert differences() == []
    edit(sample, name, old, new)
    load(sample)
    assert StaleRelief.objects.exists()
    fresh()
    assert differences() == []


def test_what_is_pruned_is_seen_by_the_next_question(sample: Path) -> None:
    load(sample)
    fresh()
    before = stored()
    edit(sample, LAWSUIT, "        coverage:\n          - {party: springfield-ex}\n", "")
    load(sample, prune=True)
    fresh()
    assert differences() == []
    assert stored() != before


def test_rebuild_effect_checks_and_mends(sample: Path) -> None:
    def ran(*options: str) -> str:
        out = StringIO()
        call_command("rebuild_effect", *options, stdout=out, stderr=out)
        return out.getvalue()

    load(sample)
    assert ran("--check").endswith("Stored and computed periods agree.\n")
    assert "reliefs written since" not in ran("--check")
    EffectPeriod.objects.order_by("pk").first().delete()
    with pytest.raises(CommandError, match="1 differences"):
        ran("--check")
    assert "periods computed" in ran()
    assert ran("--check") == "Stored and computed periods agree.\n"
