"""The tracker application."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class TrackerConfig(AppConfig):
    name = "tracker"

    def ready(self) -> None:
        from .roles.install import install_roles

        post_migrate.connect(install_roles, sender=self)  # the last application: all rights of the others exist
