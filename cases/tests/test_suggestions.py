"""Suggestions: proposed again without change, taken along when a text moves, and decided by people alone."""

import pytest
from django.contrib.auth.models import User

from cases.choices import SuggestionState
from cases.models import Suggestion
from cases.suggestions import deciding, suggesting
from cases.suggestions.beginnings import beginning
from cases.suggestions.suggesting import UnreadableError, matcher, suggest
from policies.models import Agency
from policies.tests.factories import AgencyFactory, JurisdictionFactory
from sources.choices import Stance
from sources.models import Document
from sources.tests.factories import DocumentFactory

from .factories import CourtFactory, SuggestionFactory

pytestmark = pytest.mark.django_db

TEXT = "The Bureau of Bridges wrote to Springfield on May 2, 2017.\n\nSpringfield v. Bureau of Bridges followed."


@pytest.fixture
def researcher() -> User:
    return User.objects.create_user("researcher@example.org")


@pytest.fixture
def document() -> Document:
    AgencyFactory(slug="bridges", name="Bureau of Bridges")
    JurisdictionFactory(slug="springfield", name="Springfield")
    return DocumentFactory(corpus=True, text=TEXT)


def _agency() -> Agency:
    return Agency.objects.get(slug="bridges")


def _of(document: Document, kind: str) -> Suggestion:
    return Suggestion.objects.filter(document=document, kind=kind).order_by("start")[0]


def _open(document: Document) -> list[tuple[str, str]]:
    rows = Suggestion.objects.filter(document=document, state="proposed").order_by("start")
    return [(row.kind, document.text[row.start : row.end]) for row in rows]


def test_a_document_is_proposed_what_it_names(document) -> None:
    report = suggest(document)
    assert _open(document) == [
        ("agency", "Bureau of Bridges"),
        ("jurisdiction", "Springfield"),
        ("date", "May 2, 2017"),
        ("lawsuit", "Springfield v. Bureau of Bridges"),
    ]
    assert (report.new, report.open) == (4, 4)
    row = _of(document, "agency")
    assert row.candidates == ["policies.Agency:bridges"]
    assert row.why == "The name of the agency."
    assert _of(document, "date").value == "2017-05-02"


def test_proposing_again_changes_nothing(document) -> None:
    suggest(document)
    before = list(Suggestion.objects.order_by("pk").values())
    report = suggest(document)
    assert (report.new, report.changed, report.gone, report.moved) == (0, 0, 0, 0)
    assert list(Suggestion.objects.order_by("pk").values()) == before
    assert Suggestion.history.count() == len(before)


def test_a_document_without_text_is_told_what_to_do() -> None:
    with pytest.raises(UnreadableError, match="read_corpus"):
        suggest(DocumentFactory(slug="empty"))


def test_a_document_of_any_length_is_not_read(document, monkeypatch) -> None:
    monkeypatch.setattr(suggesting, "LONGEST", 50)
    with pytest.raises(UnreadableError, match="characters; 50 can be read"):
        suggest(document)


def test_a_record_added_later_is_found_the_next_time(document) -> None:
    suggest(document)
    AgencyFactory(slug="other-bridges", name="Bureau of Bridges")
    report = suggest(document)
    assert report.changed >= 1
    assert len(_of(document, "agency").candidates) == 2
    Suggestion.objects.filter(kind="agency").update(kind="statute")
    assert suggest(document).gone == 1


def test_accepting_cites_the_words_in_the_name_of_whoever_accepts(document, researcher) -> None:
    suggest(document)
    row = _of(document, "agency")
    citation = deciding.accept(suggestion=row, record=_agency(), by=researcher)
    assert (citation.record, citation.document, citation.stance) == (_agency(), document, Stance.MENTIONS)
    assert TEXT[citation.start : citation.end] == "Bureau of Bridges"
    assert (row.state, row.record, row.decided_by) == ("accepted", "policies.Agency:bridges", researcher)
    assert citation.history.latest().history_user == researcher
    report = suggest(document)
    assert (report.decided, report.new) == (1, 0)


def test_what_a_field_rests_on_is_supported(document, researcher) -> None:
    suggest(document)
    row = _of(document, "date")
    citation = deciding.correct(suggestion=row, record=_agency(), field="name", by=researcher)
    assert (citation.stance, citation.field) == (Stance.SUPPORTS, "name")
    assert row.state == SuggestionState.CORRECTED


