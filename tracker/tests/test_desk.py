"""Every screen of the curation desk, over every kind of record."""

from typing import Any

import pytest
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.db import connection
from django.db.models import ForeignKey, Model
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from cases.models import EffectPeriod, Relief, StaleRelief, Suggestion
from sources.models import FixtureFile, MergedRecord, Passage, Record
from sources.tests.screens import add_page, change_page, changelist, opened, save
from tracker.dossiers.definition import DOSSIERS
from tracker.tests.constellation import constellation
from tracker.tests.factories import FACTORIES, MODELS

COMPUTED = {EffectPeriod, StaleRelief, FixtureFile, MergedRecord, Passage, Suggestion}
# What nobody doubts, or is told from the other side: rulings and appeals stand in the dossier of a lawsuit.
NOT_OFFERED = {"slug", "verification", "doubts", "note", "position", "rulings", "appeals"}
REGISTERED: list[type[Model]] = [model for model in MODELS if admin.site.is_registered(model)]
RECORDS = [model for model in MODELS if issubclass(model, Record)]
EDITED = [model for model in REGISTERED if model not in COMPUTED]

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def desk(model: type[Model]) -> Any:
    return admin.site.get_model_admin(model)


def rows() -> dict[str, list[tuple[Any, ...]]]:
    """Everything the project's tables hold."""
    return {model._meta.label: list(model._base_manager.order_by("pk").values_list()) for model in MODELS}


def test_model_is_registered_or_edited_inside_another() -> None:
    inside = {inline.model for model in REGISTERED for inline in desk(model).inlines}
    assert set(MODELS) - set(REGISTERED) - inside == set()
    assert set(RECORDS) <= set(REGISTERED)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_relation_is_found_by_typing(model: type[Model], rf: RequestFactory, admin_user: Any) -> None:
    request = rf.get("/")
    request.user = admin_user
    inlines = [
        (kind, inline)
        for kind in EDITED
        for inline in desk(kind).get_inline_instances(request)
        if inline.model is model
    ]
    forms = [(inline.get_formset(request).form, inline.fk_name) for _, inline in inlines]
    forms += [(desk(model).get_form(request), None)] if model in EDITED else []
    for form, parent in forms:
        for name, field in form.base_fields.items():
            db_field = model._meta.get_field(name) if name in {f.name for f in model._meta.fields} else None
            if isinstance(db_field, ForeignKey) and name != parent:
                assert isinstance(field.widget.widget, AutocompleteSelect), name


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model.__name__)
def test_screen_has_titled_fieldsets_columns_filters_and_search(model: type[Model]) -> None:
    site = desk(model)
    titles = [title for title, _ in site.fieldsets]
    assert len(titles) == 1 or all(titles[1:])
    assert site.search_fields
    assert model in COMPUTED or (len(site.list_display) > 1 and site.list_filter)


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model.__name__)
def test_list_and_record_open(model: type[Model], admin_client: Client) -> None:
    record = FACTORIES[model]()
    for address in (changelist(model), f"{changelist(model)}?q=1", change_page(record)):
        assert admin_client.get(address).status_code == 200, address
    adding = admin_client.get(add_page(model))
    assert adding.status_code == (403 if model in COMPUTED else 200)


@pytest.mark.parametrize("model", EDITED, ids=lambda model: model.__name__)
def test_filter_answers(model: type[Model], admin_client: Client) -> None:
    FACTORIES[model]()
    page = admin_client.get(changelist(model)).context["cl"]
    for filtering in page.filter_specs:
        for choice in list(filtering.choices(page))[:4]:
            response = admin_client.get(changelist(model) + choice["query_string"])
            assert response.status_code == 200, (filtering.title, choice)
            assert response.context["cl"].params.keys() <= set(filtering.expected_parameters()) | {"q"}


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_search_finds_a_record_by_its_slug(model: type[Model], admin_client: Client) -> None:
    FACTORIES[model]()
    record = FACTORIES[model]()
    found = admin_client.get(changelist(model), {"q": record.slug}).context["cl"].result_list
    assert record in found


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_record_cannot_be_deleted_and_its_slug_not_changed(model: type[Model], admin_client: Client) -> None:
    record = FACTORIES[model]()
    assert admin_client.post(f"{change_page(record)[: -len('change/')]}delete/", {"post": "yes"}).status_code == 403
    assert "delete_selected" not in admin_client.get(changelist(model)).content.decode()
    sent = opened(admin_client, change_page(record))
    assert "slug" not in sent
    assert save(admin_client, change_page(record), {**sent, "slug": "another"}).status_code == 302
    assert model._base_manager.get(pk=record.pk).slug == record.slug


