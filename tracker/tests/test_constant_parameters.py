"""Whether the same words ask the same: always, until a record changes, or not even then."""

import pytest
from django.http import QueryDict

from cases.models import Lawsuit, Ruling
from tracker.api.citations import CitingRecord
from tracker.api.endpoints import ENDPOINTS
from tracker.api.lawsuits import LawsuitParameters
from tracker.api.parameters import Records, Words
from tracker.api.rulings import RulingParameters

LISTS = [name for name in ENDPOINTS if name != "effect"]


def test_all_that_a_list_can_be_asked_is_constant_or_names_records() -> None:
    """Whatever hangs on anything else must be read each time."""
    lists = {ENDPOINTS[name].filterset_class for name in LISTS}
    every = {parameter for each in lists for parameter in each.base_filters.values()}
    of_effect = ENDPOINTS["effect"].filterset_class.base_filters.values()
    assert {type(parameter) for parameter in every if not (parameter.is_constant or parameter.names_records)} == set()
    assert not any(each.is_constant for each in every if isinstance(each, Records | CitingRecord))
    assert not any(each.is_constant or each.names_records for each in of_effect)


def test_question_with_a_parameter_of_another_kind_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = LawsuitParameters(QueryDict("posture=defendant&docket=17-cv-574"), Lawsuit.objects.all())
    assert (asked.is_constant, asked.is_of_records) == (True, True)
    monkeypatch.setattr(Words, "is_constant", False)
    assert (asked.is_constant, asked.is_of_records) == (False, False)
    beyond = RulingParameters(QueryDict("lawsuits__posture=defendant"), Ruling.objects.all())
    assert (beyond.is_constant, beyond.is_of_records) == (False, False)
