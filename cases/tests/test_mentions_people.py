"""People by full and short names, by titles, and by the surname alone."""

import pytest

from cases.mentions.records import Confidence, Kind

from .mention_world import MATCHER, found, known, matcher


def named(text: str) -> list[tuple[str, str]]:
    return [(words, slugs) for words, _, slugs in found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U.S. District Judge William H. Orrick wrote.", [("William H. Orrick", "orrick-william-h")]),
        ("Bill Orrick wrote.", [("Bill Orrick", "orrick-william-h")]),
        ("W. Orrick wrote.", [("W. Orrick", "orrick-william-h")]),
        (
            "Jeff Sessions, Jefferson Beauregard Sessions III",
            [
                ("Jeff Sessions", "sessions-jefferson-b-iii"),
                ("Jefferson Beauregard Sessions III", "sessions-jefferson-b-iii"),
            ],
        ),
        ("Attorney General Sessions spoke; training sessions ended.", [("Sessions", "sessions-jefferson-b-iii")]),
        (
            "Mayor Bill de Blasio came, and de Blasio left.",
            [("Bill de Blasio", "de-blasio-bill"), ("de Blasio", "de-blasio-bill")],
        ),
        (
            "Brian O\u2019Hara said, and O'Hara meant it.",
            [("Brian O\u2019Hara", "ohara-brian"), ("O'Hara", "ohara-brian")],
        ),
        ("Gov. JB Pritzker spoke.", [("JB Pritzker", "pritzker-j-b")]),
        ("Mayor Johnson answered.", [("Johnson", "johnson-brandon")]),
        ("Speaker Johnson answered, and so did Johnson.", []),
        (
            "Brandon Johnson came. Later Johnson left.",
            [("Brandon Johnson", "johnson-brandon"), ("Johnson", "johnson-brandon")],
        ),
        ("Jerry Brown came, and Brown left.", []),
        (
            "President Trump\u2019s order; the Trump administration",
            [("Trump", "trump-donald-j"), ("Trump", "trump-donald-j")],
        ),
        ("Ivanka Trump and Melania Trump; Trump Tower", []),
        (
            "Under Trump, Chicago Sues Trump",
            [("Trump", "trump-donald-j"), ("Chicago", "chicago-il"), ("Trump", "trump-donald-j")],
        ),
        (
            "Justice Jackson dissented in Jackson, Mississippi.",
            [("Jackson", "jackson-ketanji-brown"), ("Jackson, Mississippi", "jackson-ms")],
        ),
        ("Michael Jackson sang.", []),
        ("Justice Thomas concurred.", [("Thomas", "thomas-clarence")]),
        ("Judge Thomas wrote.", [("Thomas", "thomas-sidney-r")]),
        ("Before BAUER and ROVNER, Circuit Judges.", [("BAUER", "bauer-william-j"), ("ROVNER", "rovner-ilana-d")]),
        ("Before Bauer the gardener came.", []),
    ],
)
def test_people_are_found_by_what_they_are_called(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


def test_a_surname_alone_means_whoever_was_named_in_full() -> None:
    text = "\u201cI will not,\u201d Johnson said. Brandon Johnson had been asked twice."
    assert named(text)[0] == ("Johnson", "johnson-brandon")
    assert MATCHER.find(text)[0].why == "The surname of Brandon Johnson, named in full at character 28."


def test_a_rare_surname_alone_is_only_likely() -> None:
    [mention] = MATCHER.find("Orrick wrote that it would not do.")
    assert mention.confidence is Confidence.LIKELY


def test_two_orricks_are_both_shown_until_something_tells_them_apart() -> None:
    two = matcher(known(Kind.JUDGE, "orrick-william-horsley-jr", "William Horsley Orrick Jr.", sort="district"))
    [both] = two.find("Judge William Orrick sat.")
    assert {ref.slug for ref in both.candidates} == {"orrick-william-h", "orrick-william-horsley-jr"}
    assert both.confidence is Confidence.AMBIGUOUS
    [junior] = two.find("Judge William Horsley Orrick Jr. sat.")
    assert junior.candidates[0].slug == "orrick-william-horsley-jr"
    another = matcher(known(Kind.JUDGE, "orrick-mary", "Mary Orrick", sort="district"))
    text = "Judge Mary Orrick sat. Then Orrick rose."
    assert [slugs for _, _, slugs in found(text, another)] == ["orrick-mary", "orrick-mary"]


def test_of_two_namesakes_in_a_text_the_last_one_named_comes_first() -> None:
    two = matcher(known(Kind.JUDGE, "orrick-mary", "Mary Orrick", sort="district"))
    mentions = two.find("William Orrick sat. Mary Orrick sat. Orrick wrote.")
    assert [ref.slug for ref in mentions[-1].candidates] == ["orrick-mary", "orrick-william-h"]
    assert mentions[-1].confidence is Confidence.AMBIGUOUS
