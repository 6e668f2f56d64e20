"""A file of records: read as a dry run, applied once whatever happens, undone."""

import io

import pytest
from django.urls import reverse

from chuan.core import files
from chuan.core.actor import system_actor
from chuan.core.enums import JobState
from chuan.core.models import Job
from chuan.standards.enums import Outcome, RunState
from chuan.standards.errors import ImportMoved, MayNotKeepRegister
from chuan.standards.models import ImportRun, Standard, StandardRelation
from chuan.standards.services import applying, importing
from chuan.standards.services.known import load_known
from chuan.standards.services.restarting import restart_import, tell_stopped
from tests.factories.cast import Cast

pytestmark = pytest.mark.django_db

TABLE = """Số hiệu;Tên tiếng Việt;Tên tiếng Anh;Tình trạng;ICS;Tương đương;Mức;Thay thế cho;Ngày ban hành
TCVN 6492:2011;Chất lượng nước - Xác định pH;Water quality - Determination of pH;A;13.060;ISO 10523:2008;IDT;;
TCVN 9999-1:2024;Mật ong - Phần 1: Thử;;Còn hiệu lực;67.180.10;ISO 12824:2016;MOD;TCVN 9999-1:2010;12/03/2024
TCVN 9999-1 : 2010;Mật ong - Phần 1;;W;67.180.10;;;;
không có số;Tên;;A;;;;;
TCVN 8888:2024;;;có lẽ;;;;;31/02/2024
"""


def brought_in(cast: Cast, text: str | bytes, name: str = "bang.csv") -> ImportRun:
    """A file that a member of the science department brings in, read as a dry run."""
    stream = io.BytesIO(text if isinstance(text, bytes) else text.encode())
    run = importing.start_import(actor=cast.lan.actor, stream=stream, name=name)
    return importing.read_import(actor=cast.lan.actor, uid=run.uid, progress=lambda *_: None)


def applied(cast: Cast, run: ImportRun, **how: bool) -> ImportRun:
    doubts = how.get("with_doubts", False)
    applying.begin_applying(actor=cast.lan.actor, uid=run.uid, with_doubts=doubts)
    return applying.apply_import(
        actor=cast.lan.actor, uid=run.uid, with_doubts=doubts, progress=lambda *_: None, at_once=1
    )


def counts(run: ImportRun) -> dict[Outcome, int]:
    return {
        outcome: getattr(run, outcome.value) for outcome in Outcome if getattr(run, outcome.value)
    }


def test_a_table_is_read_applied_and_the_second_time_changes_nothing(cast: Cast) -> None:
    before = Standard.objects.count()

    run = brought_in(cast, TABLE)

    assert counts(run) == {Outcome.NEW: 2, Outcome.SAME: 1, Outcome.DOUBT: 1, Outcome.REFUSED: 1}
    assert Standard.objects.count() == before

    done = applied(cast, run)

    assert (done.state, done.written) == (RunState.APPLIED, 2)
    made = Standard.objects.get(key="TCVN 9999-1:2024")
    assert (made.slug, made.status, made.confidence) == ("tcvn-9999-1-2024", "in_force", "C")
    assert str(made.issued_on) == "2024-03-12"
    old = StandardRelation.objects.get(source=made, relation="replaces")
    assert old.target == Standard.objects.get(key="TCVN 9999-1:2010")
    again = brought_in(cast, TABLE)
    assert counts(again) == {Outcome.SAME: 3, Outcome.DOUBT: 1, Outcome.REFUSED: 1}


def test_the_file_comes_back_with_a_reason_beside_each_row(cast: Cast) -> None:
    run = brought_in(cast, TABLE)

    assert run.answer is not None
    lines = files.path_of(run.answer.sha256).read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].endswith(",Cần xem lại")
    assert "Chưa đọc được số hiệu" in lines[4]
    assert "Chưa hiểu tình trạng “có lẽ”" in lines[5]
    assert "31/02/2024" in lines[5]


def test_an_import_is_undone_except_what_changed_since(cast: Cast) -> None:
    before = Standard.objects.count()
    run = applied(cast, brought_in(cast, TABLE))
    Standard.objects.filter(key="TCVN 9999-1:2010").update(by_hand=True)

    applying.begin_undoing(actor=cast.lan.actor, uid=run.uid)
    done = applying.undo_import(actor=cast.lan.actor, uid=run.uid, progress=lambda *_: None)

    assert (done.state, done.left) == (RunState.UNDONE, 1)
    assert Standard.objects.count() == before + 1


def test_only_those_in_charge_of_standards_bring_files_in(cast: Cast) -> None:
    for member in (cast.hoa, cast.tuan, cast.minh):
        with pytest.raises(MayNotKeepRegister):
            importing.start_import(
                actor=member.actor, stream=io.BytesIO(TABLE.encode()), name="bang.csv"
            )


def test_a_worker_that_dies_between_two_steps_leaves_whole_steps_and_doubles_nothing(
    cast: Cast,
) -> None:
    run = brought_in(cast, TABLE)
    before = Standard.objects.count()
    applying.begin_applying(actor=cast.lan.actor, uid=run.uid)

    def dies(done: int, _total: int, _message: str) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        applying.apply_import(
            actor=cast.lan.actor, uid=run.uid, with_doubts=False, progress=dies, at_once=1
        )
    assert Standard.objects.count() == before + 1

    done = applying.apply_import(
        actor=cast.lan.actor, uid=run.uid, with_doubts=False, progress=lambda *_: None, at_once=1
    )

    assert (done.state, done.written) == (RunState.APPLIED, 2)
    assert Standard.objects.count() == before + 2
    assert StandardRelation.objects.filter(source__key="TCVN 9999-1:2024").count() == 2


def test_a_reading_whose_worker_died_for_good_is_said_so_and_begun_again(cast: Cast) -> None:
    actor = cast.lan.actor
    run = importing.start_import(actor=actor, stream=io.BytesIO(TABLE.encode()), name="bang.csv")
    with pytest.raises(ImportMoved):
        restart_import(actor=actor, uid=run.uid)
    assert tell_stopped(actor=system_actor()) == 0
    Job.objects.filter(uid=run.job_uid).update(state=JobState.FAILED)
    url = reverse("standards:import_detail", args=[run.uid])
    assert "dừng giữa chừng" in cast.lan.client.get(url).content.decode()

    assert tell_stopped(actor=system_actor()) == 1
    cast.lan.client.post(reverse("standards:import_again", args=[run.uid]))

    done = importing.read_import(actor=actor, uid=run.uid, progress=lambda *_: None)
    assert (done.state, done.message, done.new) == (RunState.READ, "", 2)


def test_two_imports_of_one_file_read_before_either_was_written_write_once(cast: Cast) -> None:
    one, two = brought_in(cast, TABLE), brought_in(cast, TABLE)

    written = [applied(cast, one).written, applied(cast, two).written]

    assert written == [2, 0]


def test_what_a_person_corrected_is_changed_by_a_file_only_when_asked(cast: Cast) -> None:
    Standard.objects.filter(key="TCVN 6492:2011").update(by_hand=True, title_vi="Sửa tay")
    table = "Số hiệu,Tên tiếng Việt\nTCVN 6492:2011,Chất lượng nước\n"

    run = brought_in(cast, table)

    assert counts(run) == {Outcome.DOUBT: 1}
    applied(cast, run, with_doubts=True)
    assert Standard.objects.get(key="TCVN 6492:2011").title_vi == "Chất lượng nước"
    load_known()
    assert Standard.objects.get(key="TCVN 6492:2011").title_vi == "Chất lượng nước"
