"""The ASGI entry of the small process that serves WebSocket listeners; pages are served by `wsgi`."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chuan.config.settings.base")
django.setup()

from chuan.traceability.web.live import Live  # noqa: E402  (the apps are loaded by now)

application = Live()
