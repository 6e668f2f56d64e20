"""Starts Django for the commands that need the database."""

import os
import sys

import django

from chuan.cli.speech import refuse, why


def start_django() -> None:
    """Set Django up with the node's settings; what is wrong with them ends the command."""
    from chuan.config.env import BadSetting  # noqa: PLC0415  (reads the environment when imported)

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chuan.config.settings.base")
    try:
        django.setup()
    except BadSetting as reason:
        sys.exit(refuse(reason.vietnamese, reason.english))
    except OSError as trouble:
        place = trouble.filename or "CHUAN_VAR"
        sys.exit(
            refuse(
                f"Không mở được {place}: {why(trouble)}. Kiểm tra quyền và thiết lập CHUAN_VAR.",
                f"{place} cannot be opened: {trouble.strerror}. Check its rights and CHUAN_VAR.",
            )
        )
