"""The node's own settings, with the room of the killable job."""

from chuan.config.settings.base import *  # noqa: F403  (a settings file inherits by name)
from chuan.config.settings.base import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.integration.core.killable"]
