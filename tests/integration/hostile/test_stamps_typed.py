"""Words and files under a stamp of secrecy come in by no form, and the record tells that one tried."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from PIL import Image

from chuan.audit.models import AuditEntry
from chuan.core.models import SentOnce
from chuan.documents.models import DraftOpinion, OpinionFile, PaperDraft
from chuan.documents.readers import SecrecyStamp
from chuan.documents.services import edit_paper, examined_files
from chuan.documents.services.composing import begin_paper
from chuan.domain.vanban.writing import Block, BlockKind, PaperKind
from chuan.orgs.enums import Role
from chuan.plans.models import Difficulty
from tests.factories.cast import Cast, Member
from tests.factories.documents.hostile import docx_bytes
from tests.factories.papers import make_paper, plan_paper
from tests.factories.people import person
from tests.factories.world import World
from tests.integration.hostile.test_stamps import everything_kept

CANARY = "Phương án 5527 kín"
STAMPED = f"TỐI MẬT\n{CANARY}"
FILE = ("ỦY BAN NHÂN DÂN TỈNH NGHỆ AN\nTỐI MẬT\nKẾ HOẠCH\nVề việc kín\n" + CANARY).encode()
REFUSED = ("documents.secret_refused", "documents.secret_words_refused",
           "plans.evidence.secret_refused")  # fmt: skip


def told() -> int:
    return AuditEntry.objects.filter(code__in=REFUSED).count()


def forms(world: World) -> dict[str, tuple[str, str, dict[str, object]]]:
    """Who, where and what: every form of a register, a paper and a task that takes words."""
    life, office, follow = world.life, world.office, world.follow_up
    today = "22/11/2026"
    return {
        "paper": ("minh", reverse("documents:paper_save", args=[world.paper]),
                  {"b-kind": "paragraph", "b-label": "", "b-level": "0", "b-text": STAMPED,
                   "version": "0"}),
        "title": ("minh", reverse("documents:paper_new"),
                  {"kind": "plan", "issuer": world.cast.province.uid.hex, "title": "TỐI MẬT"}),
        "opinion": ("science", reverse("documents:opinion_detail", args=[office.opinion]),
                    {"text": STAMPED}),
        "question": ("minh", reverse("documents:paper_opinions", args=[world.paper]),
                     {"kind": "consult", "organisation": world.cast.finance.uid.hex,
                      "question": STAMPED}),
        "register": ("clerk", reverse("documents:register_add"),
                     {"arrived_on": today, "author": "Tỉnh ủy", "summary": STAMPED}),
        "discussion": ("minh", reverse("plans:task_discussion", args=[life.task]),
                       {"text": STAMPED}),
        "answer": ("asked", reverse("plans:difficulty_answer", args=[life.difficulty]),
                   {"event": "guide", "text": STAMPED}),
        "thread": ("hoa", reverse("plans:share_reply", args=[world.share]), {"text": STAMPED}),
        "lesson": ("minh", reverse("plans:review_lesson_add", args=[follow.review]),
                   {"kind": "lesson", "text": STAMPED}),
        "model": ("minh", reverse("plans:model_create"), {"title": "x", "text": STAMPED}),
        "finding": ("quan", reverse("plans:supervision_hold", args=[follow.supervision]),
                    {"held_on": today, "finding": STAMPED}),
        "reply": ("minh", reverse("plans:recommendation_answer", args=[follow.recommendation]),
                  {"step": "answer", "text": STAMPED}),
    }  # fmt: skip


def test_no_form_takes_stamped_words(world: World) -> None:
    cast = world.cast
    clients = {name: cast.member(name).client for name in ("minh", "hoa", "quan")}

    clients["science"] = Member(person("Khoa", cast.science), cast.science).client
    asked = Difficulty.objects.get(uid=world.life.difficulty).answerer
    clients["asked"] = Member(person("Khoát", asked), asked).client
    clerk = Member(person("Vân", cast.province, role=Role.CLERK), cast.province)
    clients["clerk"] = clerk.client
    for name, (who, url, data) in forms(world).items():
        before = told()
        answer = clients[who].post(url, {**data, "once": str(uuid4())})
        assert answer.status_code in {409, 422}, (name, answer.status_code)
        assert told() == before + 1, f"{name}: the record does not tell"
        assert "dấu chỉ độ mật" in answer.content.decode(), name
    assert not SentOnce.objects.exists()
    assert "án 5527" not in everything_kept()


def test_no_paper_is_begun_saved_or_brought_back_under_a_stamp(cast: Cast) -> None:
    actor = cast.hoa.actor
    stamped = plan_paper(body=(Block(BlockKind.PARAGRAPH, "", STAMPED),))
    below = (*plan_paper().body, *(Block(BlockKind.CLAUSE, "1.", "Việc khác."),) * 60)
    late = plan_paper(body=(*below, Block(BlockKind.PARAGRAPH, "", "MẬT")))

    with pytest.raises(SecrecyStamp):
        make_paper(cast.hoa, stamped)
    draft = make_paper(cast.hoa)
    for paper in (stamped, late, replace(plan_paper(), title="TUYỆT MẬT")):
        with pytest.raises(SecrecyStamp):
            edit_paper(actor=actor, uid=draft.uid, paper=paper, version=0)
    with pytest.raises(SecrecyStamp):
        begin_paper(actor=actor, kind=PaperKind.NOTICE, issuer="", title="MẬT")
    assert PaperDraft.objects.get().content == draft.content


@pytest.mark.parametrize("words", [
    "Bảo vệ bí mật nhà nước trong hoạt động đo lường.", "Mật ong Châu Tiến đạt OCOP 4 sao",
    "Mật độ cân kiểm định", "Rà soát mật mã dân sự",
])  # fmt: skip
def test_honey_is_no_secret(cast: Cast, words: str) -> None:
    body = (Block(BlockKind.CLAUSE, "1.", words), Block(BlockKind.PARAGRAPH, "", words))

    assert make_paper(cast.hoa, plan_paper(title=words, body=body)).pk


def test_a_stamped_file_behind_a_key_leaves_a_trace_and_nothing_else(world: World) -> None:
    cast = world.cast

    science = Member(person("Khoa", cast.science), cast.science).client
    hoa = cast.hoa.client
    places: list[tuple[Callable[..., object], str, dict[str, object]]] = [
        (hoa.post, f"{reverse('plans:share_evidence', args=[world.share])}?loai=tep",
         {"file": upload(), "caption": "x"}),
        (hoa.post, reverse("plans:share_difficulty", args=[world.share]),
         {"text": "Vướng", "asked": "Đề nghị", "file": upload()}),
        (science.post, reverse("documents:opinion_detail", args=[world.office.opinion]),
         {"text": "Góp ý", "files": upload()}),
    ]  # fmt: skip
    for post, url, data in places:
        before = told()
        answer = post(url, {**data, "once": str(uuid4())})
        assert answer.status_code == 422, url  # type: ignore[attr-defined]
        assert told() == before + 1, url
    assert not SentOnce.objects.exists()
    assert not OpinionFile.objects.exists()
    assert DraftOpinion.objects.get(uid=world.office.opinion).state == "asked"
    assert "án 5527" not in everything_kept()


def upload() -> SimpleUploadedFile:
    words = "".join(
        f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in FILE.decode().split("\n")
    )
    return SimpleUploadedFile("phương án 5527.docx", docx_bytes(words))


def test_files_are_looked_through_before_the_writer_is_taken(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    read = examined_files.read_files  # type: ignore[attr-defined]  # looked over its shoulder

    def seen(*given: object, **more: object) -> object:
        asked.append(len(connection.savepoint_ids))
        return read(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(examined_files, "read_files", seen)
    photo = BytesIO()
    Image.new("RGB", (60, 84), "white").save(photo, "PNG")
    outside = len(connection.savepoint_ids)
    url = f"{reverse('plans:share_evidence', args=[world.share])}?loai=anh"
    form = {"caption": "x", "once": str(uuid4())}
    answers = [
        world.cast.hoa.client.post(
            url, {**form, "file": SimpleUploadedFile("a.png", photo.getvalue())}
        )
        for _ in range(2)
    ]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert asked == [outside], "once, before the transaction; not again for the repeat"
