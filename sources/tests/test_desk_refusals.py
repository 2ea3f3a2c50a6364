"""What the database refuses reaches the curator as a sentence, with everything still typed."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from sources.admin.organizations import OrganizationAdmin
from sources.desk.forms import in_labels
from sources.desk.refusals import RefusedError, sentence
from sources.models import Document, DocumentAuthor, Organization, OrganizationCitation
from sources.tests.factories import (
    DocumentAuthorFactory,
    DocumentFactory,
    OrganizationCitationFactory,
    OrganizationFactory,
)
from sources.tests.screens import change_page, errors, opened, save

pytestmark = pytest.mark.django_db


def _same_slug() -> object:
    return Organization.objects.bulk_create([OrganizationFactory.build(slug=OrganizationFactory().slug)])


def _unknown_kind() -> object:
    return Organization.objects.filter(pk=OrganizationFactory().pk).update(kind="club")


def _same_position() -> object:
    row = DocumentAuthorFactory()
    return DocumentAuthor.objects.create(
        document=row.document, person=DocumentAuthorFactory().person, position=row.position
    )


def _same_address() -> object:
    taken = DocumentFactory(with_address=True)
    return Document.objects.filter(pk=DocumentFactory().pk).update(url=taken.url)


def _other_slug() -> object:
    return Organization.objects.filter(pk=OrganizationFactory().pk).update(slug="another")


@pytest.mark.parametrize(
    ("refused", "said"),
    [
        (_same_slug, "Organization: There is already one with the same slug. Nothing was saved."),
        (_unknown_kind, "Organization: Choose one of the known values for kind:"),
        (_same_position, "Document author: There is already one with the same document, position."),
        (_same_address, "Document: There is already a document with this address."),
        (_other_slug, "The slug of this organization never changes. Nothing was saved."),
    ],
)
def test_refusal_is_told_in_a_sentence(refused: Callable[[], object], said: str) -> None:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        refused()
    assert sentence(refusal.value).startswith(said)


def test_removal_of_what_others_name_says_who_does() -> None:
    cited = OrganizationCitationFactory()
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        cited.document.delete()
    said = f"What was to be removed is still named by: organization citation {cited}. Nothing was saved."
    assert sentence(refusal.value) == said


@pytest.mark.parametrize("error", [IntegrityError("FOREIGN KEY constraint failed"), RefusedError(["Not so."])])
def test_refused_screen_is_shown_as_it_was_sent(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    organization = OrganizationFactory(name="Before")
    cited = OrganizationCitationFactory(record=organization)
    page = change_page(organization)
    sent = {**opened(admin_client, page), "name": "After", "citations-0-locator": "line 9"}

    def refuse(*args: object) -> None:
        raise error

    monkeypatch.setattr(OrganizationAdmin, "after_saving", refuse)
    response = save(admin_client, page, sent)
    assert response.status_code == 200
    assert [said for said in errors(response) if "Not so." in said or "Nothing was saved." in said]
    assert response.context["adminform"].form["name"].value() == "After"
    assert 'value="line 9"' in response.content.decode()
    assert Organization.objects.get().name == "Before"
    assert OrganizationCitation.objects.get(pk=cited.pk).locator == ""


def test_record_without_a_source_is_reminded_of_it(admin_client: Client) -> None:
    organization = OrganizationFactory()
    page = change_page(organization)

    def reminded() -> bool:
        admin_client.post(page, {**opened(admin_client, page), "_continue": "1"})
        return "names no source yet" in admin_client.get(page).content.decode()

    assert reminded()
    OrganizationCitationFactory(record=organization)
    assert not reminded()


def test_sentence_speaks_in_the_words_of_the_screen() -> None:
    said = in_labels(Document, "Give published_on with corpus_file, or leave no_such_thing.")
    assert said == "Give “Published on” with “Corpus file”, or leave no_such_thing."
