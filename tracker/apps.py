"""The tracker application."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class TrackerConfig(AppConfig):
    name = "tracker"

    def ready(self) -> None:
        from .published.views import stand_by
        from .roles.install import install_roles

        stand_by(apps.get_app_config("sources"), self)
        post_migrate.connect(install_roles, sender=self)  # the last application: all rights of the others exist
