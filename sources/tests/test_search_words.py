"""A word is the same to SQLite, to PostgreSQL and to Python, whatever signs stand in a text."""

from collections import defaultdict
from itertools import pairwise

import pytest
from django.db import connection
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sources.search.words import TOKENIZER, words, words_at

pytestmark = pytest.mark.django_db
SIGNS = [chr(sign) for sign in range(1, 0x10000) if not 0xD800 <= sign <= 0xDFFF] + [
    "\U0001d538",
    "\U0001f600",
    "\U000e0001",
]
texts = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=60)


def in_database(told: list[str]) -> list[list[str]]:
    """The words of each text, as the database that the tests run on has them."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT sources_search_words(t) FROM unnest(%s::text[]) WITH ORDINALITY AS a(t, n) ORDER BY n", [told]
            )
            return [found.split() for (found,) in cursor.fetchall()]
        cursor.execute(f"CREATE VIRTUAL TABLE temp.a_text USING fts5(told, tokenize='{TOKENIZER}')")
        cursor.execute("CREATE VIRTUAL TABLE temp.its_words USING fts5vocab(temp, a_text, instance)")
        try:
            cursor.executemany("INSERT INTO a_text (rowid, told) VALUES (%s, %s)", [*enumerate(told)])
            cursor.execute('SELECT doc, "offset", term FROM its_words ORDER BY doc, "offset"')
            found = defaultdict(list)
            for number, _, word in cursor.fetchall():
                found[number].append(word)
            return [found[number] for number in range(len(told))]
        finally:
            cursor.execute("DROP TABLE temp.its_words")
            cursor.execute("DROP TABLE temp.a_text")


def test_every_sign_separates_or_joins_alike() -> None:
    told = [f"q{sign}Q" for sign in SIGNS]
    differing = [
        (hex(ord(sign)), ours, theirs)
        for sign, text, theirs in zip(SIGNS, told, in_database(told), strict=True)
        if (ours := words(text)) != theirs
    ]
    assert differing == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=texts)
@example("3:17-cv-00485-WHO, § 9(a); César Chávez — naïve Straße Łódź ΑΘΗΝΑ \u0301 e\u0301x")
def test_words_of_any_text_are_the_same(text: str) -> None:
    assert in_database([text]) == [words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3:17-cv-00485-WHO", ["3", "17", "cv", "00485", "who"]),
        ("§ 9(a)", ["9", "a"]),
        ("County of Santa Clara\u2019s", ["county", "of", "santa", "clara", "s"]),
        ("CÉSAR Chávez, Ñandú", ["cesar", "chavez", "nandu"]),
        ("8 U.S.C. 1373", ["8", "u", "s", "c", "1373"]),
        ("—", []),
    ],
)
def test_words_are_runs_of_letters_and_digits_without_case_or_accents(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(text=texts)
def test_words_stand_where_they_are_said_to(text: str) -> None:
    found = [*words_at(text)]
    assert [word.folded for word in found] == words(text)
    assert all(words(text[word.start : word.end]) == [word.folded] for word in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(text=texts)
def test_words_are_made_of_words(text: str) -> None:
    assert words(" ".join(words(text))) == words(text)
