"""Slugs made from names."""

import pytest
from django.test import Client

from sources.desk.slugs import last_name_first, part, section, statute, unused
from sources.models import Organization, Person
from sources.tests.factories import OrganizationFactory
from sources.tests.screens import add_page, change_page, errors, opened, save

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("William H. Orrick", "orrick-william-h"),
        ("John Smith Jr.", "smith-john-jr"),
        ("Martin Luther King III", "king-martin-luther-iii"),
        ("Cher", "cher"),
        ("", ""),
    ],
)
def test_person_stands_under_the_last_name(name: str, slug: str) -> None:
    assert last_name_first(name) == slug


@pytest.mark.parametrize(
    ("label", "slug"),
    [
        ("sec. 9(a)", "9a"),
        ("Section 2(a)(ii)", "2aii"),
        ("notice condition", "notice-condition"),
        ("subsec. (a)", "a"),
        ("secrecy clause", "secrecy-clause"),
    ],
)
def test_section_is_named_as_cited(label: str, slug: str) -> None:
    assert section(label) == slug


@pytest.mark.parametrize(
    ("citation", "slug"),
    [
        ("8 U.S.C. 1373", "usc-8-1373"),
        ("34 U.S.C. 10228(a)", "usc-34-10228"),
        ("Cal. Gov. Code 7284", "cal-gov-code-7284"),
    ],
)
def test_statute_is_named_by_title_and_section(citation: str, slug: str) -> None:
    assert statute(citation) == slug


def test_part_is_not_overlong_and_ends_at_a_word() -> None:
    made = part("a very long title " * 20)
    assert len(made) <= 120
    assert made.endswith(("-title", "-long", "-very", "-a"))


def test_taken_slug_gives_way_to_the_next_wanted_and_then_to_a_number() -> None:
    OrganizationFactory(slug="times")
    assert unused(Organization, ["times", "new-york-times"]) == "new-york-times"
    assert unused(Organization, ["times"]) == "times-2"
    assert unused(Organization, ["times"], {"times-2"}) == "times-3"
    assert unused(Organization, ["tim"]) == "tim"


def test_slug_left_empty_is_made_from_the_name(admin_client: Client) -> None:
    sent = opened(admin_client, add_page(Person))
    assert save(admin_client, add_page(Person), {**sent, "name": "Maria Sacchetti"}).status_code == 302
    assert save(admin_client, add_page(Person), {**sent, "name": "Maria Sacchetti"}).status_code == 302
    assert set(Person.objects.values_list("slug", flat=True)) == {"sacchetti-maria", "sacchetti-maria-2"}


def test_slug_typed_is_kept(admin_client: Client) -> None:
    sent = opened(admin_client, add_page(Person))
    save(admin_client, add_page(Person), {**sent, "name": "Maria Sacchetti", "slug": "sacchetti"})
    assert Person.objects.get().slug == "sacchetti"


@pytest.mark.parametrize(("slug", "sentence"), [("Maria S.", "Use lower-case letters"), ("taken", "already one")])
def test_slug_that_will_not_do_is_told(admin_client: Client, slug: str, sentence: str) -> None:
    save(admin_client, add_page(Person), {**opened(admin_client, add_page(Person)), "name": "A", "slug": "taken"})
    sent = {**opened(admin_client, add_page(Person)), "name": "Maria", "slug": slug}
    assert [error for error in errors(save(admin_client, add_page(Person), sent)) if sentence in error]
    assert Person.objects.count() == 1


def test_name_no_slug_can_be_made_from_asks_for_one(admin_client: Client) -> None:
    sent = {**opened(admin_client, add_page(Person)), "name": "???"}
    assert [e for e in errors(save(admin_client, add_page(Person), sent)) if "Write one" in e]


def test_slug_of_a_saved_record_stands_as_text(admin_client: Client) -> None:
    page = admin_client.get(change_page(OrganizationFactory(slug="times"))).content.decode()
    assert 'name="slug"' not in page
    assert ">times</div>" in page
