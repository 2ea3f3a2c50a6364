"""The policies application."""

from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    name = "policies"
    verbose_name = "Actions and policies"

    def ready(self) -> None:
        from sources.duplicates.reserved import merged_slugs_stay_reserved
        from sources.history.triggers import everything_is_recorded
        from sources.history.version import every_write_is_a_version
        from sources.history.views import views
        from sources.search.triggers import findable
        from sources.triggers import guard, slugs_never_change

        from . import searched

        recorded = (everything_is_recorded(self), every_write_is_a_version(self))
        guard(self, slugs_never_change(self), merged_slugs_stay_reserved(self), *recorded, findable(*searched.ALL))
        views(self)
