"""What the ruling gives, and what it does to what was given before: each with provisions and whom it reaches."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest

from policies.models import Provision
from sources.desk.dates import dated
from sources.desk.forms import DeskForm

from ..admin.forms import ReliefChangeForm, ReliefForm
from ..choices import ChangeKind
from ..models import (
    CoverageMember,
    Relief,
    ReliefChange,
    ReliefChangeProvision,
    ReliefProvision,
    Ruling,
)
from .controls import Sent, form_for, keep
from .docket import Docket
from .rows import Rows

MEMBER = ("party", "jurisdiction", "class_name", "with_subdivisions")
WHEN = ("takes_effect", *sum(dated("effective_on", "expires_on"), ()))
GIVEN = "given-"


class ReachingForm(DeskForm):
    """A form with provisions to tick and rows for the members of a coverage."""

    def __init__(self, *args: Any, offered: list[Provision], member: type[DeskForm], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["provisions"] = forms.MultipleChoiceField(
            choices=[(each.pk, str(each)) for each in offered], required=False, widget=forms.CheckboxSelectMultiple
        )
        self.coverage = Rows(self.data, f"{self.prefix}-coverage", member)  # type: ignore[arg-type]

    def has_changed(self) -> bool:
        return super().has_changed() or bool(self.coverage.filled)

    def save_reach(self, record: Relief | ReliefChange, row: type[Any], link: str, **values: Any) -> None:
        """The provisions ticked, each with these values, and the members listed."""
        for position, pk in enumerate(self.cleaned_data["provisions"]):
            keep(self, row(**{link: record}, provision_id=int(pk), position=position, **values), "provisions")
        for position, form in enumerate(self.coverage.filled):
            setattr(form.instance, link, record)
            form.instance.position = position
            keep(form, form.instance)


class GrantForm(ReachingForm, ReliefForm):
    """A relief that the ruling gives."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        because = ReliefProvision._meta.get_field("perhaps_because").formfield()
        because.label = "Or perhaps blocks, because"  # type: ignore[union-attr]
        because.help_text = "Where no source settles which of them it blocks: why that is open."  # type: ignore[union-attr]
        self.fields["perhaps_because"] = because  # type: ignore[assignment]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("provisions"):
            self.add_error("provisions", "Tick what it blocks.")
        return cleaned


class ChangeForm(ReachingForm, ReliefChangeForm):
    """What the ruling does to one earlier relief."""

    def __init__(self, *args: Any, relief: Relief, docket: Docket, **kwargs: Any) -> None:
        offered = [row.provision for row in relief.provision_rows.all()]
        super().__init__(*args, offered=offered, **kwargs)
        self.relief = relief
        self.fields["kind"].label = "What the ruling does to it"
        self.fields["kind"].choices = [("", "Leaves it as it is"), *ChangeKind.choices]  # type: ignore[attr-defined]
        lifts = forms.ModelChoiceField(ReliefChange.objects.filter(relief=relief), required=False, label="Lifts")
        stays: list[ReliefChange] = relief.stays  # type: ignore[attr-defined]
        lifts.choices = [("", "-"), *((stay.pk, f"the stay of {stay.ruling}") for stay in stays)]
        self.fields["lifts"] = lifts
        others = [(str(other.pk), str(other)) for other in docket.reliefs if other != relief]
        here = [(f"{GIVEN}{n}", f"relief {n + 1} given here") for n in range(GIVEN_AT_MOST)]
        names = [("", "-"), ("Given by this ruling", here), ("Earlier relief", others)]
        self.fields["successor"] = forms.ChoiceField(choices=names, required=False, label="Superseded by")
        self.empty_permitted, self.use_required_attribute = True, False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("successor") and cleaned.get("kind") != ChangeKind.SUPERSEDES:
            self.add_error("successor", "Only a change that supersedes names a successor.")
        return cleaned


GIVEN_AT_MOST = 3  # of the reliefs given here, those that can be named as successors


class Grants:
    """The reliefs that the ruling gives."""

    def __init__(self, request: HttpRequest, sent: Sent, docket: Docket) -> None:
        member = form_for(request, CoverageMember, MEMBER)
        made = form_for(request, Relief, ("kind", "is_universal", *WHEN, "terms"), GrantForm)
        self.rows = Rows(sent, "relief", partial(made, offered=docket.provisions, member=member))

    def save(self, ruling: Ruling) -> dict[str, Relief]:
        """Those filled in, by the name by which a change can call one its successor."""
        saved: dict[str, Relief] = {}
        for number, form in enumerate(self.rows):
            if form.has_changed():
                relief = form.instance
                relief.ruling, relief.position, relief.verification = ruling, len(saved), ruling.verification
                relief.slug = form.made_slug(())
                if keep(form, relief):
                    because = form.cleaned_data["perhaps_because"]
                    form.save_reach(relief, ReliefProvision, "relief", perhaps_because=because)
                    saved[f"{GIVEN}{number}"] = relief
        return saved


class Changes:
    """What the ruling does to each relief given earlier in its lawsuits."""

    def __init__(self, request: HttpRequest, sent: Sent, docket: Docket) -> None:
        member = form_for(request, CoverageMember, MEMBER)
        made: Any = form_for(request, ReliefChange, ("kind", "is_universal", "lifts", *WHEN, "terms"), ChangeForm)
        self.forms: list[ChangeForm] = [
            made(sent, prefix=f"change-{relief.pk}", relief=relief, docket=docket, member=member)
            for relief in docket.reliefs
        ]

    @property
    def filled(self) -> list[ChangeForm]:
        """Those that say something."""
        return [form for form in self.forms if form.has_changed()]

    def save(self, ruling: Ruling, given: dict[str, Relief]) -> list[ReliefChange]:
        """Those filled in."""
        saved = []
        for form in self.filled:
            change = form.instance
            change.relief, change.ruling, change.verification = form.relief, ruling, ruling.verification
            if successor := form.cleaned_data["successor"]:
                change.superseded_by = given.get(successor) or _earlier(successor)
                if change.superseded_by is None:
                    form.add_error("successor", "No such relief is given here.")
            change.slug = form.made_slug(())
            if keep(form, change):
                form.save_reach(change, ReliefChangeProvision, "relief_change")
                saved.append(change)
        return saved


def _earlier(successor: str) -> Relief | None:
    return Relief.objects.filter(pk=successor).first() if successor.isdecimal() else None
