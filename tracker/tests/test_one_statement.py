"""What the database writes is what the serializers say."""

from random import Random

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cases.blocked.periods import refresh
from tracker.api.addresses import path_of
from tracker.api.endpoints import ENDPOINTS

from .both_ways import SHAPED, both_ways, differences
from .constellation import constellation
from .scrambling import scramble

pytestmark = pytest.mark.django_db
LISTS = [name for name in ENDPOINTS if name != "effect"]


@settings(max_examples=3, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_every_endpoint_answers_alike_both_ways_whatever_the_rows_say(client: Client, seed: int) -> None:
    with transaction.atomic():
        random = Random(seed)
        hubs = constellation(random.randrange(1, 4))
        constellation(1)
        assert scramble(random) > 100
        refresh()
        paths = [*(f"{name}/?page_size=200" for name in LISTS), *map(path_of, hubs.values()), *SHAPED]
        for path in paths:
            written, serialized = both_ways(client, path)
            assert differences(written, serialized) == [], path
        transaction.set_rollback(True)
