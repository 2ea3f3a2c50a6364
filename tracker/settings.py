"""Settings for every place Enjoined runs: one file, safe defaults, environment variables for the rest.

With no environment at all it serves from a SQLite file beside the code, so that a checkout just works.
`DATABASE_URL` chooses PostgreSQL; `ENJOINED_DEBUG=0`, `ENJOINED_SECRET_KEY` or `ENJOINED_SECRET_KEY_FILE`,
`ENJOINED_HOSTS`, `ENJOINED_ORIGINS`, `ENJOINED_HTTPS`, `ENJOINED_PROXIES`, `ENJOINED_REQUIRE_TWO_FACTOR`,
`ENJOINED_API_RATE`, `ENJOINED_IMPORTS_DIR` and `ENJOINED_DUMPS_DIR` belong to a deployment.
"""

import datetime as dt
import os
import tempfile
from pathlib import Path

import dj_database_url
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from .secret_key import kept_key

BASE_DIR = Path(__file__).resolve().parent.parent

DEBUG = os.environ.get("ENJOINED_DEBUG", "1") == "1"

# A checkout keeps its key beside the code, out of git; a deployment says where, so that it is not lost unnoticed.
SECRET_KEY = os.environ.get("ENJOINED_SECRET_KEY", "")
if not SECRET_KEY:
    key_file = os.environ.get("ENJOINED_SECRET_KEY_FILE") or (BASE_DIR / ".secret-key" if DEBUG else None)
    if key_file is None:
        raise ImproperlyConfigured(
            "With ENJOINED_DEBUG=0, set ENJOINED_SECRET_KEY to a long random string, or ENJOINED_SECRET_KEY_FILE to a "
            "file that lasts: a key is made there."
        )
    SECRET_KEY = kept_key(Path(key_file))

ALLOWED_HOSTS = [h for h in os.environ.get("ENJOINED_HOSTS", "localhost,127.0.0.1,[::1]").split(",") if h]
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("ENJOINED_ORIGINS", "").split(",") if o]

INSTALLED_APPS = [
    "tracker.desk_config.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "corsheaders",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "axes",
    "sources",
    "policies",
    "cases",
    "tracker",  # last: it makes the roles once the rights of all others exist, and has its own screens for theirs
]

MIDDLEWARE = [
    "tracker.serving.request_ids.RequestIds",
    "tracker.serving.packing.PackedApi",
    "django.middleware.security.SecurityMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "tracker.serving.rate_limits.RateLimits",
    "tracker.serving.content_policy.ContentPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "tracker.sign_in.middleware.SignedInMiddleware",
    "sources.history.middleware.InTheNameOfTheAccount",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "tracker.urls"
WSGI_APPLICATION = "tracker.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "tracker" / "templates"],  # before those of the packages, some of which it completes
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
            ],
        },
    },
]

try:
    DATABASES = {"default": dj_database_url.config(default=f"sqlite:///{BASE_DIR / 'db.sqlite3'}")}
except ValueError as error:
    raise ImproperlyConfigured(
        "DATABASE_URL cannot be read. It looks like postgresql://user:password@host:5432/name or sqlite:////path/to/file."
    ) from error
if password_file := os.environ.get("DATABASE_PASSWORD_FILE"):  # so that no address carries the password about
    try:
        DATABASES["default"]["PASSWORD"] = Path(password_file).read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(f"DATABASE_PASSWORD_FILE cannot be read: {error}") from error
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Writers queue instead of failing: with these, 1,200 concurrent write transactions raised no "database is locked".
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # Without recursive triggers, REPLACE would take out rows that no trigger sees.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
        "PRAGMA recursive_triggers=ON;",
    }
    # Opening the file costs more than most answers, and a connection keeps the statements it has read.
    DATABASES["default"]["CONN_MAX_AGE"] = 600
else:
    DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {"min_size": 1, "max_size": 8, "timeout": 10}
    DATABASES["default"]["OPTIONS"]["prepare_threshold"] = 5  # for cursors that prepare at all: tracker/api/onesql

# What processes share. A file database is on one machine, and its writers must not wait for readers to be counted.
CACHES: dict[str, dict[str, object]] = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    CACHES["shared"] = {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": Path(tempfile.gettempdir(), f"enjoined-cache-{os.geteuid()}"),
    }
else:
    CACHES["shared"] = {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "tracker_cache"}
for cache in CACHES.values():
    cache |= {"TIMEOUT": 300, "KEY_PREFIX": "enjoined"}

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Files that wait between the preview of an import and its confirmation. Where several machines serve, a shared folder.
IMPORTS_DIR = os.environ.get("ENJOINED_IMPORTS_DIR") or Path(tempfile.gettempdir(), f"enjoined-imports-{os.geteuid()}")

# Archives of all records, one for each version of the data (tracker/api/dump). They can be made anew at any time.
DUMPS_DIR = os.environ.get("ENJOINED_DUMPS_DIR") or Path(tempfile.gettempdir(), f"enjoined-dumps-{os.geteuid()}")

# A screen of the admin sends some ten fields a row, and an action can name hundreds of places.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

