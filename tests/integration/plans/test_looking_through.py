"""A long file given as evidence is looked through to its end after its sender has gone on."""

from pathlib import Path
from typing import Any

import pytest

from chuan.audit.models import AuditEntry
from chuan.core import files
from chuan.core.jobs.worker import drain
from chuan.core.models import InboxItem, StoredFile
from chuan.orgs.enums import Role
from chuan.plans import services
from chuan.plans.models import Assignment, Evidence
from chuan.plans.types import FileGiven, NewEvidence
from tests.factories import drafts
from tests.factories.cast import Cast, Member
from tests.factories.documents.blocks import Block, NewPage, Paragraph
from tests.factories.documents.typeset import write_pdf
from tests.factories.people import person

PAGES = 11
SAID = "Báo cáo kết quả kiểm tra phương tiện đo tại chợ xã, trang số"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: Any) -> None:
    settings.FILES_ROOT = tmp_path / "files"


def long_pdf(folder: Path, *, stamped: bool) -> Path:
    """Eleven pages; the stamp stands on the last, past what is looked at while the sender waits."""
    blocks: list[Block] = []
    for page in range(1, PAGES + 1):
        blocks += [NewPage(landscape=False)] if blocks else []
        blocks += [Paragraph("TỐI MẬT", centred=True)] if stamped and page == PAGES else []
        blocks += [Paragraph(f"{SAID} {page}. Mọi hộ kinh doanh đã được nhắc nhở.")]
    return write_pdf(blocks, folder / "bao-cao.pdf")


@pytest.mark.parametrize("stamped", [True, False])
def test_a_stamp_far_back_in_a_file_takes_it_away_again(
    cast: Cast, tmp_path: Path, *, stamped: bool, django_capture_on_commit_callbacks: Any
) -> None:
    chair = Member(person("Tâm", cast.commune, role=Role.HEAD), cast.commune)
    services.accept_import(actor=cast.minh.actor, uid=drafts.make_draft(cast.minh).uid)
    share = Assignment.objects.get(organisation=cast.commune, task__order=1)
    path = long_pdf(tmp_path, stamped=stamped)
    with django_capture_on_commit_callbacks(execute=True), path.open("rb") as stream:
        upload = FileGiven("bao-cao.pdf", stream)
        kept = services.add_evidence(
            actor=chair.actor, uid=share.uid, given=NewEvidence(upload=upload)
        )
    assert kept.file is not None
    assert files.may_open(chair.actor, kept.file)

    drain()

    kept = Evidence.objects.get(pk=kept.pk)
    refused = AuditEntry.objects.filter(code="plans.evidence.secret_refused")
    assert (kept.file is None) == (kept.removed_at is not None) == stamped
    assert StoredFile.objects.filter(name="bao-cao.pdf").exists() != stamped
    assert refused.exists() == stamped
    assert "bao-cao" not in str(refused.values_list("label", "changes"))
    told = InboxItem.objects.filter(recipient_id=chair.actor.id, code="plans.evidence_removed")
    assert told.exists() == stamped
    page = chair.client.get(f"/lam-viec/viec/{share.task.uid}/").content.decode()
    assert ("hệ thống đã gỡ" in page) == stamped
