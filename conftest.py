"""What every test in the project starts from, and what holds after it."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

# No deadline: the first example of a test pays for imports and connections, and shared machines stall.
settings.register_profile("enjoined", deadline=None, max_examples=100)
settings.load_profile("enjoined")


def pytest_configure() -> None:
    """Passwords are hashed in no time: what a hash costs is Django's to test."""
    from django.conf import settings as django_settings

    django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


WITH_DATABASE = {"db", "transactional_db", "live_server", "shipped"}  # fixtures


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--where-the-database-matters", action="store_true", help="Leave out what any would answer alike.")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """In a second run, over another database, leave out what asks none, or says that it makes no difference."""
    if not config.getoption("--where-the-database-matters"):
        return
    kept = [item for item in items if _hangs_on_the_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


def _hangs_on_the_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("any_database") is not None:
        return False
    return item.get_closest_marker("django_db") is not None or not WITH_DATABASE.isdisjoint(
        getattr(item, "fixturenames", ())
    )


@pytest.fixture(autouse=True)
def effect_is_true_to_what_was_written(request: pytest.FixtureRequest) -> Iterator[None]:
    """After every test that wrote: computed anew where a write was noted, the stored periods are those computed.

    Not after the tests that share the fixtures that ship, which hardly write; they have a check of their own.
    """
    if request.node.get_closest_marker("django_db") is None or "shipped" in request.fixturenames:
        yield
        return
    request.getfixturevalue("db")  # so that this ends before the writes are taken back
    yield
    from django.db import connection

    from cases.blocked.periods import differences, refresh
    from cases.models import EffectPeriod, StaleRelief

    if connection.needs_rollback or not (StaleRelief.objects.exists() or EffectPeriod.objects.exists()):
        return
    refresh()
    if lines := differences():
        pytest.fail("\n".join(["Stored and computed periods differ:", *lines]))