def test_nothing_is_accepted_that_was_not_proposed(document, researcher) -> None:
    suggest(document)
    with pytest.raises(deciding.DecisionRefusedError, match="is not proposed here"):
        deciding.accept(suggestion=_of(document, "agency"), record=AgencyFactory(), by=researcher)


def test_a_correction_may_be_of_other_words_and_another_record(document, researcher) -> None:
    suggest(document)
    other = AgencyFactory()
    citation = deciding.correct(
        suggestion=_of(document, "agency"), record=other, start=0, end=len("The Bureau of Bridges"), by=researcher
    )
    assert TEXT[citation.start : citation.end] == "The Bureau of Bridges"
    assert other.citations.get() == citation


def test_correcting_to_words_that_are_not_there_is_refused(document, researcher) -> None:
    suggest(document)
    row = _of(document, "agency")
    with pytest.raises(deciding.DecisionRefusedError, match="no characters 5 to 9999"):
        deciding.correct(suggestion=row, record=_agency(), start=5, end=9999, by=researcher)
    assert Suggestion.objects.get(pk=row.pk).state == "proposed"


def test_one_place_is_cited_once(document, researcher) -> None:
    suggest(document)
    row, other = _of(document, "agency"), _of(document, "jurisdiction")
    first = deciding.accept(suggestion=row, record=_agency(), by=researcher)
    again = deciding.correct(suggestion=other, record=_agency(), start=row.start, end=row.end, by=researcher)
    assert again == first
    assert _agency().citations.count() == 1


def test_of_two_people_the_second_is_told(document, researcher) -> None:
    suggest(document)
    row = _of(document, "agency")
    same = Suggestion.objects.get(pk=row.pk)
    deciding.reject(suggestion=row, by=researcher)
    with pytest.raises(deciding.DecisionRefusedError, match="rejected already"):
        deciding.accept(suggestion=same, record=_agency(), by=researcher)
    assert not _agency().citations.exists()


def test_a_text_that_changed_since_is_not_cited(document, researcher) -> None:
    suggest(document)
    Document.objects.filter(pk=document.pk).update(text=f"Now. {TEXT}")
    with pytest.raises(deciding.DecisionRefusedError, match="text has changed"):
        deciding.accept(suggestion=_of(document, "agency"), record=_agency(), by=researcher)


def test_a_rejection_is_remembered_when_the_text_moves(document, researcher) -> None:
    suggest(document)
    deciding.reject(suggestion=_of(document, "agency"), by=researcher)
    document.text = f"A line more at the top, longer than what counts as context.\n\n{TEXT}"
    document.save()
    report = suggest(document)
    assert report.moved == 1
    assert ("agency", "Bureau of Bridges") not in _open(document)
    row = _of(document, "agency")
    assert document.text[row.start : row.end] == "Bureau of Bridges"
    assert row.state == "rejected"
    assert suggest(document).new == 0


def test_a_rejection_holds_where_its_row_is_gone_from_the_place(document, researcher) -> None:
    text = "The Bureau of Bridges paid. " + "So it went on for long, and nobody minded. " * 2
    document.text = text + "\n" + text
    document.save()
    suggest(document)
    first, second = Suggestion.objects.filter(document=document, kind="agency").order_by("start")
    deciding.reject(suggestion=second, by=researcher)
    report = suggest(document)
    assert Suggestion.objects.get(pk=first.pk).state == "proposed"
    assert report.decided == 1


def test_words_rejected_everywhere_are_proposed_nowhere_in_the_document(document, researcher) -> None:
    document.text = f"{TEXT} Nobody heard of the Bureau of Bridges again."
    document.save()
    suggest(document)
    assert len([kind for kind, _ in _open(document) if kind == "agency"]) == 2
    deciding.reject(suggestion=_of(document, "agency"), by=researcher, everywhere=True)
    report = suggest(document)
    assert report.remembered == 1
    assert [kind for kind, _ in _open(document) if kind == "agency"] == []


