"""The sources application."""

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    name = "sources"

    def ready(self) -> None:
        from .triggers import guard, slugs_never_change

        guard(self, slugs_never_change(self))
