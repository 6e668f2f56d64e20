"""A paper written on screen: begun, changed by buttons, saved by itself, undone, never overwritten."""

import pytest
from django.http import HttpResponse

from chuan.documents.models import PaperDraft
from chuan.documents.services import begin_paper, set_house_style
from chuan.documents.web.paper_forms import OFFERED
from chuan.domain.vanban.writing import PaperKind
from tests.factories.cast import Cast, make_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def begin(cast: Cast, kind: PaperKind = PaperKind.OFFICIAL_LETTER) -> PaperDraft:
    return begin_paper(actor=cast.hoa.actor, kind=kind, issuer=cast.commune.uid.hex, title="Thử")


def form(draft: PaperDraft, **typed: object) -> dict[str, object]:
    """The boxes of a letter as they are shown."""
    draft.refresh_from_db()
    body = draft.paper.body
    return {
        "version": draft.version, "b-none": "1", "b-kind": [b.kind.value for b in body],
        "b-level": [b.level for b in body], "b-label": [b.label for b in body],
        "b-text": [b.text for b in body], "x-count": 0,
    } | typed  # fmt: skip


def save(cast: Cast, draft: PaperDraft, **typed: object) -> HttpResponse:
    return cast.hoa.client.post(f"/lam-viec/du-thao/{draft.uid}/luu/", form(draft, **typed))


def texts(draft: PaperDraft) -> list[str]:
    draft.refresh_from_db()
    return [block.text for block in draft.paper.body]


def test_every_kind_is_begun_with_its_head_and_opens_on_screen(cast: Cast) -> None:
    for kind in OFFERED:
        answer = cast.hoa.client.post(
            "/lam-viec/du-thao/moi/",
            {"kind": kind.value, "issuer": cast.commune.uid.hex, "title": "Thử"},
            follow=True,
        )

        paper = PaperDraft.objects.latest("pk").paper
        assert answer.status_code == 200
        assert (paper.kind, paper.issuer, paper.place) == (kind, cast.commune.name, "Châu Tiến")
        assert len(paper.signatures) == (2 if kind is PaperKind.MINUTES else 1)


def test_a_letter_bears_the_letters_of_who_signs_and_who_drafts(cast: Cast) -> None:
    assert begin(cast).paper.symbol == "UBND-VHXH"


def test_buttons_add_move_double_and_take_out_parts_without_a_script(cast: Cast) -> None:
    draft = begin(cast)
    save(cast, draft, **{"b-text": ["Một"]}, do="body.0.double")
    save(cast, draft, **{"b-text": ["Một", "Hai"]}, do="body.1.up")
    assert texts(draft) == ["Hai", "Một"]

    save(cast, draft, do="body.0.add")
    save(cast, draft, do="body.2.delete")

    assert texts(draft) == ["Hai", ""]


def test_several_pasted_paragraphs_become_several_parts(cast: Cast) -> None:
    draft = begin(cast)

    save(cast, draft, **{"b-text": ["Mở đầu\r\n1. Việc một\r\n- Ý nhỏ\r\n\r\nKết"]})

    assert [(b.label, b.text) for b in PaperDraft.objects.get().paper.body] == [
        ("", "Mở đầu"), ("1.", "Việc một"), ("-", "Ý nhỏ"), ("", "Kết"),
    ]  # fmt: skip


def test_typing_is_saved_by_itself_and_can_be_taken_back(cast: Cast) -> None:
    draft = begin(cast)
    answer = save(cast, draft, autosave="1", **{"b-text": ["Vừa gõ"]})
    assert answer.json()["version"] == 1

    cast.hoa.client.post(f"/lam-viec/du-thao/{draft.uid}/hoan-tac/", {"version": 1})

    assert texts(draft) == [""]


def test_what_was_typed_stays_on_the_page_when_a_colleague_saved_first(cast: Cast) -> None:
    draft = begin(cast)
    typed = form(draft, **{"b-text": ["Của Hoa"]})
    cast.head.client.post(
        f"/lam-viec/du-thao/{draft.uid}/luu/", form(draft, **{"b-text": ["Của trưởng phòng"]})
    )

    answer = cast.hoa.client.post(f"/lam-viec/du-thao/{draft.uid}/luu/", typed)

    assert answer.status_code == 409
    assert "Của Hoa" in answer.content.decode()
    assert texts(draft) == ["Của trưởng phòng"]


def test_an_annex_of_hundreds_of_rows_is_one_form(cast: Cast) -> None:
    draft = begin(cast)
    save(cast, draft, do="annexes.end.add")
    columns = ["TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian", "Sản phẩm"]
    cells = [f"{row}.{column}" for row in range(300) for column in range(6)]

    answer = save(cast, draft, **{"x-count": 1, "x0-column": columns, "x0-groups": 1,
                                  "x0-g0-cell": cells, "x0-label": "Phụ lục"})  # fmt: skip

    assert answer.status_code == 302
    draft.refresh_from_db()
    assert len(draft.paper.annexes[0].groups[0].rows) == 300


def test_findings_stand_at_their_part_and_hold_nothing_back(cast: Cast) -> None:
    draft = begin(cast)
    save(cast, draft, **{"b-text": ["Báo cáo trước ngày 31/02/2027."]})

    page = cast.hoa.client.get(f"/lam-viec/du-thao/{draft.uid}/").content.decode()

    assert 'href="#body-0"' in page


def test_the_head_of_a_body_says_how_it_signs(cast: Cast) -> None:
    set_house_style(
        actor=cast.commune_admin.actor, words={"abbreviation": "UBNDCT", "signer": "An"}
    )

    paper = begin(cast, PaperKind.NOTICE).paper

    assert paper.symbol == "TB-UBNDCT"
    assert paper.signatures[0].name == "An"


def test_words_of_a_stranger_and_markup_stay_words(cast: Cast) -> None:
    draft = begin(cast)
    save(cast, draft, **{"b-text": ["<script>alert(1)</script>"]})

    url = f"/lam-viec/du-thao/{draft.uid}/"
    assert "<script>alert" not in cast.hoa.client.get(url).content.decode()
    assert cast.minh.client.get(url).status_code == 404
    page = cast.hoa.client.get(f"{url}trang/1.svg")
    assert "sandbox" in page["Content-Security-Policy"]
