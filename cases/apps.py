"""The cases application."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "cases"

    def ready(self) -> None:
        from sources.triggers import guard, slugs_never_change

        from .triggers import guards

        guard(self, slugs_never_change(self), guards)