def test_screen_sent_back_as_it_stands_changes_nothing(admin_client: Client) -> None:
    hubs = constellation(2)
    Relief.objects.exists() and admin_client.get(change_page(hubs[Relief]))  # so that the periods are there
    before = rows()
    for model, record in hubs.items():
        response = save(admin_client, change_page(record), opened(admin_client, change_page(record)))
        assert response.status_code == 302, (model, response.context["errors"])
    after = rows()
    for label in before:
        assert after[label] == before[label], label


def test_lists_and_records_take_as_many_queries_for_many_rows_as_for_few(admin_client: Client) -> None:
    def cost(hubs: dict[Any, Any]) -> dict[str, int]:
        found = {}
        addresses = {model.__name__: change_page(record) for model, record in hubs.items()}
        addresses |= {f"{model.__name__} list": changelist(model) for model in hubs}
        for name, address in addresses.items():
            admin_client.get(address)
            with CaptureQueriesContext(connection) as queries:
                assert admin_client.get(address).status_code == 200
            found[name] = len(queries)
        return found

    few = cost(constellation(3))
    assert cost(constellation(5)) == few


def test_view_on_api_leads_to_the_record(admin_client: Client) -> None:
    for record in constellation(1).values():
        page = admin_client.get(change_page(record))
        address = page.context["public_address"]
        assert address in page.content.decode()
        assert admin_client.get(address).json()["slug"] == record.slug


def test_whoever_may_only_look_sees_every_screen(client: Client, django_user_model: Any) -> None:
    from django.contrib.auth.models import Permission

    reader = django_user_model.objects.create_user("reader", password="x", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(reader)
    for record in constellation(1).values():
        page = client.get(change_page(record))
        assert page.status_code == 200
        assert "_save" not in page.content.decode()


def test_names_offered_for_doubts_are_those_of_the_fixtures() -> None:
    def parts(part: Any) -> Any:
        yield part
        for child in part.children:
            yield from parts(child.part)

    keys: dict[Any, set[str]] = {}
    for dossier in DOSSIERS:
        for part in parts(dossier.part):
            keys.setdefault(part.model, set()).update(part.fields, (child.key for child in part.children))
    for model in RECORDS:
        names = set(desk(model).names())
        assert names <= keys[model], model
        assert keys[model] - names <= NOT_OFFERED, model


def test_index_lists_litigation_first_and_names_the_site(admin_client: Client) -> None:
    page = admin_client.get("/admin/")
    assert [app["name"] for app in page.context["app_list"]][:3] == ["Litigation", "Actions and policies", "Sources"]
    assert page.context["site_header"] == "Enjoined"
    assert [model["object_name"] for model in page.context["app_list"][0]["models"]][:2] == ["Lawsuit", "Ruling"]


def test_every_model_has_its_place_on_the_index() -> None:
    from tracker.desk import ORDER

    assert {model.__name__ for model in REGISTERED} == set(ORDER)


def test_no_screen_carries_a_script_or_style_of_its_own(admin_client: Client) -> None:
    import re

    for record in constellation(1).values():
        page = admin_client.get(change_page(record)).content.decode()
        assert not re.search(r"\sstyle=|\son[a-z]+=\"", page)
        assert not [text for text in re.findall(r"<script[^>]*>([^<]*)<", page) if text.strip()]
