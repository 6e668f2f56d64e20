"""Production settings; every value that a node may change is read through `config.env`."""

import contextlib
import os
import secrets
from pathlib import Path
from typing import Any

from chuan.config import env

PACKAGE = Path(__file__).resolve().parents[2]
ROOT = PACKAGE.parents[1]
VAR = Path(env.text("CHUAN_VAR", str(ROOT / "var"))).resolve()
"""Everything a node keeps outside the database: files, keys, roots of the audit chain, logs."""


def _secret_key() -> str:
    """The key from the environment, or one made at first start and kept in `var/keys`."""
    given = env.secret("CHUAN_SECRET_KEY")
    if given:
        return given
    kept = VAR / "keys" / "secret-key"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = kept.with_name(f".secret-key.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(64), encoding="utf-8")
        with contextlib.suppress(FileExistsError):
            os.link(draft, kept)  # whole or not at all, and one for all processes
        draft.unlink()
    return kept.read_text(encoding="utf-8").strip()


SECRET_KEY = _secret_key()
DEBUG = False
ALLOWED_HOSTS = env.words("CHUAN_HOSTS", ("localhost", "127.0.0.1", "[::1]"))
CSRF_TRUSTED_ORIGINS = env.words("CHUAN_TRUSTED_ORIGINS")
NODE_NAME = env.text("CHUAN_NODE_NAME", "Chuẩn")
IS_DEMO = env.flag("CHUAN_DEMO", default=False)
SITE_URL = env.text("CHUAN_SITE_URL", "http://localhost:8000").rstrip("/")

INSTALLED_APPS = [
    "chuan.core",
    "chuan.audit",
    "chuan.identifiers",
    "chuan.orgs",
    "chuan.law",
    "chuan.documents",
    "chuan.procedures",
    "chuan.plans",
    "chuan.figures",
    "chuan.standards",
    "chuan.traceability",
    "chuan.engagement",
    "chuan.exchange",
    "chuan.portal",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "chuan.core.middleware.SecurityHeadersMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "chuan.core.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "chuan.core.middleware.NulSignMiddleware",
    "chuan.orgs.web.middleware.ActorMiddleware",
    "chuan.core.middleware.BodyLimitMiddleware",
    "chuan.core.middleware.ScopeMiddleware",
    "chuan.core.asked_once.AskedOnceMiddleware",
    "chuan.core.middleware.DomainErrorMiddleware",
    "chuan.core.sent_once.SentOnceMiddleware",
]

ROOT_URLCONF = "chuan.config.urls"
WSGI_APPLICATION = "chuan.config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "chuan.core.context.frame",
            ],
        },
    },
]


def _database() -> dict[str, Any]:
    """SQLite in WAL mode, or PostgreSQL when CHUAN_DB_NAME is given."""
    if not env.text("CHUAN_DB_NAME", ""):
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": env.text("CHUAN_SQLITE", str(VAR / "chuan.sqlite3")),
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA mmap_size=268435456;"
                    "PRAGMA cache_size=-32000;PRAGMA foreign_keys=ON"
                ),
            },
        }
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": env.text("CHUAN_DB_NAME", ""),
        "USER": env.text("CHUAN_DB_USER", "chuan_app"),
        "PASSWORD": env.secret("CHUAN_DB_PASSWORD"),
        "HOST": env.text("CHUAN_DB_HOST", ""),
        "PORT": env.text("CHUAN_DB_PORT", ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {},
    }


DATABASES = {"default": _database()}
APPLICATION_ROLE = env.text("CHUAN_DB_USER", "chuan_app")
DATABASE_OWNER = (env.text("CHUAN_DB_OWNER", ""), env.secret("CHUAN_DB_OWNER_PASSWORD"))
"""Who migrates and backs up on PostgreSQL; empty: the application role itself, which then owns all."""
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ATOMIC_REQUESTS = False

AUTH_USER_MODEL = "orgs.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["chuan.orgs.hashers.NodeArgon2Hasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "portal:worklist"
ACCOUNT_ADAPTER = "chuan.orgs.web.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "chuan.orgs.web.forms.SignInForm",
    "reauthenticate": "chuan.orgs.web.forms.ConfirmForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_UNIQUE_EMAIL = False
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_RATE_LIMITS = {"login": "120/m/ip", "login_failed": "30/m/ip,5/15m/key"}
"""Five wrong passwords lock an account's sign-in for 15 minutes; a whole office shares one address."""
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if env.flag("CHUAN_BEHIND_PROXY", default=False) else 0
MFA_ADAPTER = "chuan.orgs.web.adapters.MfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR / "cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
        "TIMEOUT": 60,
    },
}
"""On disk, so that every process of the node counts the same failed sign-ins; what is only
remembered is asked again after a minute."""

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [ROOT / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
NUMBER_GROUPING = 3
"""Thousands are parted as Vietnamese writes them (1.266) wherever a template asks for it."""

STATIC_URL = "/tinh/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILES_ROOT = VAR / "files"
TEMPORARY_ROOT = VAR / "tmp"
FILE_UPLOAD_TEMP_DIR = TEMPORARY_ROOT / "incoming"
TRUST_ANCHORS = Path(env.text("CHUAN_TRUST_ANCHORS", str(VAR / "trust-anchors")))
"""Certificates (PEM) of the authorities whose digital signatures this node believes."""
STRICT_BEFORE = env.flag("CHUAN_STRICT_BEFORE", default=True)
"""Whether "trước ngày 20/11" is read as 19/11 at the latest."""
FIGURES_LOCK_AFTER_DAYS = env.number("CHUAN_LOCK_REPORTS_AFTER", 30)
"""Days after the last day in time when a round of reports closes by itself."""
CALLBACK_HOSTS = frozenset(env.words("CHUAN_CALLBACK_HOSTS"))
"""Hosts that subscribers may name though they are private: what is in them is trusted by the node."""
KEYS_ROOT = VAR / "keys"
ROOTS_FILE = VAR / "audit" / "roots.jsonl"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE = env.flag("CHUAN_HTTPS", default=False)
SESSION_COOKIE_SECURE = SECURE
CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "chuan.core.web.errors.csrf_failed"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31536000 if SECURE else 0
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("CHUAN_BEHIND_PROXY", default=False) else None
)
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 12_000
"""A plan with an annex of a thousand rows is one form, so that no button loses what was typed."""
DATA_UPLOAD_MAX_NUMBER_FILES = 400
"""As many as the photos of one document may be."""
LARGEST_FORM = DATA_UPLOAD_MAX_MEMORY_SIZE
LARGEST_BODY = 310 * 1024 * 1024
"""Bytes of one request, from a visitor and from somebody signed in."""
PROGRAMS_UNDER = ("/epcis/",)
"""Where programs send with a key of their own: the view looks at the key and at the length before it reads,
and whatever is refused is told as a problem document."""

EMAIL_BACKEND = env.text("CHUAN_EMAIL_BACKEND", "django.core.mail.backends.dummy.EmailBackend")
EMAIL_HOST = env.text("CHUAN_EMAIL_HOST", "localhost")
EMAIL_PORT = env.number("CHUAN_EMAIL_PORT", 25)
DEFAULT_FROM_EMAIL = env.text("CHUAN_EMAIL_FROM", "chuan@localhost")

LOG_LEVELS = ("INFO", "DEBUG", "WARNING", "ERROR", "CRITICAL")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.choice("CHUAN_LOG_LEVEL", LOG_LEVELS)},
}
