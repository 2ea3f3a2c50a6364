"""Agencies, places and grounds by their names, in sentences made up for this."""

import pytest

from cases.mentions.records import Confidence, Kind

from .mention_world import MATCHER, found, known, matcher, place


def named(text: str) -> list[tuple[str, str]]:
    return [(words, slugs) for words, _, slugs in found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Justice Department and the Department of Justice agree.",
            [("Justice Department", "doj"), ("Department of Justice", "doj")],
        ),
        ("The U.S. Dept. of Justice said so.", [("U.S. Dept. of Justice", "doj")]),
        (
            "The Departments of Justice and Homeland Security wrote.",
            [("Departments of Justice", "doj"), ("Homeland Security", "dhs")],
        ),
        ("ICE\u2019s agents, and ICE-led raids.", [("ICE", "ice"), ("ICE", "ice")]),
        ("Immigration & Customs Enforcement", [("Immigration & Customs Enforcement", "ice")]),
        ("Police officers on ice chose justice, a white house and homeland security.", []),
        ("The U.S.\nDepartment of Justice", [("U.S.\nDepartment of Justice", "doj")]),
        ("the old-eraJustice Department", [("Justice Department", "doj")]),
        (
            "The National Immigration Law Center sued; NILC is small.",
            [("National Immigration Law Center", "nilc"), ("NILC", "nilc")],
        ),
        ("NILC alone means nothing here.", []),
        ("The Civil Rights Division lost lawyers.", []),
        (
            "The Justice Department's civil rights division lost lawyers.",
            [("Justice Department", "doj"), ("civil rights division", "doj-crt")],
        ),
        ("Byrne JAG money; SB 54.", [("Byrne JAG", "byrne-jag"), ("SB 54", "california-values-act")]),
        (
            "The 10th Amendment and the tenth amendment.",
            [("10th Amendment", "tenth-amendment"), ("tenth amendment", "tenth-amendment")],
        ),
        ("A man of long standing has standing to sue.", [("standing to sue", "standing")]),
    ],
)
def test_names_are_found_as_they_are_written(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


def test_short_form_that_a_text_gives_holds_from_there_on() -> None:
    text = "The Bureau of Old Bridges (BOB) paid. BOB paid again, and Bob did not. A BOBcat."
    bureau = matcher(known(Kind.AGENCY, "bridges", "Bureau of Old Bridges"))
    words = [(words, slugs) for words, _, slugs in found(text, bureau)]
    assert words == [("Bureau of Old Bridges", "bridges"), ("BOB", "bridges"), ("BOB", "bridges")]


def test_brackets_that_shorten_nothing_give_no_short_form() -> None:
    assert named("DHS and the Justice Department (HERE). HERE it is.") == [
        ("DHS", "dhs"),
        ("Justice Department", "doj"),
    ]


def test_money_after_a_name_makes_it_the_program() -> None:
    assert found("COPS funds went out; the COPS Office wrote, and so did COPS.") == [
        ("COPS", "program", "cops-grants cops-office"),
        ("COPS Office", "agency", "cops-office"),
        ("COPS", "agency", "cops-office cops-grants"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Northern District of California ruled", [("Northern District of California", "cand")]),
        ("the University of California", []),
        ("a judge of the Washington Supreme Court", []),
        ("The Washington Post and the Seattle Times", [("Washington Post", "washington-post")]),
        ("Portland, Ore., and Portland, Maine", [("Portland, Ore.", "portland-or")]),
        ("in Chicago, IL, and the city of Chicago", [("Chicago, IL", "chicago-il"), ("Chicago", "chicago-il")]),
        (
            "Washington, D.C., in Washington state",
            [("Washington, D.C.", "district-of-columbia"), ("Washington state", "washington")],
        ),
        (
            "St. Paul and San José and San Jose",
            [("St. Paul", "saint-paul-mn"), ("San José", "san-jose-ca"), ("San Jose", "san-jose-ca")],
        ),
        ("the City and County of San Francisco", [("City and County of San Francisco", "san-francisco-ca")]),
        ("Santa Clara is a city.", []),
        (
            "The County of Santa Clara won; Santa Clara was glad.",
            [("County of Santa Clara", "santa-clara-county-ca"), ("Santa Clara", "santa-clara-county-ca")],
        ),
        ("King and Santa Clara counties", [("King", "king-county-wa"), ("Santa Clara", "santa-clara-county-ca")]),
        ("King County paid. The King was glad.", [("King County", "king-county-wa")]),
        ("Chicago Heights, Jackson County, Mississippi City and Seattle University", []),
    ],
)
def test_places_are_told_from_what_is_called_after_them(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


def test_a_name_of_several_places_is_shown_with_all_of_them() -> None:
    [mention] = MATCHER.find("They met in Washington.")
    assert [ref.slug for ref in mention.candidates] == ["washington", "district-of-columbia"]
    assert mention.confidence is Confidence.AMBIGUOUS
    assert "2 records go by Washington" in mention.why


def test_a_place_with_a_well_known_namesake_elsewhere_is_left_to_a_person() -> None:
    [mention] = MATCHER.find("They met in Portland.")
    assert mention.confidence is Confidence.AMBIGUOUS
    assert mention.why.endswith("There is also one in ME, and the text does not say which.")
    [sure] = MATCHER.find("They met in Portland, OR.")
    assert sure.confidence is Confidence.CLEAR


def test_a_place_may_be_the_party_where_the_words_are_of_a_suit() -> None:
    assert named("Snow fell on Chicago.") == [("Chicago", "chicago-il")]
    [mention] = MATCHER.find("Then Chicago sued.")
    assert [ref.model for ref in mention.candidates] == ["policies.Jurisdiction", "cases.Party"]


def test_two_records_of_one_name_are_both_shown() -> None:
    two = matcher(place("albany-ny", "Albany", state="NY"), place("albany", "Albany"))
    [mention] = two.find("Albany joined in.")
    assert {ref.slug for ref in mention.candidates} == {"albany-ny", "albany"}
