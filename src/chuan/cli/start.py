"""Starts Django for the commands that need the database."""

import os
import sys
from importlib.util import find_spec

import django

from chuan.cli.speech import refuse, why


def start_django() -> None:
    """Set Django up with the node's settings; what is wrong with them ends the command."""
    from chuan.config.env import BadSetting  # noqa: PLC0415  (reads the environment when imported)

    if os.environ.get("CHUAN_DB_NAME") and find_spec("psycopg") is None:
        fix = f"{sys.executable} -m pip install 'psycopg[binary]>=3.2'"
        sys.exit(
            refuse(
                f"Thiếu gói psycopg để dùng PostgreSQL. Cài bằng: {fix}",
                f"PostgreSQL needs the package psycopg. Install it with: {fix}",
            )
        )
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
