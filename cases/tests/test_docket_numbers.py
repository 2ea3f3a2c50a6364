"""Docket numbers are read in every spelling in use and have one form each."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.docket_numbers import DocketNumber, parse_appeal, parse_district

# As the dockets, opinions and trackers of the record print them.
DISTRICT = [
    "1:17-cv-00425-SS",
    "1:17-cv-05720",
    "1:17-cv-10214-GAO",
    "1:18-cv-00437-JJM-LDA",
    "1:18-cv-04853",
    "1:18-cv-06471-ER",
    "1:18-cv-06474-ER",
    "1:18-cv-06859",
    "1:19-cv-00736-JLK",
    "1:19-cv-03461",
    "1:20-cv-00371-KG-KK",
    "2:17-cv-00497-RAJ",
    "2:17-cv-03894-MMB",
    "2:17-cv-07215-R-JC",
    "2:18-cv-00490-JAM-KJN",
    "2:18-cv-07347",
    "2:20-cv-00203-RJB",
    "2:20-cv-01560",
    "3:17-cv-00485-WHO",
    "3:17-cv-00574-WHO",
    "3:17-cv-01535-WHO",
    "3:17-cv-04642-WHO",
    "3:17-cv-04701-WHO",
    "3:18-cv-05146-WHO",
    "3:18-cv-05169-WHO",
    "3:20-cv-01364-FLW-TJB",
    "5:17-cv-00404-OLG",
    "6:18-cv-01959-MC",
    "9:18-cv-80131-DMM",
    "2:17-cv-00497-BAT",
    "5:17-cv-00574-LHK",
    "0:25-cv-03798",
    "0:26-cv-00190",
    "0:26-cv-01023",
    "1:25-cv-00208-JJM-PAS",
    "1:25-cv-00244-JL",
    "1:25-cv-00766-JEB",
    "1:25-cv-10442-NMG",
    "2:25-cr-00089",
    "2:25-cv-00127-JCC",
    "2:25-cv-00814-BJR",
    "3:25-cv-01350-WHO",
    "3:25-cv-07070-RS",
    "4:25-cv-40102-FDS",
    "5:26-cv-01535",
    "6:25-cv-06226",
    "8:25-cv-00201",
]
APPEALS = [
    "17-17478",
    "17-17480",
    "17-2991",
    "17-50762",
    "18-16496",
    "18-17308",
    "18-2648",
    "18-2885",
    "18-55599",
    "18-56292",
    "19-15947",
    "19-1802",
    "19-3290",
    "19-35843",
    "19-532",
    "20-666",
    "20-795",
    "20-796",
    "17-16886",
    "18-2734",
    "24A884",
    "24A931",
    "25-1153",
    "25-364",
    "25-3664",
    "25-5067",
    "25-807",
    "26-387",
]


@pytest.mark.parametrize("text", DISTRICT)
def test_number_as_the_court_prints_it_stays_as_it_is(text: str) -> None:
    docket = parse_district(text)
    assert str(docket) == text
    assert re.fullmatch(r"\d:\d\d-c[vr]-\d{5}", docket.number)


@pytest.mark.parametrize(
    "text",
    [
        "3:17-cv-00574-WHO",
        "3:17-CV-00574-who",
        "3:17-cv-574-WHO",
        "3:17-cv-00574 (WHO)",
        "3:2017-cv-00574-WHO",
        "Case No. 3:17-cv-00574-WHO",
        "No. 3:17-cv-00574 WHO",
        " 3:17-cv-00574-WHO\n",
        "3:17cv574-WHO",
        "3:17-civ-574-WHO",
        "3:17 Civ. 574 (WHO)",
    ],
)
def test_spellings_of_one_number_are_one(text: str) -> None:
    assert parse_district(text) == DocketNumber("3:17-cv-00574", "WHO")


@pytest.mark.parametrize(
    ("text", "number", "initials"),
    [
        ("17-cv-574", "17-cv-00574", ""),
        ("18 Civ. 6471 (ER)", "18-cv-06471", "ER"),
        ("Nos. 17-cv-00574", "17-cv-00574", ""),
        ("2:25-cr-00089", "2:25-cr-00089", ""),
        ("2:17-cv-07215-R (JCx)", "2:17-cv-07215", "R-JCX"),
    ],
)
def test_parts_that_are_not_printed_are_left_out(text: str, number: str, initials: str) -> None:
    assert parse_district(text) == DocketNumber(number, initials)


@pytest.mark.parametrize("text", APPEALS)
def test_appeal_number_as_the_court_prints_it_stays_as_it_is(text: str) -> None:
    assert parse_appeal(text) == DocketNumber(text)


@pytest.mark.parametrize(
    ("text", "number", "suffix"),
    [
        ("19-267(L)", "19-267", "L"),
        ("19-275(con)", "19-275", "CON"),
        ("19-275 (CON)", "19-275", "CON"),
        ("No. 17-17478", "17-17478", ""),
        ("no. 24a884", "24A884", ""),
        ("18-0474", "18-474", ""),
    ],
)
def test_appeal_number_is_read_with_what_stands_in_brackets(text: str, number: str, suffix: str) -> None:
    assert parse_appeal(text) == DocketNumber(number, suffix)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "unknown",
        "WHO",
        "17-17478",
        "3:17-xx-00574",
        "3:17-cv-",
        "3:17-cv-1234567",
        "3:17-cv-00574, 17-cv-1",
        "\u0663:17-cv-00574",
    ],
)
def test_what_is_no_district_number_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="is no district court docket number: write 3:17-cv-00574-WHO") as refusal:
        parse_district(text)
    assert repr(text) in str(refusal.value)


@pytest.mark.parametrize(
    "text", ["", "unknown", "17", "2017-17478", "3:17-cv-00574", "17-17478, 17-17480", "19-267(X)", "17-\u0661\u0667"]
)
def test_what_is_no_appeal_number_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="is no appellate docket number: write 17-17478, 20-666 or 24A884") as refusal:
        parse_appeal(text)
    assert repr(text) in str(refusal.value)


@given(
    office=st.none() | st.integers(0, 99),
    year=st.integers(0, 99),
    kind=st.sampled_from(["cv", "cr", "mc", "mj", "md", "po"]),
    serial=st.integers(0, 999_999),
    initials=st.lists(st.from_regex(r"[A-Z]{1,5}", fullmatch=True), max_size=3),
)
def test_printed_district_number_is_read_again(
    office: int | None, year: int, kind: str, serial: int, initials: list[str]
) -> None:
    number = f"{'' if office is None else f'{office}:'}{year:02}-{kind}-{serial:05}"
    docket = DocketNumber(number, "-".join(initials))
    assert parse_district(str(docket)) == docket
    assert parse_district(str(docket).lower()) == docket


@given(
    year=st.integers(0, 99),
    kind=st.sampled_from("-AMO"),
    serial=st.integers(1, 99_999),
    suffix=st.sampled_from(["", "L", "CON"]),
)
def test_printed_appeal_number_is_read_again(year: int, kind: str, serial: int, suffix: str) -> None:
    docket = DocketNumber(f"{year:02}{kind}{serial}", suffix)
    assert parse_appeal(f"{docket.number}({suffix})" if suffix else docket.number) == docket


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    for parse in (parse_district, parse_appeal):
        try:
            docket = parse(text)
        except ValueError:
            continue
        assert docket.number.isascii()
