"""All parts of the workbench together: read from what was sent, judged in one go, saved as one."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.http import HttpRequest

from sources.choices import Publication
from sources.desk.collisions import lock
from sources.desk.refusals import NOTHING_SAVED, RefusedError

from ..models import Claim, Ruling
from .controls import Sent, form_for
from .docket import Docket
from .holdings import Grid, Reviews, Unpleaded
from .relief import Changes, Grants, ReachingForm
from .rows import Rows
from .ruling import DecidesForm, Where
from .sources import HOLDINGS, RELIEF, RULING, Sources

REASON = "change_reason"


class ReasonForm(forms.Form):
    """Why, where readers rely on a lawsuit already."""

    change_reason = forms.CharField(
        label="Reason for this change",
        max_length=500,
        help_text="Kept in the history. The lawsuit is published: readers see what you save at once.",
        widget=forms.TextInput(attrs={"class": "vTextField wide"}),
    )


class Workbench:
    """What a court did, as far as it was typed."""

    def __init__(self, request: HttpRequest, sent: Sent) -> None:
        self.where = Where(request, sent)
        self.further = Rows(sent, "provision_rows", form_for(request, Claim, ("provision",)))
        for form in self.further:
            form.fields["provision"].label = "Further provision"
        picked = [form["lawsuit"].value() for form in self.where.lawsuits]
        self.docket = Docket(picked, sent.get("appeal"), [form["provision"].value() for form in self.further])
        self.grid = Grid(sent, self.docket)
        self.unpleaded = Unpleaded(request, sent, self.docket)
        self.reviews = Reviews(sent, self.docket)
        self.grants = Grants(request, sent, self.docket)
        self.changes = Changes(request, sent, self.docket)
        self.sources = Sources(request, sent)
        appeal = self.docket.appeal
        is_open = appeal is not None and not appeal.deciding_ruling_id and request.user.has_perm("cases.change_appeal")
        self.decides = DecidesForm(sent, prefix="decides") if is_open else None
        is_public = any(lawsuit.publication == Publication.PUBLISHED for lawsuit in self.docket.lawsuits)
        self.reason = ReasonForm(sent) if is_public else None

    @property
    def counted(self) -> list[Any]:
        """The forms that what is saved is made from."""
        rows = (self.where.lawsuits, self.where.judges, self.unpleaded.rows, self.grants.rows, self.sources.rows)
        found = [self.where.ruling, *self.grid.forms, *self.reviews.forms, *self.changes.filled]
        found += [form for each in rows for form in each.filled]
        found += [row for form in found if isinstance(form, ReachingForm) for row in form.coverage.filled]
        return found + [form for form in (self.decides, self.reason) if form is not None]

    @property
    def _all(self) -> Iterator[Any]:
        """Those that nobody touched, too."""
        yield from self.counted
        reaching = [*self.changes.forms, *self.grants.rows]
        rows = (self.where.lawsuits, self.where.judges, self.unpleaded.rows, self.sources.rows, self.further)
        for each in (reaching, *rows, *(form.coverage for form in reaching)):
            yield from each

    def leave_unjudged(self) -> None:
        """Show it as it was typed, without saying what is missing."""
        for form in self._all:
            form._errors = ErrorDict()

    def is_right(self) -> bool:
        """Whether each part is; what is wrong is told at each, in one go."""
        for form in self.counted:
            form.full_clean()
        self.where.check()
        self.grid.check()
        self._spare_the_rest()
        return not self.errors

    @property
    def errors(self) -> list[str]:
        """Every sentence told at some form."""
        return [str(said) for form in self.counted for found in (form._errors or {}).values() for said in found]

    def save(self) -> Ruling:
        """All of it, in a transaction. Raises `RefusedError` where a record fails a check that only shows now."""
        for lawsuit in sorted(self.docket.lawsuits, key=lambda each: each.pk):
            lock(lawsuit)
        ruling = self.where.save()
        if ruling is None:
            raise RefusedError([NOTHING_SAVED])
        holdings = self.grid.save(ruling)
        holdings += self.unpleaded.save(ruling, after=len(holdings))
        self.reviews.save(ruling)
        given = self.grants.save(ruling)
        changes = self.changes.save(ruling, given)
        self.sources.save({RULING: [ruling], HOLDINGS: holdings, RELIEF: [*given.values(), *changes]})
        if self.decides is not None and self.docket.appeal is not None:
            self.decides.save(self.docket.appeal, ruling)
        if self.errors:
            raise RefusedError([NOTHING_SAVED])
        return ruling

    def _spare_the_rest(self) -> None:
        for form in self._all:
            if form._errors is None:
                form._errors = ErrorDict()
