"""Suggestions, for tests."""

import factory
from factory.django import DjangoModelFactory

from cases import models
from cases.choices import Likelihood, MentionKind
from sources.tests.factories import SHA256, DocumentFactory


class SuggestionFactory(DjangoModelFactory):
    """An agency that a document may name."""

    document = factory.SubFactory(DocumentFactory)
    kind = MentionKind.AGENCY
    start = factory.Sequence(lambda number: number * 10)
    end = factory.LazyAttribute(lambda row: row.start + 3)
    words_sha256 = SHA256
    context_sha256 = SHA256
    candidates = ["policies.Agency:ice"]
    likelihood = Likelihood.CLEAR
    why = "The name of the agency."

    class Meta:
        model = models.Suggestion

    class Params:
        relation = factory.Trait(
            kind=MentionKind.RELATION,
            parts={"judges": ["orrick-william-h"], "verb": "granted"},
            candidates=["cases.Ruling:santa-clara-pi-2017-04-25"],
            likelihood=Likelihood.LIKELY,
        )
        of_something_new = factory.Trait(
            kind=MentionKind.LAWSUIT, candidates=[], value="Smith v. Jones", likelihood=Likelihood.AMBIGUOUS
        )
