"""Records of the record: what rests on no document."""

from policies.models import FederalAction, LocalPolicy, Provision
from sources.problems.provenance import without_source
from sources.problems.registry import Check, Problem

from ..models import Appeal, Holding, Lawsuit, Relief, ReliefChange, Ruling

NEEDING = (Ruling, Relief, ReliefChange, Holding, Appeal, Lawsuit, FederalAction, LocalPolicy, Provision)

WITHOUT_SOURCE = Problem(
    "source-missing",
    "No source",
    "It names no source.",
    "Add the document that bears it out, under Sources.",
    tuple(Check(model, without_source, ("sources",)) for model in NEEDING),
)
