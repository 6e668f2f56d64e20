"""Starts Django for the commands that need the database."""

import os
import sys

import django


def start_django() -> None:
    """Set Django up with the node's settings; a bad setting ends the command with its sentence."""
    from chuan.config.env import BadSetting  # noqa: PLC0415  (reads the environment when imported)

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chuan.config.settings.base")
    try:
        django.setup()
    except BadSetting as reason:
        sys.stderr.write(f"{reason}\n")
        sys.exit(2)
