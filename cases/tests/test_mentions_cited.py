"""Captions, numbers, citations, dates and amounts."""

import pytest

from cases.mentions.records import Confidence

from .mention_world import MATCHER, found

LAWSUITS = [
    ("In County of Santa Clara v. Trump, the court", [("County of Santa Clara v. Trump", "santa-clara-v-trump")]),
    ("Santa Clara v. Trump again", [("Santa Clara v. Trump", "santa-clara-v-trump")]),
    ("See City of Chi. v. Sessions.", [("City of Chi. v. Sessions", "chicago-v-sessions chicago-v-barr")]),
    ("Chicago vs. Barr was next", [("Chicago vs. Barr", "chicago-v-barr")]),
    ("New York v. Department of Justice", [("New York v. Department of Justice", "new-york-v-doj")]),
    ("In Smith v. Jones, nobody won.", [("Smith v. Jones", "Smith v. Jones")]),
    ("It cited South Dakota v. Dole and went on.", [("South Dakota v. Dole", "South Dakota v. Dole")]),
    (
        "CITY OF CHICAGO, Plaintiff-Appellee, v. Jefferson B. SESSIONS III, Attorney General",
        [("CITY OF CHICAGO, Plaintiff-Appellee, v. Jefferson B. SESSIONS III", "chicago-v-sessions chicago-v-barr")],
    ),
    (
        "No. 17-17478, and 3:17-cv-00574-WHO",
        [("17-17478", "santa-clara-v-trump"), ("3:17-cv-00574-WHO", "santa-clara-v-trump")],
    ),
    ("Case No. 17 C 5720", [("17 C 5720", "chicago-v-sessions")]),
    ("No. 2:99-cv-12345 is another", [("2:99-cv-12345", "2:99-cv-12345")]),
    ("250 F. Supp. 3d 497", [("250 F. Supp. 3d 497", "santa-clara-v-trump santa-clara-pi-2017-04-25")]),
    ("It is printed at 1 F.3d 1.", [("1 F.3d 1", "1 F.3d 1")]),
    ("Sections I v. II; he runs v. fast", []),
]


@pytest.mark.parametrize(("text", "expected"), LAWSUITS)
def test_cases_are_found_by_caption_number_and_reporter(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(words, slugs) for words, kind, slugs in found(text) if kind == "lawsuit"] == expected


def test_what_stands_in_a_caption_is_not_named_besides() -> None:
    assert [kind for _, kind, _ in found("Chicago v. Barr")] == ["lawsuit"]


def test_a_citation_right_after_tells_suits_of_one_caption_apart() -> None:
    caption, cited, _ = MATCHER.find("City of Chicago v. Sessions, 888 F.3d 272 (7th Cir. 2018)")
    assert [ref.slug for ref in caption.candidates] == ["chicago-v-sessions"]
    assert caption.confidence is Confidence.CLEAR
    assert [ref.slug for ref in cited.candidates] == ["chicago-v-sessions", "ca7-chicago-2018-04-19"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Executive Order 13768", [("Executive Order 13768", "eo-13768")]),
        (
            "EO 13768, E.O. 13,768 and Exec. Order No. 13768",
            [("EO 13768", "eo-13768"), ("E.O. 13,768", "eo-13768"), ("Exec. Order No. 13768", "eo-13768")],
        ),
        ("Executive Orders 13768 and 14287", [("Executive Orders 13768", "eo-13768"), ("14287", "eo-14287")]),
        ("Executive Order 99999", [("Executive Order 99999", "Executive Order 99999")]),
        ("82 Fed. Reg. 8799, 82 FR 8799", [("82 Fed. Reg. 8799", "eo-13768"), ("82 FR 8799", "eo-13768")]),
        ("Proclamation No. 10,888", [("Proclamation No. 10,888", "proc-10888")]),
        ("8 U.S.C. § 1373(a) and Section 1373", [("8 U.S.C. § 1373(a)", "usc-8-1373"), ("Section 1373", "usc-8-1373")]),
        ("5 U.S.C. § 706(2)(A)", [("5 U.S.C. § 706(2)(A)", "apa-706-2-a")]),
        ("the executive order of last week; section 12", []),
    ],
)
def test_actions_and_laws_are_found_by_number(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(words, slugs) for words, _, slugs in found(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("January 25, 2017", [("January 25, 2017", "2017-01-25")]),
        ("Jan. 25 and Sept. 5, 2017", [("Jan. 25", "01-25"), ("Sept. 5, 2017", "2017-09-05")]),
        ("24 April 2025, the 3rd of May", [("24 April 2025", "2025-04-24"), ("3rd of May", "05-03")]),
        ("November 2017, in November", [("November 2017", "2017-11"), ("November", "11")]),
        ("2017-11-20 and 7/27/18", [("2017-11-20", "2017-11-20"), ("7/27/18", "2018-07-27")]),
        ("fiscal year 2016, FY2017, in 2018", [("fiscal year 2016", "2016"), ("FY2017", "2017"), ("2018", "2018")]),
        ("It may be that they march in the 1990s, by 2000 people or 13:2017.", [("2000", "2000")]),
        ("on Monday, last week", []),
        ("January 45", []),
    ],
)
def test_dates_are_found_as_far_as_they_are_told(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(words, value) for words, kind, value in found(text) if kind == "date"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$39 million", [("$39 million", "39000000")]),
        ("$1.7 billion and $250,000.50", [("$1.7 billion", "1700000000"), ("$250,000.50", "250000.50")]),
        ("39 million dollars", [("39 million dollars", "39000000")]),
        ("$5k, § 1373", [("$5k", "5000")]),
        ("taxpayer dollars", []),
    ],
)
def test_amounts_are_found_in_dollars(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(words, value) for words, kind, value in found(text) if kind == "amount"] == expected
