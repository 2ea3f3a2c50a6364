"""What ships is published, and would pass where publishing is refused to what lacks a source."""

import pytest

from cases.models import Lawsuit
from policies.models import FederalAction, LocalPolicy
from sources.models import Dossier

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped")]


@pytest.mark.parametrize("model", [FederalAction, LocalPolicy, Lawsuit], ids=lambda model: model.__name__)
def test_what_ships_is_published_and_could_be(model: type[Dossier]) -> None:
    for dossier in model._default_manager.all():
        assert (dossier.publication, dossier.published_by) == ("published", None)
        assert dossier.published_at is not None
        assert dossier.lacking() == []
