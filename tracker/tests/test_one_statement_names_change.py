"""What a name means is what it means now, also where its page was asked for before."""

from collections.abc import Callable

import pytest
from django.db import connection

from cases.models import CourtAlias, Lawsuit, LegalGround, Ruling
from cases.tests import factories as make
from policies.models import FederalAction
from policies.tests.factories import FederalActionFactory, FundsAtStakeFactory, ProvisionFactory
from sources.choices import Publication
from sources.duplicates.merging import merge
from sources.tests.factories import OrganizationFactory

from .asker import Asker, a_court, slugs
from .people import person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def suits() -> None:
    """Two lawsuits, each with a ruling, and an executive order with money at stake."""
    for slug in ("one-suit", "other-suit"):
        make.RulingFactory(slug=f"of-{slug}", lawsuit=make.LawsuitFactory(slug=slug))
    FundsAtStakeFactory(slug="at-stake", federal_action=FederalActionFactory(slug="order", number="EO 1"))


def withdraw() -> None:
    Lawsuit.objects.filter(slug="one-suit").update(publication=Publication.WITHDRAWN)


def delete() -> None:
    Ruling.objects.get(slug="of-one-suit").delete()
    Lawsuit.objects.get(slug="one-suit").delete()


def make_anew() -> None:
    delete()
    make.RulingFactory(slug="another", lawsuit=make.LawsuitFactory(slug="one-suit"))


def merge_away() -> None:
    one, other = (Lawsuit.objects.get(slug=slug) for slug in ("one-suit", "other-suit"))
    merge(one, other, by=person("steward"), because="The same docket, entered twice.")


def call_it_otherwise() -> None:
    FederalAction.objects.filter(slug="order").update(number="EO 2")


def past_the_orm() -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE policies_federalaction SET number = 'EO 2' WHERE slug = 'order'")


@pytest.mark.parametrize("write", [withdraw, delete, merge_away, call_it_otherwise, past_the_orm])
def test_name_that_means_nothing_any_more_is_refused_at_once(
    asker: Asker, suits: None, write: Callable[[], None]
) -> None:
    paths = {"lawsuit": "rulings/?lawsuit=one-suit", "action": "funds-at-stake/?action=EO 1"}
    found = {name: slugs(asker.twice(path)) for name, path in paths.items()}
    assert found == {"lawsuit": ["of-one-suit"], "action": ["at-stake"]}
    write()
    gone, stays = ("action", "lawsuit") if write in (call_it_otherwise, past_the_orm) else ("lawsuit", "action")
    assert slugs(asker(paths[stays])) == found[stays]
    answer = asker.as_afresh(paths[gone])
    assert answer.status_code == 400
    [error] = answer.json()["errors"]
    assert error["parameter"] == gone
    assert gone == "action" or "Close to it: other-suit" in error["detail"]


def test_name_of_another_record_finds_its_rows_at_once(asker: Asker, suits: None) -> None:
    assert slugs(asker.twice("rulings/?lawsuit=one-suit")) == ["of-one-suit"]
    make_anew()
    assert slugs(asker.as_afresh("rulings/?lawsuit=one-suit")) == ["another"]


def test_other_name_of_a_court_that_goes_to_another(asker: Asker) -> None:
    a_court("hill", called="The Hill Court")
    dale = a_court("dale")
    path = "lawsuits/?court=The Hill Court"
    assert slugs(asker.twice(path)) == ["suit-hill"]
    CourtAlias.objects.update(court=dale)
    assert slugs(asker.as_afresh(path)) == ["suit-dale"]
    assert slugs(asker.twice(path)) == ["suit-dale"]
    CourtAlias.objects.all().delete()
    assert asker.as_afresh(path).status_code == 400


def test_ground_that_gets_a_child_has_its_rows_at_once(asker: Asker) -> None:
    above, below = make.LegalGroundFactory(slug="above"), make.LegalGroundFactory(slug="below")
    make.ClaimFactory(slug="a/above", ground=above, of_provision=True)
    make.ClaimFactory(slug="b/below", ground=below, of_provision=True)
    assert slugs(asker.twice("claims/?ground=above&ordering=slug")) == ["a/above"]
    LegalGround.objects.filter(pk=below.pk).update(parent=above)
    assert slugs(asker("claims/?ground=above&ordering=slug")) == ["a/above", "b/below"]
    assert slugs(asker.twice("claims/?ground=above&ordering=slug")) == ["a/above", "b/below"]


def test_name_of_nothing_that_can_have_rows_is_looked_up_each_time(asker: Asker) -> None:
    action = FederalActionFactory(slug="eo-1")
    for _ in range(3):
        assert slugs(asker.as_afresh("holdings/?provision=eo-1")) == []
    make.HoldingFactory(slug="held/1", provision=ProvisionFactory(federal_action=action))
    assert slugs(asker.as_afresh("holdings/?provision=eo-1")) == ["held/1"]


def test_any_write_leads_to_one_more_look(asker: Asker) -> None:
    a_court("hill")
    path = "lawsuits/?court=hill"
    asker.twice(path)
    for _ in range(2):
        OrganizationFactory()
        first = slugs(asker(path))
        assert asker.statements > 1
        assert slugs(asker(path)) == first == ["suit-hill"]
        assert asker.statements == 1
