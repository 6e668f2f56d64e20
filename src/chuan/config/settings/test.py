"""Settings of the tests: a fast password hash, mail in memory, undefined template variables fail."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from chuan.config.settings.base import *  # noqa: F403  (a settings file inherits by name)
from chuan.config.settings.base import TEMPLATES

SECRET_KEY = "test-only"  # noqa: S105  (never used by a node)
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
VAR = Path(tempfile.mkdtemp(prefix="chuan-test-"))


def _clear(process: int = os.getpid()) -> None:
    """Leave nothing behind; a process forked from this one takes nothing away."""
    if os.getpid() == process:
        shutil.rmtree(VAR, ignore_errors=True)


atexit.register(_clear)
STATIC_ROOT = VAR / "static"
STATIC_ROOT.mkdir()
FILES_ROOT = VAR / "files"
TEMPORARY_ROOT = VAR / "tmp"
FILE_UPLOAD_TEMP_DIR = TEMPORARY_ROOT / "incoming"
TRUST_ANCHORS = VAR / "trust-anchors"
KEYS_ROOT = VAR / "keys"
ROOTS_FILE = VAR / "audit" / "roots.jsonl"
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = "!!undefined: %s!!"
# Nothing remembered runs out between two counts of queries that are compared.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "TIMEOUT": None},
}
