"""Which captions and names are thought to be the same."""

import pytest

from sources.duplicates.likeness import ALIKE, captions, names

SAME = [
    ("City of Chicago v. Sessions", "Chicago v. Sessions"),
    ("County of Santa Clara v. Donald J. Trump, President of the United States, et al.", "Santa Clara v. Trump"),
    ("City and County of San Francisco vs. Trump", "SAN FRANCISCO V TRUMP"),
    ("Peña v. Noem", "Pena v. Noem"),
    ("United States of America v. State of California", "United States v. California"),
    ("City of Philadelphia v. Sessions", "City of Philadelpia v. Sessions"),
    ("In re Sealed Case", "In re: Sealed Case"),
]
OTHER = [
    ("City of Chicago v. Sessions", "City of Seattle v. Sessions"),
    ("City of Chicago v. Sessions", "City of Chicago v. Barr"),
    ("State of Illinois v. Trump", "State of Indiana v. Trump"),
    ("United States v. California", "United States v. Illinois"),
    ("California v. United States", "United States v. California"),
    ("In re Sealed Case", "Sealed v. Case"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_caption_is_alike(one: str, other: str) -> None:
    assert captions(one, other) >= ALIKE
    assert captions(other, one) >= ALIKE


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_caption_is_another(one: str, other: str) -> None:
    assert captions(one, other) < ALIKE


def test_name_is_alike_in_any_order_and_with_a_slip() -> None:
    assert names("City of Chicago", "Chicago") == 100
    assert names("William Orrick", "Orrick, William") == 100
    assert names("Conference of Mayors", "Conference of Mayor") >= ALIKE
    assert names("Chicago", "Chicago Police Department") < ALIKE
    assert names("Seattle", "Chicago") < ALIKE
