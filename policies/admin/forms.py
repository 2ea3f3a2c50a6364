"""Forms of what is challenged: from what each slug is made, and what the rows of one instrument must agree on."""

from django.core.exceptions import ValidationError

from sources.desk.forms import DeskForm, owner_slug
from sources.desk.rows import RowFormSet
from sources.desk.slugs import part, section, statute


class JurisdictionForm(DeskForm):
    """chicago-il, california."""

    slug_from = "the name and the state"

    def suggested_slugs(self) -> list[str]:
        name, state = part(self.cleaned_data.get("name") or ""), self.cleaned_data.get("state") or ""
        above = self.cleaned_data.get("kind") in ("state", "territory", "district", "nation")
        return [f"{name}-{state.lower()}" if name and state and not above else name]


class AgencyForm(DeskForm):
    """doj, bja; where there is no abbreviation, the name."""

    slug_from = "the abbreviation, or else the name"

    def suggested_slugs(self) -> list[str]:
        return [part(self.cleaned_data.get("abbreviation") or self.cleaned_data.get("name") or "")]


class StatuteForm(DeskForm):
    """usc-8-1373."""

    slug_from = "the citation"

    def suggested_slugs(self) -> list[str]:
        return [statute(self.cleaned_data.get("citation") or "")]


class FederalActionForm(DeskForm):
    """eo-13768; where it has no number, the title."""

    slug_from = "the number, or else the title"

    def suggested_slugs(self) -> list[str]:
        number = (self.cleaned_data.get("number") or "").replace("Proclamation", "Proc")
        return [part(number or self.cleaned_data.get("title") or "")]


class TitleForm(DeskForm):
    """The slug is the title."""

    slug_from = "the title"

    def suggested_slugs(self) -> list[str]:
        return [part(self.cleaned_data.get("title") or "")]


class FundsForm(DeskForm):
    """byrne-jag-award-of-chicago-2017."""

    slug_from = "what the amount is of, and the fiscal year"

    def suggested_slugs(self) -> list[str]:
        what, year = self.cleaned_data.get("what") or "", self.cleaned_data.get("fiscal_year")
        return [part(f"{what} {year or ''}") if what else ""]


class ProvisionForm(DeskForm):
    """eo-13768/9a: the slug of the instrument and the label; eo-13768/whole where it stands for all of it."""

    slug_from = "the slug of what it is part of, and the label"

    def suggested_slugs(self) -> list[str]:
        owner = owner_slug(self, "federal_action", "local_policy")
        own = "whole" if self.cleaned_data.get("is_whole") else section(self.cleaned_data.get("label") or "")
        return [f"{owner}/{own}" if owner and own else ""]


class ProvisionFormSet(RowFormSet):
    """The provisions of one instrument. Raises a sentence where two stand for the whole of it."""

    def clean(self) -> None:
        super().clean()
        if sum(form.instance.is_whole for form in self.kept() if form.is_valid()) > 1:
            raise ValidationError("Only one provision can stand for the whole of an instrument.")
