"""Who may import and export, and whose preview may be confirmed."""

import os
import stat
import time
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core import signing
from django.test import Client

from cases.models import Lawsuit, Ruling
from cases.tests.factories import LawsuitFactory, RulingFactory
from policies.models import Jurisdiction, LocalPolicy
from sources.sheets import waiting
from tracker.roles.table import ROLES, kind_of

from .factories import FACTORIES
from .people import person, signed_in
from .sheets import Rows, address, confirm, note_of, preview, told

pytestmark = pytest.mark.django_db
KINDS = [Lawsuit, Ruling, Jurisdiction, LocalPolicy]


@pytest.fixture(autouse=True)
def folder(settings, tmp_path) -> Path:
    settings.IMPORTS_DIR = tmp_path / "imports"
    return tmp_path / "imports"


def _row(lawsuit: Lawsuit, summary: str = "New.") -> Rows:
    return [{"slug": lawsuit.slug, "summary": summary}]


def _send(client: Client, note: str, model: Any = Lawsuit) -> Any:
    return client.post(address(model, "process_import"), {"note": note}, follow=True)


def _said(answer: Any) -> str:
    return " ".join(str(message) for message in answer.context["messages"])


@pytest.mark.parametrize("model", KINDS, ids=lambda model: model.__name__)
def test_whoever_views_may_export_and_only_who_adds_or_changes_may_import(model) -> None:
    FACTORIES[model]()
    for role in (*ROLES, None):
        client = signed_in(person(role) if role else person())
        may = kind_of(model._meta.label).may.actions(role) if role else frozenset()
        exporting, importing = "view" in may, bool({"add", "change"} & may)
        assert client.get(address(model, "export")).status_code == (200 if exporting else 403), role
        assert client.post(address(model, "export"), {"format": "csv"}).status_code == (200 if exporting else 403), role
        assert client.get(address(model, "import")).status_code == (200 if importing else 403), role
        assert client.post(address(model, "import"), {}).status_code == (200 if importing else 403), role
        assert client.post(address(model, "process_import"), {}).status_code == (302 if importing else 403), role
        if exporting:
            tools = client.get(address(model, "changelist")).content.decode()
            assert (address(model, "import") in tools) == importing, role
            assert address(model, "export") in tools, role


def test_stranger_is_sent_to_the_login_page() -> None:
    for page in ("import", "process_import", "export"):
        assert Client().post(address(Lawsuit, page)).headers["Location"].startswith("/admin/login/")


def test_who_may_change_but_not_add_is_told_at_the_row() -> None:
    account = User.objects.create_user("guest", is_staff=True)
    account.user_permissions.set(Permission.objects.filter(codename__in=["change_lawsuit", "view_lawsuit"]))
    lawsuit = LawsuitFactory()
    new = {"slug": "", "short_name": "A v. B", "caption": "A v. B", "docket_number": "1:25-cv-1", "posture": "none"}
    said = told(preview(signed_in(account), Lawsuit, [*_row(lawsuit), {**new, "court": lawsuit.court.slug}]))
    assert "Row 3: You may not add this lawsuit. Leave the row out." in said


def test_who_may_not_change_the_lists_is_told() -> None:
    account = User.objects.create_user("guest", is_staff=True)
    account.user_permissions.set(Permission.objects.filter(codename__in=["change_ruling", "view_ruling"]))
    ruling, lawsuit = RulingFactory(), LawsuitFactory()
    [said] = told(preview(signed_in(account), Ruling, [{"slug": ruling.slug, "lawsuits": lawsuit.slug}]))
    assert "You may not change its lists." in said


def test_preview_is_confirmed_once() -> None:
    desk, lawsuit = signed_in(person("researcher")), LawsuitFactory()
    page = preview(desk, Lawsuit, _row(lawsuit), name="march.csv")
    assert "Imported from march.csv: 0 new, 1 changed, 0 as they were." in _said(_send(desk, note_of(page)))
    assert "confirmed already" in _said(_send(desk, note_of(page)))


