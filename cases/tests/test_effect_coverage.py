"""The algebra of coverages holds place by place and class by class."""

import pytest
from hypothesis import given

from cases.effect.coverage import EVERYONE, NOBODY, named_class, place, union
from cases.tests.effect_strategies import PLACES, Coverage, coverages

US, CALIFORNIA, ILLINOIS = ("us",), ("us", "ca"), ("us", "il")
SF, CHICAGO = (*CALIFORNIA, "sf"), (*ILLINOIS, "chi")
UNNAMED = (*CALIFORNIA, "a city nobody mentions")
EVERYWHERE = (*PLACES, UNNAMED, ("elsewhere",))


@given(coverages, coverages)
def test_union_intersection_and_difference_are_what_they_say_everywhere(one: Coverage, other: Coverage) -> None:
    for where in EVERYWHERE:
        assert (one | other).covers(where) == (one.covers(where) or other.covers(where))
        assert (one & other).covers(where) == (one.covers(where) and other.covers(where))
        assert (one - other).covers(where) == (one.covers(where) and not other.covers(where))
    for name in ("class a", "class b", "class c"):
        assert (one - other).covers_class(name) == (one.covers_class(name) and not other.covers_class(name))


@given(coverages, coverages)
def test_coverages_that_answer_alike_are_equal(one: Coverage, other: Coverage) -> None:
    assert one | other == other | one
    assert one & other == other & one
    assert (one - other) | (one & other) == one
    assert hash((one - other) | (one & other)) == hash(one)


@given(coverages)
def test_everyone_and_nobody_are_neutral(one: Coverage) -> None:
    assert one | NOBODY == one & EVERYONE == one - NOBODY == one
    assert one - one == one & NOBODY == NOBODY
    assert NOBODY <= one <= EVERYONE


@pytest.mark.parametrize(("with_subdivisions", "reached"), [(False, False), (True, True)])
def test_a_state_reaches_its_cities_only_with_its_subdivisions(with_subdivisions: bool, reached: bool) -> None:
    california = place(CALIFORNIA, with_subdivisions=with_subdivisions)
    assert california.covers(CALIFORNIA)
    assert california.covers(SF) is california.covers(UNNAMED) is reached
    assert not california.covers(CHICAGO)


def test_everyone_but_one_city_leaves_its_state() -> None:
    rest = EVERYONE - place(CHICAGO)
    assert rest.covers(ILLINOIS)
    assert not rest.covers(CHICAGO)
    assert rest.covers_class("asylum seekers")


def test_a_class_is_no_place() -> None:
    both = union([named_class("asylum seekers"), place(SF)])
    assert both.covers_class("asylum seekers")
    assert both.covers(SF)
    assert not both.covers(CALIFORNIA)
