"""Files of records and comments of strangers: what is given up stays so, and nothing is said twice."""

import io

import pytest

from chuan.core.models import StoredFile
from chuan.documents.readers import SecrecyStamp
from chuan.standards.enums import RunState
from chuan.standards.models import ImportRow
from chuan.standards.services import importing
from tests.factories.cast import Cast

pytestmark = pytest.mark.django_db

TABLE = "Số hiệu,Tên tiếng Việt\nTCVN 9999-1:2024,Mật ong\nkhông có số,Tên\n"


def test_an_import_that_was_given_up_while_it_was_read_stays_given_up(cast: Cast) -> None:
    lan = cast.lan.actor
    run = importing.start_import(actor=lan, stream=io.BytesIO(TABLE.encode()), name="bang.csv")

    def gives_up(_done: int, _total: int, _message: str) -> None:
        if not ImportRow.objects.exists():
            return
        run.refresh_from_db()
        if run.state == RunState.READING:
            importing.drop_import(actor=lan, uid=run.uid)

    read = importing.read_import(actor=lan, uid=run.uid, progress=gives_up)

    assert read.state == RunState.DROPPED


def test_nothing_stays_of_a_list_that_bears_a_stamp_of_secrecy(cast: Cast) -> None:
    stream = io.BytesIO((TABLE + "TCVN 9999-2:2024,TUYỆT MẬT\n").encode())
    run = importing.start_import(actor=cast.lan.actor, stream=stream, name="bang.csv")

    with pytest.raises(SecrecyStamp):
        importing.read_import(actor=cast.lan.actor, uid=run.uid, progress=lambda *_: None)

    run.refresh_from_db()
    assert (run.state, run.file) == (RunState.FAILED, None)
    assert not StoredFile.objects.filter(sha256=run.sha256).exists()
