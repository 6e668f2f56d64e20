"""Settings of a developer's machine: base, and errors shown on the page."""

from chuan.config.settings.base import *  # noqa: F403  (a settings file inherits by name)

DEBUG = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
