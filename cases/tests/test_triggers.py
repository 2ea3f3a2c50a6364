"""A holding answers a claim of a lawsuit its ruling was made in: when a transaction ends, and on both databases.

What is written within one transaction may come in any order. `connection.check_constraints()` asks what a commit asks.
"""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import Model

from cases.models import Claim, Holding, Lawsuit, Ruling, RulingLawsuit

from .factories import (
    ClaimFactory,
    HoldingFactory,
    LawsuitFactory,
    LegalGroundFactory,
    RulingFactory,
    RulingLawsuitFactory,
)

pytestmark = pytest.mark.django_db


def _alien_claim() -> Holding:
    """A holding whose claim is of a lawsuit that its ruling was not made in, not yet written."""
    ruling, claim = RulingFactory(), ClaimFactory()
    return HoldingFactory.build(ruling=ruling, claim=claim, ground=claim.ground)


def _write_and_check(write: Callable[[], object]) -> None:
    with transaction.atomic():
        write()
        connection.check_constraints()


def _refused(write: Callable[[], object]) -> str:
    connection.check_constraints()
    with pytest.raises(IntegrityError) as refusal:
        _write_and_check(write)
    return str(refusal.value)


def test_holding_on_a_claim_of_another_lawsuit_is_refused() -> None:
    holding = _alien_claim()
    said = _refused(holding.save)
    if connection.vendor == "postgresql":
        assert f"The holding {holding.slug} answers the claim {holding.claim.slug}, but its ruling was not made" in said


def test_holding_on_a_claim_of_the_second_lawsuit_is_allowed() -> None:
    holding = _alien_claim()
    RulingLawsuitFactory(ruling=holding.ruling, lawsuit=holding.claim.lawsuit)
    holding.save()
    connection.check_constraints()


def test_unpleaded_holding_needs_no_lawsuit() -> None:
    HoldingFactory(unpleaded=True, ruling=RulingFactory(lawsuit_row=None))
    connection.check_constraints()


def _rows(claimed: Lawsuit, ruled: Lawsuit) -> dict[str, Model]:
    """A claim in one lawsuit, a ruling's row in another, and the holding that ties them, none written."""
    ruling, ground = RulingFactory(lawsuit_row=None), LegalGroundFactory()
    claim = ClaimFactory.build(pk=1001, lawsuit=claimed, ground=ground)
    return {
        "claim": claim,
        "row": RulingLawsuit(ruling=ruling, lawsuit=ruled),
        "holding": HoldingFactory.build(pk=1001, ruling=ruling, claim=claim, ground=ground),
    }


def _write(rows: dict[str, Model], order: str) -> None:
    for name in order.split():
        type(rows[name])._base_manager.bulk_create([rows[name]])


ORDERS = ["holding claim row", "holding row claim", "row holding claim", "claim holding row", "claim row holding"]


@pytest.mark.parametrize("order", ORDERS)
def test_rows_may_be_written_in_any_order(order: str) -> None:
    lawsuit = LawsuitFactory()
    rows = _rows(lawsuit, lawsuit)
    _write(rows, order)
    connection.check_constraints()
    _refused(rows["row"].delete)


@pytest.mark.parametrize("order", ORDERS)
def test_rows_that_do_not_fit_are_refused_in_any_order(order: str) -> None:
    rows = _rows(LawsuitFactory(), LawsuitFactory())
    _refused(lambda: _write(rows, order))


def _takes_the_ruling_out_of_the_lawsuit(holding: Holding) -> object:
    return RulingLawsuit.objects.filter(ruling=holding.ruling).delete()


def _makes_the_ruling_one_of_another_lawsuit(holding: Holding) -> object:
    return RulingLawsuit.objects.filter(ruling=holding.ruling).update(lawsuit=LawsuitFactory())


def _moves_the_row_to_another_ruling(holding: Holding) -> object:
    return RulingLawsuit.objects.filter(ruling=holding.ruling).update(ruling=RulingFactory(lawsuit_row=None))


def _moves_the_claim(holding: Holding) -> object:
    return Claim.objects.filter(pk=holding.claim_id).update(lawsuit=LawsuitFactory())


def _writes_the_claim_anew(holding: Holding) -> object:
    claims = Claim.objects.filter(pk=holding.claim_id)
    claims._raw_delete("default")
    return ClaimFactory(pk=holding.claim_id)


def _moves_the_holding(holding: Holding) -> object:
    return Holding.objects.filter(pk=holding.pk).update(ruling=RulingFactory())


def _gives_the_holding_another_claim(holding: Holding) -> object:
    return Holding.objects.filter(pk=holding.pk).update(claim=ClaimFactory())


@pytest.mark.parametrize(
    "change",
    [
        _takes_the_ruling_out_of_the_lawsuit,
        _makes_the_ruling_one_of_another_lawsuit,
        _moves_the_row_to_another_ruling,
        _moves_the_claim,
        _writes_the_claim_anew,
        _moves_the_holding,
        _gives_the_holding_another_claim,
    ],
)
def test_later_change_that_leaves_the_holding_alone_is_refused(change: Callable[[Holding], object]) -> None:
    holding = HoldingFactory()
    _refused(lambda: change(holding))


def test_ruling_is_deleted_with_its_holdings() -> None:
    ruling = HoldingFactory().ruling
    ruling.delete()
    connection.check_constraints()
    assert not Holding.objects.exists()


def test_holding_that_gives_up_its_claim_lets_the_ruling_go() -> None:
    holding = HoldingFactory()
    Holding.objects.filter(pk=holding.pk).update(claim=None, not_pleaded_because="A defense.")
    RulingLawsuit.objects.filter(ruling=holding.ruling).delete()
    connection.check_constraints()


def test_ruling_and_claim_move_together() -> None:
    holding, lawsuit = HoldingFactory(), LawsuitFactory()
    Claim.objects.filter(pk=holding.claim_id).update(lawsuit=lawsuit)
    RulingLawsuit.objects.filter(ruling=holding.ruling).update(lawsuit=lawsuit)
    connection.check_constraints()


@pytest.mark.django_db(transaction=True)
def test_commit_is_refused_and_leaves_nothing() -> None:
    holding = _alien_claim()
    with pytest.raises(IntegrityError), transaction.atomic():
        holding.save()
    assert not Holding.objects.exists()
    assert Ruling.objects.exists()


def test_form_says_that_the_claim_is_of_another_lawsuit() -> None:
    holding = _alien_claim()
    with pytest.raises(ValidationError) as refusal:
        holding.full_clean()
    sentence = f"The ruling was not made in the claim's lawsuit, {holding.claim.lawsuit}."
    assert refusal.value.message_dict["claim"] == [sentence]


def test_form_says_that_the_claim_is_on_another_ground() -> None:
    holding = HoldingFactory()
    holding.ground = HoldingFactory().ground
    with pytest.raises(ValidationError) as refusal:
        holding.full_clean()
    assert refusal.value.message_dict["claim"] == [f"The claim is on {holding.claim.ground}, not on {holding.ground}."]


def test_holding_may_be_on_a_ground_beneath_the_one_pleaded() -> None:
    holding = HoldingFactory()
    beneath = HoldingFactory().ground
    beneath.parent = holding.claim.ground
    beneath.save()
    holding.ground = beneath
    holding.full_clean()


def test_form_without_a_ground_or_ruling_says_so_and_no_more() -> None:
    with pytest.raises(ValidationError) as refusal:
        Holding(slug="ruling-1/x", claim=ClaimFactory()).full_clean()
    assert {"ruling", "ground"} <= refusal.value.message_dict.keys()
