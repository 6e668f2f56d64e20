"""Corrections of a draft are steps that can be taken back; answers to findings are remembered."""

import pytest

from chuan.documents import services
from chuan.documents.errors import CorrectionRefused
from chuan.documents.models import ImportDraft
from chuan.documents.rules.findings import findings_of
from chuan.documents.selectors.drafts import corrected_documents
from tests.factories.cast import Cast
from tests.factories.drafts import make_draft, reading

FOUND = {
    "kind": "typo", "where": "II", "evidence": ["cân tại chợ"], "note": "Có phải lỗi gõ?",
    "rule": "typo", "severity": "warning", "basis": "",
}  # fmt: skip


def texts(draft: ImportDraft) -> list[str]:
    fresh = ImportDraft.objects.get(pk=draft.pk)
    return [task["text"] for task in corrected_documents(fresh)[0][1]["tasks"] if task]


def test_steps_are_taken_back_and_done_again(cast: Cast) -> None:
    draft = make_draft(cast.minh)
    act = {"actor": cast.minh.actor, "uid": draft.uid}
    services.correct_item(**act, path="/documents/0/tasks/0", typed={"text": "Việc một"})
    services.remove_item(**act, path="/documents/0/tasks/1")
    assert texts(draft) == ["Việc một"]

    services.undo_edit(**act)
    assert texts(draft) == ["Việc một", "Rà soát cân tại chợ"]
    services.redo_edit(**act)
    assert texts(draft) == ["Việc một"]
    services.undo_edit(**act)
    services.undo_edit(**act)
    services.undo_edit(**act)
    assert texts(draft) == ["Tuyên truyền đến doanh nghiệp", "Rà soát cân tại chợ"]


def test_what_did_not_change_is_no_step(cast: Cast) -> None:
    draft = make_draft(cast.minh)
    services.correct_item(
        actor=cast.minh.actor, uid=draft.uid, path="/documents/0/tasks/0",
        typed={"text": "Tuyên truyền  đến doanh nghiệp", "lead": "Sở KH&CN\n"},
    )  # fmt: skip
    assert ImportDraft.objects.get(pk=draft.pk).edits == []


@pytest.mark.parametrize(
    "path",
    [
        "/documents/9",
        "/documents/0/tasks/99",
        "/documents/0/nope/0",
        "/spans/x",
        "",
        "/documents/0/tasks/-1",
    ],
)
def test_a_path_that_leads_nowhere_is_refused(cast: Cast, path: str) -> None:
    draft = make_draft(cast.minh)
    with pytest.raises(CorrectionRefused):
        services.correct_item(actor=cast.minh.actor, uid=draft.uid, path=path, typed={"text": "x"})


def test_an_answer_is_remembered_for_the_next_copy_of_the_document(cast: Cast) -> None:
    read = reading(defects=[FOUND])
    first = make_draft(cast.minh, read)
    key = findings_of(read)[0].fingerprint
    services.answer_finding(
        actor=cast.minh.actor, uid=first.uid, fingerprint=key, reason="Đúng như bản gốc"
    )

    from chuan.documents.services.receiving import _remembered

    assert _remembered(cast.minh.actor, read)[key]["reason"] == "Đúng như bản gốc"
    assert _remembered(cast.vy.actor, read) == {}
    services.reopen_finding(actor=cast.minh.actor, uid=first.uid, fingerprint=key)
    assert _remembered(cast.minh.actor, read) == {}


def test_an_answer_needs_a_reason(cast: Cast) -> None:
    draft = make_draft(cast.minh, reading(defects=[FOUND]))
    with pytest.raises(CorrectionRefused):
        services.answer_finding(actor=cast.minh.actor, uid=draft.uid, fingerprint="x", reason="  ")


@pytest.mark.parametrize("key", ["nope", "unnumbered:x", "compiler:/etc/passwd", "focal; drop"])
def test_only_known_choices_are_kept(cast: Cast, key: str) -> None:
    draft = make_draft(cast.minh)
    with pytest.raises(CorrectionRefused):
        services.set_choice(actor=cast.minh.actor, uid=draft.uid, key=key, value="1")
