"""The worker's rounds of this room."""

from datetime import timedelta
from typing import Final

from django.utils.translation import gettext_lazy as _

from chuan.audit import sealing
from chuan.core import jobs

SEAL: Final = "audit.seal"
EVERY: Final = timedelta(minutes=1)


def seal(_context: jobs.JobContext) -> None:
    """Seal what is settled."""
    sealing.seal()


def register() -> None:
    """Name the job and let it come round by itself."""
    jobs.register(SEAL, seal)
    jobs.register_periodic(SEAL, EVERY, label=_("Niêm phong nhật ký"))
