"""Plain texts are taken as they are, in one charset, and say of themselves only what they say outright."""

import codecs
import unicodedata

import pytest

from sources.reading.charset import decoded
from sources.reading.dates import read_date
from sources.reading.limits import CHARACTERS
from sources.reading.refusal import UnreadableError
from sources.reading.text_stated import stated

FRENCH = "Le maire a signé l'arrêté à Montréal; l'été dernier, il l'avait refusé. " * 5


def refused(content: bytes, named: str = "") -> UnreadableError:
    with pytest.raises(UnreadableError) as raised:
        decoded(content, named)
    return raised.value


@pytest.mark.parametrize(
    "text",
    [
        "One line.\r\nAnother.\rA third.\n\n\tIndented  twice. \f",
        "The mayor\u2019s order \u2014 \u201cso be it\u201d\u00a0again",
        "\u05d4\u05e9\u05d5\u05e4\u05d8 \u202b\u05d1\u05d9\u05ea\u202c \u0642\u0627\u0636",  # right to left, with marks
        unicodedata.normalize("NFD", "José Peña, Zoë Brontë"),
        "😀 of the astral planes",
    ],
)
def test_utf_8_is_kept_character_by_character(text: str) -> None:
    assert decoded(text.encode()) == (text, "utf-8")


@pytest.mark.parametrize(
    ("mark", "charset", "named"),
    [
        (codecs.BOM_UTF8, "utf-8", "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
    ],
)
def test_byte_order_mark_tells_the_charset_and_is_no_character(mark: bytes, charset: str, named: str) -> None:
    assert decoded(mark + FRENCH.encode(charset)) == (FRENCH, named)


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        (FRENCH, "cp1252"),
        ("The mayor\u2019s order", "cp1252"),
        ("El juez Peña bloqueó la orden del presidente. " * 4, "cp1252"),
        ("Das Gericht hat die Verfügung für nichtig erklärt. " * 4, "cp1252"),
        ("\u05d4\u05e9\u05d5\u05e4\u05d8 \u05d7\u05e1\u05dd \u05d0\u05ea \u05d4\u05e6\u05d5. " * 8, "cp1255"),
    ],
)
def test_charset_that_is_not_named_is_told_by_its_look(text: str, charset: str) -> None:
    assert decoded(text.encode(charset)) == (text, charset)


def test_charset_that_could_be_one_of_several_is_refused() -> None:
    polish = "S\u0119dzia zablokowa\u0142 rozporz\u0105dzenie; miasto z\u0142o\u017cy\u0142o skarg\u0119. " * 4
    refusal = refused(polish.encode("cp1250"))
    assert (refusal.word, "cp1250" in refusal.sentence) == ("charset", True)
    assert decoded(polish.encode("cp1250"), "cp1250")[0] == polish


def test_charset_that_the_reader_names_holds() -> None:
    assert decoded("\u201cNo\u201d".encode("cp1252"), "windows-1252") == ("\u201cNo\u201d", "cp1252")
    assert decoded("No".encode("utf-16-le"), "utf-16-le")[0] == "No"
    assert refused("é".encode("latin-1"), "utf-8").word == "charset"


def test_nul_is_refused_with_its_place() -> None:
    refusal = refused(b"words\0words")
    assert (refusal.word, "byte at 5" in refusal.sentence) == ("NUL", True)
    assert refused("a\0b".encode("utf-16")).word == "NUL"
    assert refused("unmarked".encode("utf-16-le")).word == "NUL"


def test_two_charsets_in_one_file_are_refused_with_the_place() -> None:
    first = "It was \u201cblocked\u201d, he said. ".encode()
    refusal = refused(first + "été".encode("latin-1"))
    assert (refusal.word, f"up to byte {len(first):,}" in refusal.sentence) == ("mixed charsets", True)


@pytest.mark.parametrize("content", [b"   \n\t\n", b"", codecs.BOM_UTF8])
def test_text_without_words_is_refused(content: bytes) -> None:
    assert refused(content).word == "empty"


def test_text_that_is_too_long_is_refused() -> None:
    assert refused(b"a" * (CHARACTERS + 1)).word == "too long"
    assert refused(b"a" * (4 * CHARACTERS + 1)).word == "too long"


def test_bytes_of_no_charset_are_refused() -> None:
    assert refused(bytes(range(1, 256)) * 20).word in ("charset", "mixed charsets")


def test_lines_that_name_what_they_give_are_believed() -> None:
    said = stated(
        "Title: An Order Blocked\nAuthors: Jane Doe; José Peña\nPublisher: Example News\n"
        "Date: March 20, 2017\nURL: https://example.org/a#b\n\nThe text."
    )
    assert (said.title, said.publisher, said.published_on) == ("An Order Blocked", "Example News", "2017-03-20")
    assert (said.authors, said.address) == (("Jane Doe", "José Peña"), "https://example.org/a")


@pytest.mark.parametrize(
    ("line", "authors", "date"),
    [
        ("By Jane Doe, Example Post", ("Jane Doe",), ""),
        ("By Richard Roe Jan 26, 2018", ("Richard Roe",), "2018-01-26"),
        ("By Jane O\u2019Neill and Jean-Luc St. Pierre", ("Jane O\u2019Neill", "Jean-Luc St. Pierre"), ""),
        ("By the numbers", (), ""),
        ("By Staff Reporter", (), ""),
        ("By May the court will rule", (), ""),
    ],
)
def test_byline_gives_names_and_the_date_beside_them(line: str, authors: tuple[str, ...], date: str) -> None:
    said = stated(f"A headline\n\n{line}\n\nThe text.")
    assert (said.authors, said.published_on) == (authors, date)


def test_names_with_accents_apart_are_names_too() -> None:
    assert stated(unicodedata.normalize("NFD", "By José Peña and Zoë Brontë")).authors == ("José Peña", "Zoë Brontë")


def test_what_only_looks_like_a_title_or_a_date_is_not_taken() -> None:
    said = stated("June 20, 2018\nHome | Weather | Polls\n\nYesterday a judge ruled.\n\nDate: last Monday\n")
    assert (said.title, said.published_on, said.publisher, said.authors) == ("", "", "", ())


def test_what_is_said_twice_is_left_aside_and_noted() -> None:
    said = stated("By Jane Doe\nOne story.\nBy Richard Roe\nAnother.")
    assert (said.authors, said.notes) == ((), ("it gives 2 authors",))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2017-03-20T23:30:00-04:00", "2017-03-20"),
        ("Monday, March 20, 2017", "2017-03-20"),
        ("20 Sept. 2017", "2017-09-20"),
        ("March 2017", "2017-03"),
        ("2017", "2017"),
        *((text, "") for text in ("03/04/2018", "yesterday", "February 30, 2017", "2017-13-01", "March 20", "0217")),
    ],
)
def test_date_is_read_as_far_as_it_can_mean_one_day(text: str, date: str) -> None:
    assert read_date(text) == date
