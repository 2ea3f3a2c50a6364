"""What the court said: a grid of grounds and provisions, grounds that nobody pleaded, and the holdings below."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest

from policies.models import Provision
from sources.desk.forms import DeskForm
from sources.desk.slugs import unused

from ..admin.forms import answer_slugs
from ..choices import Fate, HoldingLevel, HoldingResult
from ..models import Claim, Holding, HoldingReview, LegalGround, Ruling
from .controls import Sent, form_for, keep
from .docket import Docket
from .rows import Rows

LEVELS = {level: level.label.partition(":")[0].partition(" (")[0] for level in HoldingLevel}


def answers() -> list[Any]:
    """Every answer there can be, by how far the court went: Merits: sustained."""
    groups: list[Any] = [("", "-")]
    for level, name in LEVELS.items():
        groups.append((name, [(f"{level}:{r}", f"{name}: {r.label.lower()}") for r in HoldingResult]))
    return groups


class AnswerForm(forms.Form):
    """One square of the grid."""

    answer = forms.ChoiceField(choices=answers, required=False)

    def __init__(self, *args: Any, label: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].widget.attrs |= {"aria-label": label}


class GistForm(forms.Form):
    """What it said on a ground, for all squares of the line."""

    gist = forms.CharField(required=False, widget=forms.TextInput(attrs={"class": "vTextField"}))

    def __init__(self, *args: Any, label: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gist"].widget.attrs |= {"aria-label": label}


@dataclass
class Square:
    """A ground and a provision (none: the ruling does not distinguish them), and the claim an answer would answer."""

    ground: LegalGround
    provision: Provision | None
    claim: Claim | None
    form: AnswerForm | None


@dataclass
class Line:
    """A ground, its squares, and the box for what was said on it."""

    ground: LegalGround
    squares: list[Square]
    gist: GistForm


class Grid:
    """Grounds pleaded in the lawsuits, by the provisions challenged in them."""

    def __init__(self, sent: Sent, docket: Docket) -> None:
        self.columns: list[Provision | None] = [*docket.provisions, None]
        self.lines = [self._line(sent, docket, ground) for ground in docket.grounds]

    def _line(self, sent: Sent, docket: Docket, ground: LegalGround) -> Line:
        squares = []
        for provision in self.columns:
            claim = docket.claim_on(ground, provision)
            label = f"{ground}, {provision or 'no provision in particular'}"
            prefix = f"on-{ground.pk}-{provision.pk if provision else 0}"
            form = AnswerForm(sent, prefix=prefix, label=label) if claim else None
            squares.append(Square(ground, provision, claim, form))
        gist = GistForm(sent, prefix=f"on-{ground.pk}", label=f"{ground}: what the court said, in our own words")
        return Line(ground, squares, gist)

    @property
    def forms(self) -> list[Any]:
        """All that can be wrong."""
        return [form for line in self.lines for form in (*(s.form for s in line.squares if s.form), line.gist)]

    def check(self) -> None:
        """Words without an answer belong to nothing."""
        for line in self.lines:
            answered = any(square.form and square.form.cleaned_data.get("answer") for square in line.squares)
            if line.gist.cleaned_data.get("gist") and not answered:
                line.gist.add_error("gist", "Choose what became of the ground, or leave this empty.")

    def save(self, ruling: Ruling) -> list[Holding]:
        """The holdings that were filled in."""
        saved: list[Holding] = []
        for line in self.lines:
            for square in line.squares:
                answer = square.form.cleaned_data.get("answer") if square.form else ""
                if square.form and answer:
                    gist = line.gist.cleaned_data["gist"]
                    row = Holding(ground=line.ground, provision=square.provision, claim=square.claim, gist=gist)
                    saved += _saved(square.form, row, ruling, answer, len(saved))
        return saved


class UnpleadedForm(DeskForm):
    """An answer on a ground that no claim stands behind."""

    def __init__(self, *args: Any, docket: Docket, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [("", "None in particular"), *((each.pk, str(each)) for each in docket.provisions)]
        provision = forms.ModelChoiceField(Provision.objects.all(), required=False, label="Provision")
        provision.choices = named
        self.fields["provision"] = provision
        self.fields["answer"] = forms.ChoiceField(choices=answers, label="Answer")
        self.fields["not_pleaded_because"].required = True


class Unpleaded:
    """Grounds that nobody pleaded: those the court must ask of itself, defenses, the scope of relief."""

    def __init__(self, request: HttpRequest, sent: Sent, docket: Docket) -> None:
        fields = ("ground", "provision", "not_pleaded_because", "gist")
        made = form_for(request, Holding, fields, UnpleadedForm)
        self.rows = Rows(sent, "unpleaded", lambda *args, **kwargs: made(*args, docket=docket, **kwargs))

    def save(self, ruling: Ruling, after: int) -> list[Holding]:
        """The holdings that were filled in, in the order after those of the grid."""
        saved: list[Holding] = []
        for form in self.rows.filled:
            saved += _saved(form, form.instance, ruling, form.cleaned_data["answer"], after + len(saved))
        return saved


def _saved(form: Any, row: Holding, ruling: Ruling, answer: str, position: int) -> list[Holding]:
    row.ruling, row.position, row.verification = ruling, position, ruling.verification
    row.level, _, row.result = answer.partition(":")
    row.slug = unused(Holding, answer_slugs(ruling.slug, row.ground, row.provision))
    return [row] if keep(form, row) else []


class ReviewForm(forms.Form):
    """What became of a holding below."""

    fate = forms.ChoiceField(choices=[("", "Not reviewed"), *Fate.choices], required=False)
    note = forms.CharField(required=False, max_length=300, widget=forms.TextInput(attrs={"class": "vTextField"}))

    def __init__(self, *args: Any, holding: Holding, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.holding = holding
        self.fields["fate"].widget.attrs |= {"aria-label": f"What became of {holding}"}
        self.fields["note"].widget.attrs |= {"aria-label": f"Note on what became of {holding}"}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("note") and not cleaned.get("fate"):
            self.add_error("fate", "Choose what became of it, or leave the note empty.")
        return cleaned


class Reviews:
    """The holdings below, each with what this ruling did to it."""

    def __init__(self, sent: Sent, docket: Docket) -> None:
        self.forms = [ReviewForm(sent, prefix=f"review-{row.pk}", holding=row) for row in docket.holdings_below]

    def save(self, ruling: Ruling) -> None:
        """The reviews that were filled in."""
        for form in self.forms:
            if fate := form.cleaned_data["fate"]:
                note = form.cleaned_data["note"]
                keep(form, HoldingReview(holding=form.holding, ruling=ruling, fate=fate, note=note))
