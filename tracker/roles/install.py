"""Makes the groups of the database answer to the table of roles, after every `migrate`.

A migration cannot do it: the rights that Django makes for a model exist only once all migrations have run. It is done
again each time, so that a changed table needs no migration, and a right given by hand does not stay.
"""

from typing import Any

from django.apps import apps as installed_apps
from django.apps.registry import Apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from .table import KINDS, ROLES, right, rights_of

DJANGO_MAKES = {"view", "add", "change", "delete"}


def install_roles(*, using: str, apps: Apps = installed_apps, **kwargs: Any) -> None:
    """Receive post_migrate: make each role's group, and give it its rights and no others.

    `apps`: the models as the migrations have left them; `flush`, which sends the same signal, does not say.
    """
    try:
        apps.get_model("auth", "Permission")
    except LookupError:  # migrated backwards: there is no table of rights
        return
    with transaction.atomic(using=using):
        _make_own_rights(apps, using)
        known = _rights(using)
        for role in ROLES:
            group, _ = Group.objects.using(using).get_or_create(name=role)
            wanted = {known[name] for name in rights_of(role) if name in known}
            held = set(group.permissions.all())
            group.permissions.add(*(wanted - held))
            group.permissions.remove(*(held - wanted))


def _rights(using: str) -> dict[str, Permission]:
    rows = Permission.objects.using(using).select_related("content_type")
    return {f"{row.content_type.app_label}.{row.codename}": row for row in rows}


def _make_own_rights(apps: Apps, using: str) -> None:
    """The rights that Django does not make by itself: publish, withdraw, merge."""
    known = _rights(using)
    missing = (
        (label, action)
        for kind in KINDS
        for label in kind.models
        for action in sorted(kind.may.all_actions - DJANGO_MAKES)
        if right(label, action) not in known
    )
    for label, action in missing:
        try:
            model = apps.get_model(label)
        except LookupError:  # migrated to a state before this model
            continue
        Permission.objects.using(using).get_or_create(
            content_type=ContentType.objects.db_manager(using).get_for_model(model),
            codename=right(label, action).partition(".")[2],
            defaults={"name": f"Can {action} {model._meta.verbose_name_raw}"},
        )
