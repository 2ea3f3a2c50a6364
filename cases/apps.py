"""The cases application."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "cases"
    verbose_name = "Litigation"

    def ready(self) -> None:
        from sources.desk.saving import WHEN_ADDED
        from sources.duplicates.reserved import merged_slugs_stay_reserved
        from sources.history.triggers import everything_is_recorded
        from sources.history.version import every_write_is_a_version
        from sources.history.views import views
        from sources.problems.registry import register
        from sources.search.triggers import findable
        from sources.triggers import guard, slugs_never_change

        from . import problems, searched, stale, triggers
        from .reading_desk import waiting

        ours = (triggers.guards, stale.guards, findable(*searched.ALL))
        recorded = (everything_is_recorded(self), every_write_is_a_version(self))
        guard(self, slugs_never_change(self), merged_slugs_stay_reserved(self), *recorded, *ours)
        views(self)
        register(*problems.ALL)
        WHEN_ADDED.append(waiting.cite_what_waits)
