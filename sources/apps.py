"""The sources application."""

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    name = "sources"
    verbose_name = "Sources"

    def ready(self) -> None:
        from .problems.provenance import UNSETTLED, words_changed
        from .problems.registry import register
        from .triggers import guard, slugs_never_change

        guard(self, slugs_never_change(self))
        register(UNSETTLED, words_changed())
