"""Spellings of one court's name have one key, and a court is found by any of its names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.court_names import court_name_key
from cases.models import Court

from .factories import CourtAliasFactory, CourtFactory


@pytest.mark.parametrize(
    "names",
    [
        ["N.D. Cal.", "N. D. Cal.", "ND CAL", "n.d.cal", " N.D.  Cal "],
        ["District Court, N.D. California", "District Court N.D. California", "district court, nd california"],
        ["D.P.R.", "D. P. R."],
        ["Cámara", "Camara"],
        ["9th Cir.", "9TH CIR"],
    ],
)
def test_spellings_of_one_name_have_one_key(names: list[str]) -> None:
    assert len({court_name_key(name) for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("N.D. Cal.", "S.D. Cal."), ("D. Mass.", "D. Md."), ("1st Cir.", "10th Cir.")]
)
def test_names_of_two_courts_have_two_keys(one: str, other: str) -> None:
    assert court_name_key(one) != court_name_key(other)


@given(st.text(max_size=40))
def test_key_is_letters_and_digits_and_its_own_key(name: str) -> None:
    key = court_name_key(name)
    assert key == "" or (key.isascii() and key.isalnum() and key == key.lower())
    assert court_name_key(key) == key


@pytest.fixture
def northern_california() -> Court:
    court: Court = CourtFactory.create(slug="cand", short_name="N.D. Cal.")
    CourtAliasFactory(court=court, name="N.D. Cal.")
    CourtAliasFactory(court=court, name="District Court, N.D. California")
    CourtAliasFactory()
    return court


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["cand", "N.D. Cal.", "nd cal", "District Court, N.D. California"])
def test_court_is_found_once_by_its_id_and_by_each_name(northern_california: Court, text: str) -> None:
    assert Court.objects.named(text).get() == northern_california


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["", ".", "S.D. Cal.", "can", "CAND "])
def test_nothing_is_found_by_a_name_no_court_has(northern_california: Court, text: str) -> None:
    assert not Court.objects.named(text).exists()


@pytest.mark.django_db
def test_alias_gets_its_key_when_it_is_checked() -> None:
    alias = CourtAliasFactory.build(court=CourtFactory(), name="N.D. Cal.", key="")
    alias.full_clean()
    assert alias.key == "ndcal"
