"""One merge that an account asks for, or asks to undo: what would come of it, why it cannot be, or that it is done."""

from functools import cached_property
from typing import Any

from django import forms
from django.contrib import admin
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.http import HttpRequest

from ..choices import Publication
from ..duplicates.merging import MergeRefusedError, Merging, differing, merge
from ..duplicates.pointing import pointing_to
from ..duplicates.undoing import undo
from ..history.reverting import CannotRevertError
from ..history.words import Words
from ..models import Dossier, MergedRecord
from .refusals import NOTHING_SAVED, sentence
from .relations import Choice

SAY_WHY = "Say why: it stands in the history."


def chooser(model: type[Model], site: admin.AdminSite, *, but: Any) -> Any:
    """The control that finds the record that stays, by typing."""
    link = pointing_to(model)[0]
    field = forms.ModelChoiceField(model._default_manager.exclude(pk=but.pk), widget=Choice(link, site))
    return type("Chooser", (forms.Form,), {"into": field})(auto_id="id_%s")["into"]


class Asked:
    """What a request asks for. `problems`: what was in the way when it was tried."""

    def __init__(self, request: HttpRequest) -> None:
        self.account = request.user
        self.because = request.POST.get("because", "").strip()
        self.problems: list[str] = []

    @cached_property
    def refusals(self) -> list[str]:
        """Why it cannot be: found by doing it, and taking that back."""
        return self._try(really=False)

    def done(self) -> bool:
        """Do it; false where that cannot be, and then `problems` says why."""
        self.problems = self._try(really=True) if self.because else [SAY_WHY]
        return not self.problems

    def _try(self, *, really: bool) -> list[str]:
        try:
            with transaction.atomic():
                self._carry_out()
                transaction.set_rollback(not really)
        except (MergeRefusedError, CannotRevertError) as refused:
            return list(refused.sentences)
        except IntegrityError as error:
            return [sentence(error).removesuffix(NOTHING_SAVED).strip()]
        return []

    def _carry_out(self) -> None:
        raise NotImplementedError


class AskedMerge(Asked):
    """A record to be merged into another."""

    def __init__(self, request: HttpRequest, loser: Any, winner: Any) -> None:
        super().__init__(request)
        self.loser, self.winner = loser, winner
        self.take = request.POST.getlist("take")
        self.merging = Merging(loser, winner)

    def _carry_out(self) -> None:
        reason = self.because or f"{self.loser.slug} merged into {self.winner.slug}."
        self.merging = merge(self.loser, self.winner, by=self.account, because=reason, take=self.take)

    @property
    def rows(self) -> list[dict[str, Any]]:
        """What moves, by kind: how many rows, and how many are left out because the winner has the same."""
        kinds = {*self.merging.moved, *self.merging.repeated, *self.merging.emptied}
        counts = (self.merging.moved, self.merging.repeated, self.merging.emptied)
        return [
            dict(
                zip(
                    ("kind", "moved", "repeated", "emptied"),
                    (str(kind._meta.verbose_name_plural), *(count[kind] for count in counts)),
                    strict=True,
                )
            )
            for kind in sorted(kinds, key=lambda kind: str(kind._meta.verbose_name_plural))
        ]

    @property
    def fields(self) -> list[dict[str, Any]]:
        """The fields in which the two differ, side by side."""
        words = Words()
        return [
            {
                "name": field.name,
                "label": words.label(field),
                "loser": words.value(field, self.loser),
                "winner": words.value(field, self.winner),
                "is_taken": field.name in self.take,
            }
            for field in differing(self.loser, self.winner)
        ]

    @property
    def warnings(self) -> list[str]:
        """What becomes of readers, where the two are not in the same state."""
        if not isinstance(self.loser, Dossier) or self.loser.publication == self.winner.publication:
            return []
        states = (Publication(each.publication).label.lower() for each in (self.loser, self.winner))
        told = ["This record is {}, the one that stays is {}.".format(*states)]
        if self.winner.publication == Publication.PUBLISHED:
            told.append("Everybody can read what moves to it from then on.")
        elif self.loser.publication == Publication.PUBLISHED:
            told.append("Readers lose this record and what belongs to it until the other is published.")
        return told


class AskedUndo(Asked):
    """A merge to be undone."""

    def __init__(self, request: HttpRequest, merged: MergedRecord) -> None:
        super().__init__(request)
        self.merged = merged

    def _carry_out(self) -> None:
        because = f"Undoes the merge of {self.merged.old_slug} into {self.merged.into_slug}"
        undo(self.merged, by=self.account, because=f"{because}: {self.because}" if self.because else f"{because}.")
