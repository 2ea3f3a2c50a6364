"""The cases application."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "cases"
    verbose_name = "Litigation"

    def ready(self) -> None:
        from sources.desk.saving import WHEN_ADDED
        from sources.duplicates.reserved import merged_slugs_stay_reserved
        from sources.history.triggers import everything_is_recorded
        from sources.history.views import views
        from sources.problems.registry import register
        from sources.triggers import guard, slugs_never_change

        from . import problems, stale, triggers
        from .reading_desk import waiting

        guard(
            self,
            slugs_never_change(self),
            merged_slugs_stay_reserved(self),
            everything_is_recorded(self),
            triggers.guards,
            stale.guards,
        )
        views(self)
        register(*problems.ALL)
        WHEN_ADDED.append(waiting.cite_what_waits)
