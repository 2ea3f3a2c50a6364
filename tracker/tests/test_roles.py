"""The table of roles is complete, sparing, and what the database and the handbook say."""

from collections import Counter
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from sources.history.records import is_history
from sources.models import Record
from tracker.roles.install import install_roles
from tracker.roles.table import KINDS, ROLES, kind_of, right, rights_of
from tracker.roles.written import ACTIONS, markdown

from .people import person

MODELS = {model._meta.label: model for model in apps.get_models() if not is_history(model)}
LABELS = [label for kind in KINDS for label in kind.models]


def _rights_in_database(role: str) -> set[str]:
    rows = Group.objects.get(name=role).permissions.select_related("content_type")
    return {f"{row.content_type.app_label}.{row.codename}" for row in rows}


def test_every_model_has_taken_a_side() -> None:
    """Where this fails, a model is new or gone: say in tracker/roles/table.py who may do what with it."""
    assert set(LABELS) == set(MODELS)


def test_history_has_no_rights_of_its_own() -> None:
    """It is read on the page of its record, by whoever may see that, and nobody writes it but the database."""
    histories = [model for model in apps.get_models() if is_history(model)]
    assert histories
    assert not any(model._meta.default_permissions or model._meta.permissions for model in histories)


def test_no_model_stands_on_two_sides() -> None:
    assert [label for label, times in Counter(LABELS).items() if times > 1] == []


def test_model_without_a_side_is_told_where_to_take_one() -> None:
    with pytest.raises(LookupError, match=r"cases\.Gavel stands in no row of tracker\.roles\.table"):
        kind_of("cases.Gavel")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_row_names_only_actions_there_are(kind) -> None:
    assert kind.may.all_actions <= set(ACTIONS)


def test_reader_only_reads() -> None:
    assert {name.partition(".")[2].partition("_")[0] for name in rights_of("reader")} == {"view"}


def test_whoever_has_a_role_reads_what_the_desk_is_about() -> None:
    for role in ROLES:
        assert rights_of("reader") <= rights_of(role)


def test_drafting_publishing_and_keeping_lie_in_different_hands() -> None:
    beyond_reading = {role: rights_of(role) - rights_of("reader") for role in ("researcher", "reviewer", "steward")}
    for role, rights in beyond_reading.items():
        others = set().union(*(rights_of(other) for other in ROLES if other != role))
        assert rights, role
        assert not rights & others, role


def test_only_reviewers_publish_and_withdraw() -> None:
    instruments = ("policies.federalaction", "policies.localpolicy", "cases.lawsuit")
    wanted = {right(label, action) for label in instruments for action in ("publish", "withdraw")}
    assert rights_of("reviewer") - rights_of("reader") == wanted


def test_only_stewards_merge_and_what_they_merge_is_a_record() -> None:
    merging = {label for label in LABELS if right(label, "merge") in rights_of("steward")}
    assert merging >= {"cases.Lawsuit", "cases.Party", "policies.Jurisdiction"}
    assert all(issubclass(MODELS[label], Record) for label in merging)


def test_nobody_deletes_a_record_that_has_no_owner() -> None:
    parts = {"policies.Provision", "cases.Claim", "cases.Holding", "cases.Relief", "cases.ReliefChange"}
    for label, model in MODELS.items():
        deleting = {role for role in ROLES if right(label, "delete") in rights_of(role)}
        if issubclass(model, Record):
            assert deleting == ({"researcher"} if label in parts else set()), label


@pytest.mark.parametrize("app", ["admin", "auth", "axes", "contenttypes", "otp_static", "otp_totp", "sessions"])
def test_accounts_are_the_stewards_alone(app) -> None:
    for role in set(ROLES) - {"steward"}:
        assert not [name for name in rights_of(role) if name.startswith(f"{app}.")], role


def test_nobody_reaches_the_keys_of_the_second_step() -> None:
    assert not [name for role in ROLES for name in rights_of(role) if name.startswith("otp_")]


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_group_has_the_rights_of_the_table_and_no_others(role) -> None:
    assert _rights_in_database(role) == rights_of(role)


@pytest.mark.django_db
def test_right_given_or_taken_by_hand_does_not_last() -> None:
    reader, publish = Group.objects.get(name="reader"), Permission.objects.get(codename="publish_lawsuit")
    reader.permissions.set([publish])
    publish.delete()
    Group.objects.get(name="steward").delete()
    install_roles(apps=apps, using="default")
    for role in ROLES:
        assert _rights_in_database(role) == rights_of(role)


@pytest.mark.django_db
def test_making_the_roles_again_writes_nothing(django_assert_max_num_queries) -> None:
    before = list(Permission.objects.order_by("pk").values_list("pk", flat=True))
    with django_assert_max_num_queries(12) as made:
        install_roles(apps=apps, using="default")
    assert not [query for query in made.captured_queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert list(Permission.objects.order_by("pk").values_list("pk", flat=True)) == before


@pytest.mark.django_db(transaction=True)
def test_roles_are_there_again_after_a_flush() -> None:
    call_command("flush", interactive=False, verbosity=0)
    for role in ROLES:
        assert _rights_in_database(role) == rights_of(role)


@pytest.mark.django_db
def test_members_of_other_groups_keep_them() -> None:
    press = Group.objects.create(name="press")
    press.permissions.add(Permission.objects.get(codename="view_lawsuit"))
    install_roles(apps=apps, using="default")
    assert press.permissions.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_person_may_do_what_their_role_may_and_nothing_else(role) -> None:
    account = person(role)
    for label in LABELS:
        for action in ACTIONS:
            wanted = action in kind_of(label).may.actions(role)
            assert account.has_perm(right(label, action)) == wanted, (label, action)


@pytest.mark.django_db
def test_two_roles_add_up() -> None:
    account = person("researcher", "reviewer")
    assert account.has_perms([right("cases.Lawsuit", "change"), right("cases.Lawsuit", "publish")])
    assert not account.has_perm(right("cases.Court", "change"))


def test_handbook_shows_the_table(capsys) -> None:
    """Where this fails, put what `./run manage roles` prints into docs/roles.md."""
    call_command("roles")
    assert capsys.readouterr().out.strip() == markdown()
    handbook = Path(__file__).resolve().parent.parent.parent / "docs" / "roles.md"
    assert markdown() in handbook.read_text(encoding="utf-8")
