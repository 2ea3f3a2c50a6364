"""manage.py suggest: documents with a text get suggestions, and whoever runs it reads how far it is."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from cases.models import Suggestion
from policies.tests.factories import AgencyFactory
from sources.tests.factories import DocumentFactory

pytestmark = pytest.mark.django_db


def _told(*words: str, **options: object) -> list[str]:
    out = StringIO()
    call_command("suggest", *words, stdout=out, **options)
    return out.getvalue().splitlines()


def test_every_document_with_a_text_is_read() -> None:
    AgencyFactory(name="Bureau of Bridges")
    for slug in ("one", "two"):
        DocumentFactory(slug=slug, corpus=True, text="The Bureau of Bridges wrote.")
    DocumentFactory(slug="three")
    lines = _told()
    assert [line.partition(" (")[0] for line in lines[:2]] == ["1/2 one: 1 open", "2/2 two: 1 open"]
    assert lines[2] == "2 suggestions wait for a researcher."
    assert "0 new, 0 changed" in _told("--document", "one")[0]
    assert Suggestion.objects.count() == 2


def test_nothing_is_said_where_nothing_is_to_be_said() -> None:
    DocumentFactory(corpus=True)
    assert _told(verbosity=0) == []


def test_a_document_that_cannot_be_read_does_not_stop_the_others() -> None:
    AgencyFactory(name="Bureau of Bridges")
    DocumentFactory(slug="one")
    DocumentFactory(slug="two", corpus=True, text="The Bureau of Bridges wrote.")
    err = StringIO()
    with pytest.raises(CommandError, match="1 of 2 documents could not be read"):
        _told("--document", "one", "--document", "two", stderr=err)
    assert "one has no text here. Read it in first" in err.getvalue()
    assert Suggestion.objects.count() == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "No document has its text here. Read some in"),
        (("--document", "on"), "There is no document on. Did you mean one?"),
    ],
)
def test_what_is_missing_is_named_with_what_to_do(words, sentence) -> None:
    DocumentFactory(slug="one")
    with pytest.raises(CommandError, match=sentence.replace("?", r"\?")):
        _told(*words)
