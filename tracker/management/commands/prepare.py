"""`manage.py prepare`: makes the database ready to serve, and says in one sentence why where it cannot."""

from typing import Any

import psycopg
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor


class Command(BaseCommand):
    help = "Makes the database ready to serve: applies migrations, then loads the fixtures that changed."
    requires_system_checks = []  # CI runs them; here they would only slow each start

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            reach()
            plan = MigrationExecutor(connection)
            pending = len(plan.migration_plan(plan.loader.graph.leaf_nodes()))
            if pending:
                self.stdout.write(f"Applying {pending} migrations.")
            call_command("migrate", verbosity=0, interactive=False)
            call_command("load_fixtures", changed=True, verbosity=0, stdout=self.stdout)
        except DatabaseError as error:
            raise CommandError(f"{name_of_database()} cannot be used: {' '.join(str(error).split())}") from error


def reach() -> None:
    """Open one connection outside the pool, which would go on trying for seconds and hide the reason.

    Raises OperationalError.
    """
    if connection.vendor == "postgresql":
        parameters = {"connect_timeout": 5, **connection.get_connection_params()}
        with connection.wrap_database_errors:
            psycopg.connect(**parameters).close()
    else:
        connection.ensure_connection()


def name_of_database() -> str:
    """Return what a person knows the database by, without its password."""
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"The database file {database['NAME']}"
    return f"The database {database['NAME']} at {database['HOST'] or 'the local socket'}, which DATABASE_URL names,"