LANGUAGE_CODE = "en-us"
TIME_ZONE = "UTC"
USE_I18N = False
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "static-collected"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if not DEBUG
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG  # both said here: the test runner turns DEBUG off later

SECOND_PERSON_PUBLISHES = os.environ.get("ENJOINED_SECOND_PERSON", "0") == "1"  # sources/publication.py

# To the error output of the process, each line with the number of its request. What readers get wrong is no news.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_id": {"()": "tracker.serving.request_ids.WithRequestId"}},
    "formatters": {"plain": {"format": "{levelname} {name} [{request_id}] {message}", "style": "{"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["request_id"]},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING"},
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}

FIXTURES_DIR = BASE_DIR / "fixtures"

REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": [
        "tracker.api.onesql.rendering.WrittenRenderer",
        "rest_framework.renderers.BrowsableAPIRenderer",
    ],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "UNAUTHENTICATED_USER": None,
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_PAGINATION_CLASS": "tracker.api.pagination.Page",
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "tracker.api.negotiation.Negotiation",
    "DEFAULT_METADATA_CLASS": "tracker.api.metadata.Metadata",
    "EXCEPTION_HANDLER": "tracker.api.problems.answers.answer",
}

# How many requests an address may make of the API in how many seconds: 600/60. Empty on one's own machine: no limit.
try:
    API_REQUESTS, API_SECONDS = (
        int(part) for part in (os.environ.get("ENJOINED_API_RATE", "" if DEBUG else "600/60") or "0/60").split("/")
    )
except ValueError as error:
    raise ImproperlyConfigured("ENJOINED_API_RATE is requests/seconds: 600/60, or 0/60 for no limit.") from error

# Any page may read the API from a browser; there is nothing to write, and no cookie counts there.
CORS_ALLOW_ALL_ORIGINS = True
CORS_URLS_REGEX = r"^/api/"
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
CORS_EXPOSE_HEADERS = [
    *("ETag", "Last-Modified", "Link", "Content-Disposition", "Repr-Digest"),
    *("RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-ID"),
]

# Several fields are called "kind" or "role", each with its own words: in the schema they go by the names of these.
VOCABULARIES = {
    "sources": "Defect DocumentKind OrganizationKind Stance Verification Weight",
    "policies": "ActionKind ActionRelationKind AgencyKind DesignationKind GrantType JurisdictionKind OfficialRole "
    "PolicyKind Unit",
    "cases": "AppellateRole CaseType ChangeKind Circuit CourtLevel Disposition DocketChange Fate GroundKind "
    "HoldingLevel HoldingResult JudgeAssignment JudgeRole LawsuitRelationKind PartyKind PartyRole Posture "
    "ReliefKind RulingKind RulingResult TakesEffect",
}

SPECTACULAR_SETTINGS = {
    "TITLE": "Enjoined",
    "DESCRIPTION": "Federal actions, the lawsuits they produced, and what the courts did: sourced records, read-only.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "LICENSE": {"name": "BSD 3-Clause License", "identifier": "BSD-3-Clause"},
    "SERVE_INCLUDE_SCHEMA": False,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "tracker.api.openapi.finishing.finish",
    ],
    "ENUM_NAME_OVERRIDES": {
        word: f"{app}.choices.{word}" for app, words in VOCABULARIES.items() for word in words.split()
    },
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
}

# Signing in: tracker/sign_in and docs/roles.md tell the rest.
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
SESSION_COOKIE_AGE = 8 * 3600  # without use; tracker/sign_in/session.py adds how long at most
REQUIRE_TWO_FACTOR = os.environ.get("ENJOINED_REQUIRE_TWO_FACTOR", "0") == "1"
OTP_TOTP_ISSUER = "Enjoined"
try:
    PROXIES = int(os.environ.get("ENJOINED_PROXIES") or 0)  # of our own, each adding to X-Forwarded-For
except ValueError as error:
    raise ImproperlyConfigured("ENJOINED_PROXIES is the number of proxies before this server: 0, 1, 2 ...") from error
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # so that nobody locks another out from elsewhere
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = dt.timedelta(minutes=30)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # the page names a time, and it holds
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "tracker.sign_in.throttle.client_address"
AXES_LOCKOUT_CALLABLE = "tracker.sign_in.throttle.locked_out"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "csrfmiddlewaretoken"]  # starred in what is kept of a request
AXES_DISABLE_ACCESS_LOG = True  # who signed in from where, day by day, is nobody's business

# Nothing from elsewhere and nothing inline: a script or style within a page counts only with the nonce of the answer.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# 1 where a proxy before this server speaks HTTPS and sets X-Forwarded-Proto; 0 for plain HTTP on one's own machine.
HTTPS = not DEBUG and os.environ.get("ENJOINED_HTTPS", "1") == "1"
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz)$"]  # asked over plain HTTP from inside the container
    SECURE_HSTS_SECONDS = 30 * 24 * 3600
    # Whether every subdomain speaks HTTPS, and whether browsers ship with that, is for the owner of the domain to say.
    SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
