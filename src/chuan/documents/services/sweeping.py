"""Clears away what nobody came back for: uploads cut short, drafts past their day, folders of a crash."""

from datetime import timedelta
from typing import Final

from django.db import transaction

from chuan.core import clock
from chuan.documents import temporary
from chuan.documents.enums import UploadState
from chuan.documents.models import ImportDraft, Upload
from chuan.documents.services.uploads import LONGEST_PAUSE

ORPHAN: Final = timedelta(minutes=10)
"""A folder younger than this may belong to an upload whose row is just being written."""
LONGEST_FORM: Final = timedelta(hours=1)
"""A file of a form untouched for so long belongs to a web server that was ended in the middle."""


def sweep_temporary() -> int:
    """Delete expired uploads and drafts with their files, and every folder that no row knows; how many."""
    now = clock.now()
    with transaction.atomic():
        stale = Upload.objects.filter(touched_at__lt=now - LONGEST_PAUSE)
        drafts = ImportDraft.objects.filter(expires_at__lte=now)
        gone = [*stale.values_list("uid", flat=True), *drafts.values_list("uid", flat=True)]
        stale.delete()
        drafts.delete()
        temporary.delete_on_commit(gone)
    return len(gone) + _sweep_orphans() + temporary.delete_incoming(now - LONGEST_FORM)


def _sweep_orphans() -> int:
    """Folders without a row: what a crash between disk and database left behind."""
    known = {
        *Upload.objects.exclude(state=UploadState.REFUSED).values_list("uid", flat=True),
        *ImportDraft.objects.values_list("uid", flat=True),
    }
    orphans = [
        uid
        for uid, touched in temporary.kept_since()
        if uid not in known and touched < clock.now() - ORPHAN
    ]
    for uid in orphans:
        temporary.delete(uid)
    return len(orphans)