def test_a_rejected_record_does_not_come_back_but_a_new_one_is_asked_about(document, researcher) -> None:
    document.text = f"{TEXT} Nobody heard of the Bureau of Bridges again."
    document.save()
    suggest(document)
    deciding.reject(suggestion=_of(document, "agency"), by=researcher, everywhere=True)
    AgencyFactory(slug="other-bridges", name="Bureau of Bridges")
    suggest(document)
    rows = Suggestion.objects.filter(document=document, kind="agency", state="proposed")
    assert [row.candidates for row in rows] == [["policies.Agency:other-bridges"]]


def test_a_rejection_can_be_taken_back_and_a_citation_cannot(document, researcher) -> None:
    suggest(document)
    row, place = _of(document, "agency"), _of(document, "date")
    deciding.reject(suggestion=row, by=researcher, everywhere=True)
    deciding.reopen(suggestion=row, by=researcher)
    assert (row.state, row.decided_by, row.is_everywhere) == ("proposed", None, False)
    deciding.accept(suggestion=row, record=_agency(), by=researcher)
    with pytest.raises(deciding.DecisionRefusedError, match="Only a rejection"):
        deciding.reopen(suggestion=row, by=researcher)
    assert place.state == "proposed"


def test_what_was_decided_goes_along_through_many_moves(document, researcher) -> None:
    line = "The Bureau of Bridges wrote {} letters to the city, and then it stopped.\n"
    document.text = "".join(line.format(number) for number in range(1000, 1006))
    document.save()
    suggest(document)
    rows = list(Suggestion.objects.filter(document=document, kind="agency").order_by("start"))
    for row in rows[::2]:
        deciding.reject(suggestion=row, by=researcher)
    document.text = "Top.\n" + document.text.split("\n", 1)[1]
    document.save()
    report = suggest(document)
    assert report.moved == 2
    assert report.open == 3
    for row in Suggestion.objects.filter(document=document, kind="agency", state="proposed"):
        assert document.text[row.start : row.end] == "Bureau of Bridges"


def test_a_learned_name_is_found_the_next_time(document, researcher) -> None:
    document.text = "Bridgebureau wrote. The bureau slept."
    document.save()
    assert suggest(document).new == 0
    assert deciding.learn(record=_agency(), name="Bridgebureau", by=researcher)
    assert not deciding.learn(record=_agency(), name="bridgebureau", by=researcher)
    suggest(document, matcher())
    assert _open(document) == [("agency", "Bridgebureau")]
    assert _agency().history.latest().history_user == researcher


def test_names_of_courts_are_learned_elsewhere(researcher) -> None:
    with pytest.raises(deciding.DecisionRefusedError, match="kept elsewhere"):
        deciding.learn(record=CourtFactory(), name="the old court", by=researcher)


def test_a_record_that_is_gone_is_named() -> None:
    with pytest.raises(deciding.DecisionRefusedError, match=r"no policies\.Agency gone"):
        deciding.record_of("policies.Agency:gone")


def test_a_suggestion_holds_no_words_of_the_document(document) -> None:
    suggest(document)
    for row in Suggestion.objects.filter(document=document).values():
        assert "wrote to" not in str(row)


@pytest.mark.parametrize(
    ("value", "parts", "expected"),
    [
        ("Smith v. Jones", {}, ("cases.Lawsuit", {"caption": "Smith v. Jones", "short_name": "Smith v. Jones"})),
        ("2:99-cv-12345", {}, ("cases.Lawsuit", {"docket_number": "2:99-cv-12345", "docket_initials": ""})),
        ("1 F.3d 1", {}, ("cases.Ruling", {"reporter_citation": "1 F.3d 1"})),
    ],
)
def test_something_new_begins_a_form(value, parts, expected) -> None:
    assert beginning(SuggestionFactory.build(of_something_new=True, value=value, parts=parts)) == expected


def test_a_relation_begins_a_ruling_with_what_is_beyond_doubt() -> None:
    parts = {"courts": ["cand"], "judges": ["a", "b"], "date": "11", "verb": "issued"}
    relation = SuggestionFactory.build(relation=True, parts=parts)
    assert beginning(relation) == ("cases.Ruling", {"court": "cand"})


def test_what_names_a_record_begins_nothing() -> None:
    assert beginning(SuggestionFactory.build()) is None
