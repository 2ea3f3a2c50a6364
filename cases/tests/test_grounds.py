"""A ground stands for all beneath it."""

from typing import Any

import pytest

from cases.models import LegalGround

from .factories import LegalGroundFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree() -> dict[str, LegalGround]:
    """spending > coercion, notice > terms; and tenth, beside them."""
    grounds: dict[str, Any] = {}
    for slug, above in (
        ("spending", ""),
        ("coercion", "spending"),
        ("notice", "spending"),
        ("terms", "notice"),
        ("tenth", ""),
    ):
        grounds[slug] = LegalGroundFactory(slug=slug, parent=grounds.get(above))
    return grounds


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (["spending"], {"spending", "coercion", "notice", "terms"}),
        (["notice"], {"notice", "terms"}),
        (["terms"], {"terms"}),
        (["notice", "tenth"], {"notice", "terms", "tenth"}),
        (["spending", "terms"], {"spending", "coercion", "notice", "terms"}),
        (["none-such"], set()),
        ([], set()),
    ],
)
def test_subtree_is_the_grounds_asked_for_and_all_beneath(
    tree: dict[str, LegalGround], asked: list[str], found: set[str]
) -> None:
    ids = LegalGround.objects.subtree(*asked)
    assert ids == sorted(tree[slug].pk for slug in found)


def test_subtree_asks_the_database_once(tree: dict[str, LegalGround], django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        LegalGround.objects.subtree("spending", "tenth")


def test_ancestors_are_told_nearest_first(tree: dict[str, LegalGround]) -> None:
    assert tree["terms"].ancestors() == [tree["notice"], tree["spending"]]
    assert tree["spending"].ancestors() == []


def test_circle_of_grounds_is_gone_round_once(tree: dict[str, LegalGround]) -> None:
    LegalGround.objects.filter(slug="spending").update(parent=tree["terms"])
    terms = LegalGround.objects.get(slug="terms")
    assert [ground.slug for ground in terms.ancestors()] == ["notice", "spending", "terms"]
    assert len(LegalGround.objects.subtree("notice")) == 4
