"""The sources application."""

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    name = "sources"
    verbose_name = "Sources"

    def ready(self) -> None:
        from .duplicates.reserved import merged_slugs_stay_reserved
        from .history.triggers import everything_is_recorded
        from .history.version import every_write_is_a_version
        from .history.views import views
        from .problems.provenance import UNSETTLED, passage_moved, reading_open, words_changed
        from .problems.registry import register
        from .search.triggers import findable
        from .searched import ALL as SEARCHED
        from .triggers import guard, slugs_never_change

        recorded = (everything_is_recorded(self), every_write_is_a_version(self))
        guard(self, slugs_never_change(self), merged_slugs_stay_reserved(self), *recorded, findable(*SEARCHED))
        views(self)
        register(UNSETTLED, reading_open(), words_changed(), passage_moved())
