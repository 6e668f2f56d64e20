"""A body reports with evidence, the body that compiles confirms or returns it, wrong clicks are undone."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from chuan.audit.models import AuditEntry
from chuan.core import files, worklist
from chuan.core.clock import today
from chuan.core.models import StoredFile
from chuan.domain.workflow import TransitionRefused
from chuan.orgs.enums import Role
from chuan.plans import services
from chuan.plans.enums import AssignmentEvent, AssignmentState, CheckDepth, Verdict
from chuan.plans.errors import (
    EvidenceMissing,
    EvidenceNotFound,
    EvidenceRefused,
    MayNotConfirm,
    MayNotWork,
    StepNotUndone,
    TaskIncomplete,
    TaskNotFound,
)
from chuan.plans.models import Assignment, Confirmation, Evidence
from chuan.plans.types import FileGiven, NewEvidence
from tests.factories import drafts
from tests.factories.cast import Cast, Member
from tests.factories.people import person

DONE = NewEvidence(statement="Đã kiểm tra 14 chiếc cân ở chợ Châu Tiến.", once="một")


@pytest.fixture
def chair(cast: Cast) -> Member:
    """The head of the commune's committee."""
    return Member(person("Tâm", cast.commune, role=Role.HEAD), cast.commune)


@pytest.fixture
def share(cast: Cast) -> Assignment:
    """The commune's share of the task that all communes lead; the province accepted the plan."""
    services.accept_import(actor=cast.minh.actor, uid=drafts.make_draft(cast.minh).uid)
    return Assignment.objects.get(organisation=cast.commune, task__order=1)


def photo(*, place: bool = True) -> BytesIO:
    """A JPEG, with the place where it was taken."""
    picture, exif = Image.new("RGB", (60, 40), "olive"), Image.Exif()
    exif[0x010F] = "Nikon"
    if place:
        exif.get_ifd(0x8825).update({1: "N", 2: (19.0, 20.0, 0.0), 3: "E", 4: (105.0, 0.0, 0.0)})
    kept = BytesIO()
    picture.save(kept, "JPEG", exif=exif)
    kept.seek(0)
    return kept


def test_a_report_waits_for_the_body_that_compiles(
    cast: Cast, chair: Member, share: Assignment
) -> None:
    science = Member(person("Khoa", cast.science), cast.science)

    services.report_done(actor=chair.actor, uid=share.uid, given=DONE)

    share.refresh_from_db()
    assert share.state == AssignmentState.REPORTED
    assert share.confirmer_path == cast.science.path
    assert not [i for i in worklist.list_items(chair.actor, today()) if i.uid == share.uid]
    waiting = [i for i in worklist.list_items(science.actor, today()) if i.kind == "confirmation"]
    assert [item.title for item in waiting] == ["Xác nhận kết quả: Rà soát cân tại chợ"]

    services.confirm_share(actor=science.actor, uid=share.uid, verdict=Verdict.CONFIRMED)

    share.refresh_from_db()
    assert share.state == AssignmentState.DONE
    assert share.confirmed_depth == CheckDepth.SINGLE
    assert not share.confirmed_by_itself
    assert not [i for i in worklist.list_items(science.actor, today()) if i.kind == "confirmation"]
    with pytest.raises(TransitionRefused):
        services.confirm_share(actor=science.actor, uid=share.uid, verdict=Verdict.CONFIRMED)
    assert Confirmation.objects.count() == 1


def test_the_giving_body_confirms_where_nobody_works_for_the_compiler(
    cast: Cast, chair: Member, share: Assignment
) -> None:
    services.report_done(actor=chair.actor, uid=share.uid, given=DONE)
    share.refresh_from_db()

    assert share.confirmer_path == cast.province.path
    with pytest.raises(MayNotConfirm):
        services.confirm_share(actor=chair.actor, uid=share.uid, verdict=Verdict.CONFIRMED)
    with pytest.raises(TaskNotFound):
        services.confirm_share(actor=cast.vy.actor, uid=share.uid, verdict=Verdict.CONFIRMED)
    services.confirm_share(actor=cast.minh.actor, uid=share.uid, verdict=Verdict.CONFIRMED)


