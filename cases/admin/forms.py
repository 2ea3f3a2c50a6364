"""Forms of litigation: from what each slug is made."""

import re
from typing import Any

from policies.models import Provision
from sources.dates import format_partial_date
from sources.desk.duplicates import NearMatchForm
from sources.desk.forms import DeskForm, owner_slug
from sources.desk.slugs import part
from sources.duplicates.near import Near

from ..choices import ReliefKind, RulingKind
from ..duplicates import near_lawsuits, near_parties
from ..models import Lawsuit, LegalGround, Party

KINDS: dict[str, str] = {
    RulingKind.PRELIMINARY_INJUNCTION: "pi",
    RulingKind.SUMMARY_JUDGMENT: "sj",
    RulingKind.SECTION_705_STAY: "705-stay",
    RulingKind.STAY_PENDING_APPEAL: "stay",
}
GIVES: dict[str, str] = {
    ReliefKind.PRELIMINARY_INJUNCTION: "injunction",
    ReliefKind.PERMANENT_INJUNCTION: "injunction",
    ReliefKind.SECTION_705_STAY: "stay",
    ReliefKind.DECLARATORY_JUDGMENT: "declaration",
    ReliefKind.MANDAMUS: "writ",
}


class CourtForm(DeskForm):
    """cand, ca9, scotus."""

    slug_from = "the CourtListener id, or else the Bluebook name"

    def suggested_slugs(self) -> list[str]:
        given = self.cleaned_data.get("courtlistener_id") or self.cleaned_data.get("short_name") or ""
        return [part(given).replace("-", "")]


class PartyForm(NearMatchForm):
    """The slug of what it is in the world; chicago-il is the party as it is the place."""

    slug_from = "what it is in the world, or else the name"

    def suggested_slugs(self) -> list[str]:
        linked = owner_slug(self, "jurisdiction", "agency", "official", "organization", "person")
        return [linked or part(self.cleaned_data.get("name") or "")]

    def near(self) -> list[Near]:
        return near_parties(self.cleaned_data)

    def about(self, record: Party) -> str:
        return f"{record.get_kind_display()}, {record.slug}"


class LawsuitForm(NearMatchForm):
    """chicago-v-barr; with the year it was filed where that name is taken."""

    slug_from = "the short name"

    def suggested_slugs(self) -> list[str]:
        name = re.sub(r"\([^)]*\)|\b(City and County|City|County|Town|State|Commonwealth) of\b", "", self._name())
        slug = part(name.replace("United States v", "US v"))
        filed = self.cleaned_data.get("filed_on")
        return [slug, f"{slug}-{filed.year}"] if slug and filed else [slug]

    def near(self) -> list[Near]:
        return near_lawsuits(self.cleaned_data)

    def about(self, record: Lawsuit) -> str:
        return f"{record.court}, {record.docket}"

    def _name(self) -> str:
        return self.cleaned_data.get("short_name") or ""


class ClaimForm(DeskForm):
    """chicago-v-barr/ultra-vires; with the provision where several are challenged on one ground."""

    slug_from = "the lawsuit, the ground and the provision"

    def suggested_slugs(self) -> list[str]:
        return _answers(self, "lawsuit")


class HoldingForm(DeskForm):
    """santa-clara-pi-2017-04-25/spending-clause."""

    slug_from = "the ruling, the ground and the provision"

    def suggested_slugs(self) -> list[str]:
        return _answers(self, "ruling")


def _answers(form: DeskForm, owner: str) -> list[str]:
    return answer_slugs(owner_slug(form, owner), *(form.cleaned_data.get(name) for name in ("ground", "provision")))


def answer_slugs(start: str, ground: LegalGround | None, provision: Provision | None) -> list[str]:
    """What a claim or a holding on a ground can be called in the record where it stands."""
    about = [ground.slug if ground else "", provision.slug.replace("/", "-") if provision else ""]
    names = [name for name in about if name]
    return [f"{start}/{'-'.join(names[:n])}" for n in range(1, len(names) + 1)] if start else []


class RulingForm(DeskForm):
    """santa-clara-pi-2017-04-25: the lawsuit that tells it, the kind and the day; above, the appeal and the day."""

    slug_from = "the first lawsuit (above: the appeal), the kind and the day"

    def suggested_slugs(self) -> list[str]:
        day = format_partial_date(
            self.cleaned_data.get("decided_on"), self.cleaned_data.get("decided_on_precision") or ""
        )
        kind, appeal = self.cleaned_data.get("kind") or "", self.cleaned_data.get("appeal")
        if appeal is not None:
            return ["-".join(filter(None, [re.sub(r"-\d{4}\Z", "", appeal.slug), day]))]
        lawsuit = first_lawsuit(self.data)
        if lawsuit is None:
            return []
        return ["-".join(filter(None, [shortened(lawsuit.slug), KINDS.get(kind, part(kind)), day]))]


class AppealForm(DeskForm):
    """ca9-san-francisco-v-trump-2018: the court, the lawsuit and the year."""

    slug_from = "the court, the first lawsuit and the year it was noticed or decided"

    def suggested_slugs(self) -> list[str]:
        court, lawsuit = self.cleaned_data.get("court"), first_lawsuit(self.data)
        if court is None or lawsuit is None:
            return []
        day = self.cleaned_data.get("noticed_on") or self.cleaned_data.get("decided_on")
        return [
            "-".join(filter(None, [court.slug, re.sub(r"-\d{4}\Z", "", lawsuit.slug), str(day.year) if day else ""]))
        ]


class ReliefForm(DeskForm):
    """santa-clara-pi-2017-04-25/injunction."""

    slug_from = "the ruling and the kind"

    def suggested_slugs(self) -> list[str]:
        ruling, kind = owner_slug(self, "ruling"), self.cleaned_data.get("kind") or ""
        return [f"{ruling}/{GIVES.get(kind, part(kind))}"] if ruling and kind else []


class ReliefChangeForm(DeskForm):
    """ca9-san-francisco-v-trump-2018-08-01/vacates-injunction."""

    slug_from = "the ruling that changes the relief, what it does, and the relief"

    def suggested_slugs(self) -> list[str]:
        ruling, relief = owner_slug(self, "ruling"), owner_slug(self, "relief")
        kind = part(self.cleaned_data.get("kind") or "")
        if not (ruling and relief and kind):
            return []
        return [f"{ruling}/{kind}-{relief.rpartition('/')[2]}", f"{ruling}/{kind}-{relief.replace('/', '-')}"]


def first_lawsuit(sent: Any) -> Lawsuit | None:
    """The lawsuit in the first row of a ruling's or an appeal's lawsuits, as they were sent with the form."""
    rows = sorted(
        (int(found[1]), value)
        for name, value in sent.items()
        if (found := re.fullmatch(r"lawsuit_rows-(\d+)-lawsuit", name)) and str(value).isdecimal()
    )
    return Lawsuit.objects.filter(pk=rows[0][1]).first() if rows else None


def shortened(slug: str) -> str:
    """santa-clara-v-trump as santa-clara, san-francisco-v-trump-2025 as san-francisco-2025; us-v-california stays."""
    found = re.fullmatch(r"(?!us-v-)(.+?)-v-.+?(-\d{4})?", slug)
    return f"{found[1]}{found[2] or ''}" if found else slug
