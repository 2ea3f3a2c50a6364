"""Whether this process lives, and whether it can do its work, for the watchman of a deployment."""

from functools import cache

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Answer 200, whatever the database does: a process is not mended by starting it anew."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """Answer 200 when the database is reachable and has every migration of this code, else 503 and which it is."""
    try:
        missing = migrations_of_this_code() - set(MigrationRecorder(connection).applied_migrations())
    except DatabaseError:
        return JsonResponse({"status": "the database cannot be reached"}, status=503)
    if missing:
        return JsonResponse({"status": "migrations are missing"}, status=503)
    return JsonResponse({"status": "ok"})


@cache
def migrations_of_this_code() -> frozenset[tuple[str, str]]:
    """Return the (app, name) of every migration on disk; reading them takes far longer than the query."""
    return frozenset(MigrationLoader(None).disk_migrations)
