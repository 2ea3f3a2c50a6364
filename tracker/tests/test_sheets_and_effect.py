"""What is blocked follows an import, which shows beforehand what it would change."""

from typing import Any

import pytest
from django.core.management import call_command

from cases.models import EffectPeriod, Ruling
from cases.tests.factories import ReliefFactory, ReliefProvisionFactory, RulingFactory
from policies.models import Jurisdiction
from policies.tests.factories import JurisdictionFactory, ProvisionFactory

from .people import person, signed_in
from .sheets import bring_in, confirm, preview

pytestmark = pytest.mark.django_db


@pytest.fixture
def injunction() -> Any:
    ruling = RulingFactory(decided=True, slug="pi-2017")
    relief = ReliefFactory(ruling=ruling, is_universal=True, takes_effect="on_entry")
    ReliefProvisionFactory(relief=relief, provision=ProvisionFactory())
    call_command("rebuild_effect", verbosity=0)
    return ruling


def _starts() -> list[str]:
    return [str(period.starts_on) for period in EffectPeriod.objects.all()]


def test_periods_follow_the_day_of_a_ruling(injunction) -> None:
    desk = signed_in(person("researcher"))
    assert _starts() == ["2017-04-25"]
    page = preview(desk, Ruling, [{"slug": "pi-2017", "decided_on": "2017-05-02"}])
    shown = page.content.decode()
    assert "Preview: nothing is saved yet" in shown
    assert "2017-05-02" in str(page.context["outcome"].panel)
    assert _starts() == ["2017-04-25"]
    assert Ruling.objects.get().day == "2017-04-25"
    confirm(desk, Ruling, page)
    assert _starts() == ["2017-05-02"]
    call_command("rebuild_effect", check=True, verbosity=0)


def test_periods_agree_after_places_have_moved(injunction) -> None:
    state, city = JurisdictionFactory(of_state=True), JurisdictionFactory()
    bring_in(signed_in(person("steward")), Jurisdiction, [{"slug": city.slug, "parent": state.slug}])
    city.refresh_from_db()
    assert city.parent == state
    call_command("rebuild_effect", check=True, verbosity=0)


def test_import_that_touches_no_effect_shows_none(injunction) -> None:
    page = preview(signed_in(person("researcher")), Ruling, [{"slug": "pi-2017", "outcome": "Granted."}])
    assert page.context["outcome"].panel is None
