#!/usr/bin/env python3
"""Django's own commands, for developers; people use `chuan`."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chuan.config.settings.dev")
    execute_from_command_line(sys.argv)
