"""One change that an account asks to take back: what it was, why it cannot be, or that it is done."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.contrib.auth import get_permission_codename
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, models, transaction
from django.http import Http404, HttpRequest

from ..history.changes import Change, RowChange, changes, with_names
from ..history.reverting import CannotRevertError, is_removable, revert
from ..history.writing import needs_reason
from .forms import in_labels
from .refusals import NOTHING_SAVED, sentence

TO_TAKE_BACK = {"+": "delete", "-": "add", "~": "change"}  # what an account must be allowed


def open_to(account: Any, found: Iterable[Change]) -> set[str]:
    """The changes of rows that the account may take back, by their keys."""
    rows = (row for change in found for row in change.rows)
    return {row.key for row in rows if (row.done != "added" or is_removable(row.model)) and _may(account, row)}


def _may(account: Any, row: RowChange) -> bool:
    needed = get_permission_codename(TO_TAKE_BACK[row.row.history_type], row.model._meta)
    return bool(account.has_perm(f"{row.model._meta.app_label}.{needed}"))


class TakingBack:
    """What a request asks of the history of a record.

    Raises `Http404` where what it names is no change of this record, and `PermissionDenied` where it is not for the
    account to take back.
    """

    def __init__(self, request: HttpRequest, record: models.Model) -> None:
        asked = request.POST if request.method == "POST" else request.GET
        self.account, self.record = request.user, record
        self.field, self.because = asked.get("field", ""), request.POST.get("because", "").strip()
        self.change, self.rows = self._find(set(asked.getlist("row")))
        self.problems: list[str] = []
        if not all(_may(self.account, row) for row in self.rows):
            raise PermissionDenied

    def _find(self, keys: set[str]) -> tuple[Change, list[RowChange]]:
        for change in changes(self.record):
            rows = [row for row in change.rows if row.key in keys]
            if rows and len(rows) == len(keys):
                with_names([change])
                return change, rows
        raise Http404

    @property
    def needs_reason(self) -> bool:
        """Whether it must be said why."""
        return needs_reason(self.record)

    @cached_property
    def refusals(self) -> list[str]:
        """Why it cannot be taken back any more: found by doing it, and taking that back too."""
        return self._try(really=False)

    def done(self) -> bool:
        """Take it back; false where that cannot be, and then `problems` says why."""
        if self.needs_reason and not self.because:
            self.problems = ["Say why: the record is published."]
        else:
            self.problems = self._try(really=True)
        return not self.problems

    def _try(self, *, really: bool) -> list[str]:
        what = f"Takes back the change of {self.change.at:%Y-%m-%d %H:%M}"
        because = f"{what}: {self.because}" if self.because else f"{what}."
        try:
            with transaction.atomic():
                revert(self.rows, field=self.field, by=self.account, because=because)
                transaction.set_rollback(not really)
        except CannotRevertError as refused:
            return [self._in_labels(said) for said in refused.sentences]
        except IntegrityError as error:
            return [sentence(error).removesuffix(NOTHING_SAVED).strip()]
        return []

    def _in_labels(self, said: str) -> str:
        for model in {row.model for row in self.rows}:
            said = in_labels(model, said)
        return said
