"""The WSGI entry that granian serves: the resolver of codes, and behind it Django."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chuan.config.settings.base")
_django = get_wsgi_application()

from chuan.identifiers.resolver.fast_path import before  # noqa: E402  (the apps are loaded by now)

application = before(_django)

# What is loaded stays: the collector need not look at it again whenever a large document is read, nor at
# the document while it grows.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