def test_another_person_cannot_confirm_a_preview() -> None:
    lawsuit = LawsuitFactory()
    note = note_of(preview(signed_in(person("researcher")), Lawsuit, _row(lawsuit)))
    other = signed_in(person("researcher", name="eve@example.org"))
    assert "There is no such preview." in _said(_send(other, note))
    lawsuit.refresh_from_db()
    assert lawsuit.summary == ""


def test_preview_of_one_kind_is_none_of_another() -> None:
    desk = signed_in(person("researcher"))
    note = note_of(preview(desk, Lawsuit, _row(LawsuitFactory())))
    assert "There is no such preview." in _said(_send(desk, note, Ruling))


@pytest.mark.parametrize(
    "note",
    ["", "../../etc/passwd", "x:y:z", signing.dumps({"key": "x"}, salt=waiting.SALT)],
    ids=["none", "path", "signature", "signed"],
)
def test_forged_note_is_refused(note) -> None:
    assert "There is no such preview." in _said(_send(signed_in(person("researcher")), note))


def test_note_changed_by_a_letter_is_refused() -> None:
    desk = signed_in(person("researcher"))
    note = note_of(preview(desk, Lawsuit, _row(LawsuitFactory())))
    assert "There is no such preview." in _said(_send(desk, ("a" if note[0] != "a" else "b") + note[1:]))


def test_old_preview_is_refused(monkeypatch) -> None:
    desk = signed_in(person("researcher"))
    note = note_of(preview(desk, Lawsuit, _row(LawsuitFactory())))
    monkeypatch.setattr(waiting, "SECONDS", -1)
    assert "more than an hour old" in _said(_send(desk, note))


def test_file_changed_on_the_disk_is_refused(folder) -> None:
    desk = signed_in(person("researcher"))
    note = note_of(preview(desk, Lawsuit, _row(LawsuitFactory())))
    [file] = folder.iterdir()
    file.write_bytes(b"slug,summary\n")
    assert "no longer what the preview showed" in _said(_send(desk, note))


def test_waiting_file_is_for_the_server_alone_and_goes_when_confirmed(folder) -> None:
    desk = signed_in(person("researcher"))
    page = preview(desk, Lawsuit, _row(LawsuitFactory()))
    [file] = folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    confirm(desk, Lawsuit, page)
    assert list(folder.iterdir()) == []


def test_file_that_nobody_confirms_is_swept_away(folder) -> None:
    desk = signed_in(person("researcher"))
    preview(desk, Lawsuit, _row(LawsuitFactory()))
    [file] = folder.iterdir()
    os.utime(file, (time.time() - waiting.SECONDS - 60,) * 2)
    preview(desk, Lawsuit, _row(LawsuitFactory()))
    assert file not in folder.iterdir()
    assert len(list(folder.iterdir())) == 1


def test_folder_open_to_others_is_not_used(folder) -> None:
    folder.mkdir()
    folder.chmod(0o755)
    page = preview(signed_in(person("researcher")), Lawsuit, _row(LawsuitFactory()))
    assert "is open to others" in told(page)[0]
    assert list(folder.iterdir()) == []


def test_file_with_problems_is_not_kept(folder) -> None:
    preview(signed_in(person("researcher")), Lawsuit, [{"slug": "nowhere", "summary": "x"}])
    assert not folder.exists() or list(folder.iterdir()) == []


def test_what_somebody_saved_since_the_preview_is_shown_before_anything_is_imported() -> None:
    desk, lawsuit = signed_in(person("researcher")), LawsuitFactory()
    page = preview(desk, Lawsuit, _row(lawsuit, "Mine."))
    Lawsuit.objects.filter(pk=lawsuit.pk).update(summary="Theirs.")
    shown = confirm(desk, Lawsuit, page)
    assert shown.status_code == 200
    assert "Nothing was imported: this is how it looks now." in _said(shown)
    lawsuit.refresh_from_db()
    assert lawsuit.summary == "Theirs."
    confirm(desk, Lawsuit, shown)
    lawsuit.refresh_from_db()
    assert lawsuit.summary == "Mine."