def test_a_returned_report_says_what_is_missing_and_is_made_good(
    cast: Cast, chair: Member, share: Assignment
) -> None:
    services.report_done(actor=chair.actor, uid=share.uid, given=DONE)
    act = {"actor": cast.minh.actor, "uid": share.uid}
    with pytest.raises(TaskIncomplete):
        services.confirm_share(**act, verdict=Verdict.RETURNED)

    services.confirm_share(**act, verdict=Verdict.RETURNED, reason="Thiếu biên bản kiểm tra.")

    share.refresh_from_db()
    assert share.state == AssignmentState.IN_PROGRESS
    assert share.closed_at is None
    assert share.confirmer_path == ""
    mine = [i for i in worklist.list_items(chair.actor, today()) if i.uid == share.uid]
    assert [item.next_action_label for item in mine] == ["Bổ sung và báo lại"]
    page = chair.client.get(f"/lam-viec/viec/{share.task.uid}/").content.decode()
    assert "Thiếu biên bản kiểm tra." in page
    again = NewEvidence(statement="Đã gửi biên bản.", once="hai")
    services.report_done(actor=chair.actor, uid=share.uid, given=again)
    services.confirm_share(**act, verdict=Verdict.CONFIRMED)
    assert Confirmation.objects.filter(assignment=share).count() == 2


def test_a_report_in_time_counts_as_in_time_whenever_it_is_confirmed(
    cast: Cast, chair: Member, share: Assignment
) -> None:
    services.report_done(actor=chair.actor, uid=share.uid, given=DONE)
    share.refresh_from_db()
    reported = share.closed_at

    services.confirm_share(actor=cast.minh.actor, uid=share.uid, verdict=Verdict.CONFIRMED)

    share.refresh_from_db()
    assert share.closed_at == reported
    assert share.confirmed_at is not None
    assert share.confirmed_at > reported


def test_nothing_is_reported_without_evidence(cast: Cast, chair: Member, share: Assignment) -> None:
    with pytest.raises(EvidenceMissing):
        services.move_share(actor=chair.actor, uid=share.uid, event=AssignmentEvent.FINISH)
    page = chair.client.post(f"/lam-viec/phan-cong/{share.uid}/bao-hoan-thanh/", {"statement": " "})
    assert page.status_code == 422
    assert "Hãy nêu kết quả hoặc kèm minh chứng" in page.content.decode()


def test_the_head_confirms_the_own_work_of_the_body_that_compiles(
    cast: Cast, chair: Member, share: Assignment
) -> None:
    officer = Member(person("Khoa", cast.science), cast.science)
    own = Assignment.objects.get(organisation=cast.science, task__order=0)
    own.task.compiler = cast.science
    own.task.save()
    services.report_done(actor=officer.actor, uid=own.uid, given=DONE)
    own.refresh_from_db()
    assert own.confirmer_path == cast.science.path

    colleague = Member(person("Kiên", cast.science), cast.science)
    with pytest.raises(MayNotConfirm):
        services.confirm_share(actor=officer.actor, uid=own.uid, verdict=Verdict.CONFIRMED)
    with pytest.raises(MayNotConfirm):
        services.confirm_share(actor=colleague.actor, uid=own.uid, verdict=Verdict.CONFIRMED)
    head = Member(person("Giám", cast.science, role=Role.HEAD), cast.science)
    kept = services.confirm_share(actor=head.actor, uid=own.uid, verdict=Verdict.CONFIRMED)
    assert not kept.by_itself


def test_a_body_of_one_person_confirms_itself_and_that_is_shown(
    cast: Cast, chair: Member, share: Assignment
) -> None:
    only = Member(person("Khoa", cast.science), cast.science)
    own = Assignment.objects.get(organisation=cast.science, task__order=0)
    own.task.compiler = cast.science
    own.task.save()
    services.report_done(actor=only.actor, uid=own.uid, given=DONE)

    kept = services.confirm_share(actor=only.actor, uid=own.uid, verdict=Verdict.CONFIRMED)

    assert kept.by_itself
    page = only.client.get(f"/lam-viec/viec/{own.task.uid}/").content.decode()
    assert "Cơ quan tự xác nhận" in page


