"""A record that is perhaps there already: said before it is added, and added all the same with a tick.

The form is shown again as it was sent, with those that are alike and why. The tick says which ones were seen, so that
a name changed afterwards is asked about anew.
"""

from typing import Any

from django import forms
from django.contrib import admin
from django.utils.functional import cached_property

from ..duplicates.near import Near, keys
from .forms import DeskForm
from .links import address

ANOTHER = "is_another"
ASKED = "Perhaps it is recorded already: look at those below, then tick “It is another one” or open the right one."


class NearMatchForm(DeskForm):
    """A form that looks for near matches before it adds a record. `near` says how, for its kind."""

    def near(self) -> list[Near]:
        """The records that could be the same as the one filled in; the most alike first."""
        raise NotImplementedError

    @cached_property
    def shown_near(self) -> list[dict[str, Any]]:
        """The near matches as the screen shows them."""
        return [
            {"near": each, "address": address(each.record), "about": self.about(each.record)} for each in self.matches
        ]

    @cached_property
    def matches(self) -> list[Near]:
        """The near matches, looked for once; none for a record that is there."""
        return self.near() if self.instance._state.adding else []

    @property
    def is_ticked(self) -> bool:
        """Whether all of them were seen, and it is another one."""
        return keys(self.matches) <= set(self.data.get(ANOTHER, "").split(","))

    @property
    def seen(self) -> str:
        """What the tick sends: those that were seen."""
        return ",".join(sorted(keys(self.matches), key=int))

    def about(self, record: Any) -> str:
        """What tells the record apart, beside its name."""
        return ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.instance._state.adding or self.prefix:
            return cleaned
        if not self.is_ticked:
            self.add_error(None, forms.ValidationError(ASKED, code="near"))
        return cleaned


class NearMatchMixin(admin.ModelAdmin):
    """A screen that shows near matches above the fields of a record about to be added."""

    def render_change_form(self, request: Any, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        form = context["adminform"].form
        is_asked = form.is_bound and form.instance._state.adding and isinstance(form, NearMatchForm)
        if is_asked:
            context |= {"near": form.shown_near, "near_seen": form.seen, "near_tick": ANOTHER}
            context |= {"near_ticked": form.is_ticked}
        return super().render_change_form(request, context, *args, **kwargs)
