"""What is wrong with lawsuits, rulings, relief and appeals: each module tells its own."""

from .appeals import DECIDED_WITHOUT_RULING, MANDATE_MISSING
from .dockets import CLOSED_IN_FORCE, NUMBER_NOT_READ, PARTY_WITHOUT_KIND
from .provenance import WITHOUT_SOURCE
from .relief import TRO_RUN_OUT, WITHOUT_COVERAGE
from .rulings import SAME_DAY

ALL = (
    *(WITHOUT_SOURCE, WITHOUT_COVERAGE, TRO_RUN_OUT, DECIDED_WITHOUT_RULING, MANDATE_MISSING),
    *(CLOSED_IN_FORCE, PARTY_WITHOUT_KIND, SAME_DAY, NUMBER_NOT_READ),
)