def test_a_wrong_click_is_undone_with_the_next_date_that_it_opened(
    cast: Cast, chair: Member, share: Assignment
) -> None:
    services.report_done(actor=chair.actor, uid=share.uid, given=DONE)
    assert Assignment.objects.filter(task=share.task, organisation=cast.commune).count() == 2

    services.undo_step(actor=chair.actor, uid=share.uid)

    share.refresh_from_db()
    assert share.state == AssignmentState.IN_PROGRESS
    assert not share.closed
    assert Assignment.objects.filter(task=share.task, organisation=cast.commune).count() == 1
    services.report_done(actor=chair.actor, uid=share.uid)
    services.confirm_share(actor=cast.minh.actor, uid=share.uid, verdict=Verdict.CONFIRMED)
    with pytest.raises(StepNotUndone):
        services.undo_step(actor=chair.actor, uid=share.uid)
    services.undo_step(actor=cast.minh.actor, uid=share.uid)
    share.refresh_from_db()
    assert share.state == AssignmentState.REPORTED
    assert share.confirmer_path == cast.province.path
    services.confirm_share(actor=cast.minh.actor, uid=share.uid, verdict=Verdict.CONFIRMED)


def test_a_photo_loses_its_place_and_says_so(cast: Cast, chair: Member, share: Assignment) -> None:
    sent = SimpleUploadedFile("chợ.jpg", photo().read(), content_type="image/jpeg")
    url = f"/lam-viec/phan-cong/{share.uid}/minh-chung/?loai=anh"

    page = chair.client.post(url, {"file": sent, "caption": "Cân ở chợ"}, follow=True)

    kept = Evidence.objects.get()
    assert "Vị trí chụp đã được xóa khỏi ảnh" in page.content.decode()
    assert kept.kind == "photo"
    assert kept.place_removed
    with Image.open(files.path_of(kept.file.sha256)) as stored:
        assert not stored.getexif().get_ifd(0x8825)
        assert stored.getexif()[0x010F] == "Nikon"
    plain = FileGiven("b.jpg", photo(place=False))
    other = services.add_evidence(actor=chair.actor, uid=share.uid, given=NewEvidence(upload=plain))
    assert not other.place_removed
    assert files.path_of(other.file.sha256).read_bytes() == photo(place=False).read()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("mat.txt", b"x", "Ch\u1ec9 nh\u1eadn PDF"),
        ("hinh.jpg", b"\xff\xd8\xff\xe0 hong", "\u1ea3nh"),
        ("rong.pdf", b"", "r\u1ed7ng"),
        ("chuong-trinh.docx", b"MZ\x90\x00", "Ch\u1ec9 nh\u1eadn PDF"),
    ],
)
def test_what_is_no_evidence_by_its_content_is_refused(  # noqa: PLR0917  (a table of files)
    cast: Cast, chair: Member, share: Assignment, name: str, content: bytes, said: str
) -> None:
    sent = SimpleUploadedFile(name, content)
    url = f"/lam-viec/phan-cong/{share.uid}/minh-chung/?loai=tep"

    page = chair.client.post(url, {"file": sent})

    assert page.status_code == 422
    assert said in page.content.decode()
    assert not Evidence.objects.exists()
    assert not StoredFile.objects.filter(name=name).exists()


def test_what_bears_a_stamp_of_secrecy_is_refused_and_only_that_is_kept(
    cast: Cast, chair: Member, share: Assignment
) -> None:
    url = f"/lam-viec/phan-cong/{share.uid}/minh-chung/?loai=loi"

    page = chair.client.post(url, {"statement": "TUYỆT MẬT\nBáo cáo tình hình"})

    assert page.status_code == 422
    assert "dấu chỉ độ mật" in page.content.decode()
    assert not Evidence.objects.exists()
    entry = AuditEntry.objects.filter(code="plans.evidence.secret_refused").get()
    assert "tình hình" not in str(entry.changes)


