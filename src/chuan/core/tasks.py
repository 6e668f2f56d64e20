"""The jobs of this room, and when they come round."""

from datetime import time, timedelta
from typing import Final

from django.utils.translation import gettext_lazy as _

from chuan.core import clock, digest, files, jobs, outbox, reliance, sent_once
from chuan.core.jobs import JobContext, housekeeping

DIGEST: Final = "core.inbox.digest"
SWEEP_FILES: Final = "core.files.sweep"
PRUNE: Final = "core.jobs.prune"
FORGET: Final = "core.sent_once.forget"
REBUILD: Final = "core.reliance.rebuild"


def send_digests(context: JobContext) -> None:
    """One e-mail for each person with unread lines."""
    digest.send_all(context.progress)


def sweep_files(context: JobContext) -> None:
    """Bytes without a row go."""
    removed = files.delete_unreferenced()
    context.progress(removed, removed)


def prune_jobs(context: JobContext) -> None:
    """Jobs that ended long ago go."""
    removed = housekeeping.prune(clock.now() - timedelta(days=30))
    context.progress(removed, removed)


def forget_forms(context: JobContext) -> None:
    """Keys of forms that were sent long ago go."""
    removed = sent_once.forget()
    context.progress(removed, removed)


def rebuild_reliance(context: JobContext) -> None:
    """What rests on what is asked of every room again; what came to rest on something ended is flagged."""
    changed = reliance.rebuild() + reliance.flag_late(actor=context.actor)
    context.progress(changed, changed)


def register() -> None:
    """Called once, when the application starts."""
    jobs.register(outbox.DELIVERY, outbox.deliver_due)
    jobs.register(DIGEST, send_digests)
    jobs.register(SWEEP_FILES, sweep_files)
    jobs.register(PRUNE, prune_jobs)
    jobs.register(FORGET, forget_forms)
    jobs.register(REBUILD, rebuild_reliance)
    jobs.register(reliance.TELL, reliance.tell_owners)
    jobs.register_periodic(DIGEST, time(6, 30), label=_("Gửi bản tin hằng ngày"))
    jobs.register_periodic(SWEEP_FILES, time(2, 0), label=_("Dọn tệp không còn dùng"))
    jobs.register_periodic(PRUNE, time(2, 30), label=_("Dọn việc đã xong"))
    jobs.register_periodic(FORGET, time(2, 45), label=_("Dọn khóa của biểu mẫu đã gửi"))
    jobs.register_periodic(REBUILD, time(0, 30), label=_("Rà việc gì dựa vào quy định nào"))
