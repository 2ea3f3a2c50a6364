"""The tracker application."""

from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.core.management import call_command
from django.db.models.signals import post_migrate


class TrackerConfig(AppConfig):
    name = "tracker"

    def ready(self) -> None:
        from .published.views import stand_by
        from .roles.install import install_roles
        from .serving import replaced_files

        replaced_files.stand_by()
        stand_by(apps.get_app_config("sources"), self)
        post_migrate.connect(make_cache_table, sender=self)
        post_migrate.connect(install_roles, sender=self)  # the last application: all rights of the others exist


def make_cache_table(using: str, **kwargs: Any) -> None:
    """Make the table of the cache that processes share, where that is in the database."""
    if str(settings.CACHES["shared"]["BACKEND"]).endswith("DatabaseCache"):
        call_command("createcachetable", database=using, verbosity=0)