def test_the_same_sending_twice_keeps_one(cast: Cast, chair: Member, share: Assignment) -> None:
    for _again in range(2):
        services.add_evidence(actor=chair.actor, uid=share.uid, given=DONE)
    services.report_done(actor=chair.actor, uid=share.uid, given=DONE)
    again = services.report_done(actor=chair.actor, uid=share.uid, given=DONE)

    assert again.state == AssignmentState.REPORTED
    assert Evidence.objects.count() == 1


@pytest.mark.parametrize(
    "link",
    ["http://a.vn/b", "https://", "javascript:alert(1)", "https://u:p@a.vn/", "https://a b.vn"],
)
def test_only_a_plain_secure_link_is_evidence(
    cast: Cast, chair: Member, share: Assignment, link: str
) -> None:
    with pytest.raises(EvidenceRefused):
        services.add_evidence(actor=chair.actor, uid=share.uid, given=NewEvidence(link=link))


def test_a_document_of_the_node_is_named_by_who_may_see_it(
    cast: Cast, chair: Member, share: Assignment
) -> None:
    document = share.task.plan.document
    named = {"reference_kind": "documents.document", "reference_id": str(document.pk)}

    kept = services.add_evidence(actor=chair.actor, uid=share.uid, given=NewEvidence(**named))

    assert kept.reference_label == document.label
    page = cast.minh.client.get(f"/lam-viec/viec/{share.task.uid}/")
    assert page.status_code == 200
    with pytest.raises(EvidenceRefused):
        services.add_evidence(
            actor=chair.actor, uid=share.uid,
            given=NewEvidence(reference_kind="documents.document", reference_id="999999"),
        )  # fmt: skip
    shown = chair.client.get(f"/lam-viec/phan-cong/{share.uid}/minh-chung/?loai=du-lieu")
    assert document.label in shown.content.decode()


def test_evidence_is_taken_back_with_a_reason_until_it_is_reported(
    cast: Cast, chair: Member, share: Assignment
) -> None:
    kept = services.add_evidence(actor=chair.actor, uid=share.uid, given=DONE)
    with pytest.raises(EvidenceRefused):
        services.remove_evidence(actor=chair.actor, uid=kept.uid, reason=" ")
    with pytest.raises(EvidenceNotFound):
        services.remove_evidence(actor=cast.vy.actor, uid=kept.uid, reason="x")

    services.remove_evidence(actor=chair.actor, uid=kept.uid, reason="Nhầm chợ.")

    with pytest.raises(EvidenceMissing):
        services.move_share(actor=chair.actor, uid=share.uid, event=AssignmentEvent.FINISH)
    other = services.add_evidence(
        actor=chair.actor, uid=share.uid, given=NewEvidence(statement="Đúng chợ.")
    )
    services.move_share(actor=chair.actor, uid=share.uid, event=AssignmentEvent.FINISH)
    with pytest.raises(EvidenceRefused):
        services.remove_evidence(actor=chair.actor, uid=other.uid, reason="x")


def test_other_bodies_of_the_task_learn_only_that_there_is_evidence(
    cast: Cast, chair: Member, share: Assignment
) -> None:
    services.add_evidence(
        actor=chair.actor, uid=share.uid, given=NewEvidence(upload=FileGiven("a.jpg", photo()))
    )
    file = Evidence.objects.get().file
    ward = Member(person("Phường", cast.ward, role=Role.HEAD), cast.ward)

    assert ward.client.get(f"/lam-viec/viec/{share.task.uid}/").status_code == 200
    assert not files.may_open(ward.actor, file)
    assert not files.may_open(cast.vy.actor, file)
    assert files.may_open(cast.minh.actor, file)
    with pytest.raises(MayNotWork):
        services.add_evidence(actor=ward.actor, uid=share.uid, given=DONE)
