"""What is exported comes back unchanged, and what a cell means is the same both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.models import Lawsuit, Ruling
from policies.models import Jurisdiction, LocalPolicy
from sources.sheets.cells import defused, restored

from .people import person, signed_in
from .sheets import exported, preview

KINDS = [Lawsuit, Ruling, Jurisdiction, LocalPolicy]
each_kind = pytest.mark.parametrize("model", KINDS, ids=lambda model: model.__name__)


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["csv", "xlsx"])
@each_kind
def test_shipped_records_exported_and_imported_show_no_difference(shipped, model, form) -> None:
    client = signed_in(person("researcher", "steward"))
    page = preview(client, model, exported(client, model, form), name=f"it.{form}")
    outcome = page.context["outcome"]
    assert outcome.problems == []
    assert (outcome.new, outcome.changed, outcome.same) == (0, 0, model.objects.count())
    assert outcome.same > 10


@given(st.text(max_size=12))
def test_defused_text_comes_back_as_it_was(text) -> None:
    assert restored(defused(text)) == text


@given(st.text(alphabet="'=+-@\t\r\n 1", max_size=6))
def test_no_defused_cell_begins_like_a_formula(text) -> None:
    assert not defused(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert restored(defused(text)) == text
