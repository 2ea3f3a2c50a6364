"""A dossier on its way to readers and back: drafted, in review, published, withdrawn.

    draft --submit--> in review --publish--> published --withdraw--> withdrawn --submit--> in review
                      in review --send back--> draft

Each step locks the dossier, so that of two people who press the same button one is told so. Who took it, when and why,
stands in the history of the dossier.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone

from .choices import Publication
from .history.records import history_of
from .history.writing import writing
from .models import Dossier

DRAFT, IN_REVIEW, PUBLISHED, WITHDRAWN = Publication


class StepRefusedError(Exception):
    """The step cannot be taken; `sentences` say what is in its way."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(*sentences)
        self.sentences = sentences


@dataclass(frozen=True)
class Step:
    """One way from state to state. `right`: the action, as the table of roles calls it, that allows it."""

    name: str
    label: str
    starts: tuple[Publication, ...]
    ends: Publication
    right: str
    about: str
    asks_why: bool = False


STEPS = (
    Step("submit", "Submit for review", (DRAFT, WITHDRAWN), IN_REVIEW, "change", "A reviewer can then publish it."),
    Step("publish", "Publish", (IN_REVIEW,), PUBLISHED, "publish", "Everybody can then read it, with its children."),
    Step("send-back", "Send back", (IN_REVIEW,), DRAFT, "publish", "It is a draft again.", asks_why=True),
    Step(
        *("withdraw", "Withdraw", (PUBLISHED,), WITHDRAWN, "withdraw"),
        "Readers no longer find it or what belongs to it. Nothing is deleted.",
        asks_why=True,
    ),
)
BY_NAME = {step.name: step for step in STEPS}


def take(name: str, dossier: Dossier, *, by: Any, because: str = "") -> Dossier:
    """Take a step, and give back the dossier as it then stands.

    Raises `StepRefusedError` where the dossier has moved on, lacks something, or the step is another person's to take.
    """
    step = BY_NAME[name]
    with writing(by=by, because=because or step.label):
        current = type(dossier)._base_manager.select_for_update().get(pk=dossier.pk)
        if sentences := in_the_way(step, current, by=by, because=because):
            raise StepRefusedError(*sentences)
        _DO.get(step.name, _nothing_else)(current, by)
        current.publication = step.ends
        current.save(update_fields=["publication", "submitted_by", "published_by", "published_at"])
    return current


def in_the_way(step: Step, dossier: Dossier, *, by: Any, because: str = "") -> list[str]:
    """Why the step cannot be taken now, a sentence each; nothing where it can."""
    state = Publication(dossier.publication)
    if state not in step.starts:
        return [f"It is {state.label.lower()} now: somebody else was here before you."]
    sentences = ["Say why: it stands in the history."] if step.asks_why and not because.strip() else []
    if step.name == "publish":
        sentences += dossier.lacking()
        if settings.SECOND_PERSON_PUBLISHES and by.pk in _drafters(dossier):
            sentences.append("You worked on it, and a second person publishes here: ask another reviewer.")
    return sentences


def open_steps(dossier: Dossier, may: Callable[[str], bool]) -> list[Step]:
    """The steps from where it stands, of those whose right (submit: change) one has."""
    return [step for step in STEPS if dossier.publication in step.starts and may(step.right)]


def _drafters(dossier: Dossier) -> set[int]:
    """Who asked for the review, and who wrote the dossier's own record since it was last published."""
    written: Any = history_of(type(dossier))
    rows = written._base_manager.filter(id=dossier.pk, history_user_id__isnull=False)
    if dossier.published_at:
        rows = rows.filter(history_date__gt=dossier.published_at)
    return {*rows.values_list("history_user_id", flat=True), dossier.submitted_by_id or 0}


def _submit(dossier: Dossier, by: Any) -> None:
    dossier.submitted_by = by


def _publish(dossier: Dossier, by: Any) -> None:
    dossier.published_by, dossier.published_at = by, timezone.now()


def _nothing_else(dossier: Dossier, by: Any) -> None:
    """The state is all that changes."""


_DO: dict[str, Callable[[Dossier, Any], None]] = {"submit": _submit, "publish": _publish}
