"""The ruling itself: where it was made, by whom, what it is, and whether it decides the appeal."""

from typing import Any

from django import forms
from django.http import HttpRequest

from sources.choices import Verification
from sources.desk.dates import PRECISION, PartialDateField, PrecisionField
from sources.desk.forms import DeskForm

from ..admin.forms import RulingForm
from ..choices import Disposition
from ..models import Appeal, Ruling, RulingJudge, RulingLawsuit
from .controls import Sent, form_for, keep
from .rows import Rows

FIELDS = (
    *("court", "appeal", "kind", "result", "decided_on", "decided_on_precision", "sequence"),
    *("outcome", "scope", "docket_entry", "reporter_citation", "verification", "note", "slug"),
)
CHECKED = (
    "Of all that is entered here. What remains open is named afterwards, under doubts on the records' own screens."
)


class WorkbenchRulingForm(RulingForm):
    """The ruling's own fields."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        checked: Any = self.fields["verification"]
        checked.choices = [(each.value, each.label) for each in (Verification.UNVERIFIED, Verification.VERIFIED)]
        checked.help_text = CHECKED
        self.fields["decided_on"].required = True


class DecidesForm(forms.Form):
    """How the ruling ends the appeal in which it is made."""

    disposition = forms.ChoiceField(
        choices=[("", "It does not decide the appeal"), *Disposition.choices],
        required=False,
        label="Decides the appeal",
    )
    mandate_on = PartialDateField(required=False, label="Mandate issued", help_text="Left empty where no source says.")
    mandate_on_precision = PrecisionField(required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("mandate_on") and not cleaned.get("disposition"):
            self.add_error("disposition", "Only a decided appeal has a mandate.")
        return cleaned

    def save(self, appeal: Appeal, ruling: Ruling) -> None:
        """The appeal is decided by this ruling, on its day, unless another was recorded meanwhile."""
        if not (disposition := self.cleaned_data["disposition"]):
            return
        appeal = Appeal.objects.select_for_update().get(pk=appeal.pk)
        if appeal.deciding_ruling_id:
            self.add_error("disposition", f"The appeal is already decided by {appeal.deciding_ruling}.")
            return
        appeal.disposition, appeal.deciding_ruling = disposition, ruling
        for ours, theirs in (("decided_on", ruling), ("mandate_on", None)):
            for name in (ours, f"{ours}{PRECISION}"):
                setattr(appeal, name, getattr(theirs, name) if theirs else self.cleaned_data[name])
        keep(self, appeal, "disposition")


class Where:
    """The lawsuits it was made in, who decided, and provisions to be asked about besides those challenged."""

    def __init__(self, request: HttpRequest, sent: Sent) -> None:
        row = form_for(request, RulingLawsuit, ("lawsuit",))
        self.lawsuits = Rows(sent, "lawsuit_rows", row)
        self.judges = Rows(sent, "judge_rows", form_for(request, RulingJudge, ("judge", "role")))
        self.ruling: DeskForm = form_for(request, Ruling, FIELDS, WorkbenchRulingForm)(sent)

    def check(self) -> None:
        """What only shows when all of it is there: a lawsuit at least, and no other ruling in the same place."""
        form = self.ruling
        picked = [row.cleaned_data["lawsuit"] for row in self.lawsuits.filled if row.cleaned_data.get("lawsuit")]
        if not picked:
            self.lawsuits.forms[0].add_error("lawsuit", "Pick the lawsuit in which the ruling was made.")
        wanted = ("court", "decided_on", "decided_on_precision", "sequence")
        known = {name: form.cleaned_data.get(name) for name in wanted}
        if all(known.values()):
            same = Ruling.objects.filter(**known, lawsuit_rows__lawsuit__in=picked).first()
            if same is not None:
                said = f"That day already has {same.slug}. If this is another ruling, give it the next number."
                form.add_error("sequence", said)

    def save(self) -> Ruling | None:
        """The ruling with its lawsuits and judges; nothing where a check speaks against it."""
        ruling: Ruling = self.ruling.instance
        if not keep(self.ruling, ruling):
            return None
        for rows in (self.lawsuits, self.judges):
            for position, form in enumerate(rows.filled):
                form.instance.ruling, form.instance.position = ruling, position
                keep(form, form.instance)
        return ruling
