"""The report as a paper: what people wrote survives new figures; its numbers are those sent."""

import io
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document

from chuan.documents.models import PaperDraft
from chuan.documents.services import edit_paper
from chuan.domain.vanban.writing import Block, BlockKind, PaperKind
from chuan.figures.enums import Origin, ReportState
from chuan.figures.models import Report, ReportText
from chuan.figures.rules.word_marks import mark_of
from chuan.figures.services.cells import CellEdit, save_cells
from chuan.figures.services.narrating import write_blocks
from chuan.figures.services.report_papers import (
    draft_report_paper,
    draft_sending_letter,
    draft_submission,
)
from chuan.figures.services.sending import submit_report
from chuan.figures.services.texts import TextEdit, save_texts
from tests.factories.cast import Cast
from tests.factories.figures import Reporting

INFORMED = "bc-so-co-so-duoc-tap-huan"
OWN = "Có 87 cơ sở được tập huấn, phần lớn là hộ kinh doanh."


def fill(cast: Cast, reporting: Reporting, informed: int, producers: int = 96) -> None:
    kit = reporting.kit
    save_cells(
        actor=cast.hoa.actor,
        report=reporting.commune.uid,
        edits=[
            CellEdit(kit.line(kit.informed).pk, Decimal(informed)),
            CellEdit(kit.line(kit.producers).pk, Decimal(producers)),
        ],
        origin=Origin.TYPED,
    )


def url(name: str, reporting: Reporting, **more: object) -> str:
    return reverse(f"figures:{name}", kwargs={"uid": reporting.commune.uid, **more})


def save(client: Client, reporting: Reporting, key: str, text: str, do: str = "") -> Any:
    row = ReportText.objects.filter(report=reporting.commune, key=key).first()
    shown = mark_of(row.text) if row else ""
    data = {f"t-{key}": text, f"s-{key}": shown, "do": do}
    return client.post(url("paper_save", reporting), data)


def test_own_words_stay_beside_new_figures_until_somebody_takes_or_keeps_them(
    cast: Cast, reporting: Reporting
) -> None:
    fill(cast, reporting, 87)
    hoa = cast.hoa.client
    page = hoa.get(url("paper_detail", reporting)).content.decode()
    assert "Số cơ sở được thông tin, tập huấn: 87 cơ sở" in page
    assert "Bản nháp." in page

    assert save(hoa, reporting, INFORMED, OWN).status_code == 302
    fill(cast, reporting, 91)
    page = hoa.get(url("paper_detail", reporting)).content.decode()
    assert OWN in page
    assert "Số liệu trong đoạn này đã đổi" in page
    assert "87 cơ sở → 91 cơ sở" in page.replace("</span>", "").replace("\n", "")
    assert "Tỷ lệ cơ sở được thông tin, tập huấn: 94,8% (91/96 cơ sở)" in page

    hoa.post(url("paper_save", reporting), {"do": f"giu.{INFORMED}"})
    page = hoa.get(url("paper_detail", reporting)).content.decode()
    assert OWN in page
    assert "Số liệu trong đoạn này đã đổi" not in page
    hoa.post(url("paper_save", reporting), {"do": f"moi.{INFORMED}"})
    page = hoa.get(url("paper_detail", reporting)).content.decode()
    assert OWN not in page
    assert "Số cơ sở được thông tin, tập huấn: 91 cơ sở" in page


def test_what_was_changed_in_the_drafted_paper_survives_and_is_taken_up(
    cast: Cast, reporting: Reporting
) -> None:
    fill(cast, reporting, 87)
    hoa = cast.hoa.actor
    draft = draft_report_paper(actor=hoa, uid=reporting.commune.uid)
    assert draft_report_paper(actor=hoa, uid=reporting.commune.uid) == draft
    assert (draft.kind, draft.about_kind, draft.issuer) == (
        PaperKind.REPORT, "figures.report", cast.commune,
    )  # fmt: skip
    paper = draft.paper
    body = [block for block in paper.body if block.key != "bc-chot-so-lieu"]
    at = next(n for n, block in enumerate(body) if block.key == INFORMED)
    body[at] = replace(body[at], text=OWN)
    body.insert(at + 1, Block(BlockKind.PARAGRAPH, "", "Đoạn viết thêm ở trang soạn."))
    edit_paper(
        actor=hoa, uid=draft.uid, version=draft.version,
        paper=replace(paper, body=tuple(body), title="Tên do cơ quan đặt"),
    )  # fmt: skip

    fill(cast, reporting, 91)
    write_blocks(actor=hoa, uid=reporting.commune.uid, typed={})
    draft.refresh_from_db()
    texts = [block.text for block in draft.paper.body]
    assert OWN in texts
    assert texts[texts.index(OWN) + 1] == "Đoạn viết thêm ở trang soạn."
    assert not any("chốt đến ngày 15/11/2026, lấy từ" in text for text in texts)
    assert any("94,8% (91/96 cơ sở)" in text for text in texts)
    assert draft.paper.title == "Tên do cơ quan đặt"
    assert "91" in draft.paper.annexes[0].groups[-1].rows[0]
    version = draft.version
    write_blocks(actor=hoa, uid=reporting.commune.uid, typed={})
    draft.refresh_from_db()
    assert draft.version == version

    page = cast.hoa.client.get(url("paper_detail", reporting)).content.decode()
    assert "Đoạn viết thêm ở trang soạn." in page
    assert "1 đoạn đã bỏ" in page


def test_a_part_written_on_the_page_of_the_report_is_the_same_text(
    cast: Cast, reporting: Reporting
) -> None:
    fill(cast, reporting, 87)
    hoa, uid = cast.hoa.actor, reporting.commune.uid
    save_texts(actor=hoa, report=uid, edits=[TextEdit("kho-khan", "Thiếu cán bộ.")])
    draft = draft_report_paper(actor=hoa, uid=uid)
    assert [b.text for b in draft.paper.body if b.key == "kho-khan"] == ["Thiếu cán bộ."]

    save_texts(actor=hoa, report=uid, edits=[TextEdit("kho-khan", "Thiếu cán bộ chuyên trách.")])
    draft.refresh_from_db()
    assert [b.text for b in draft.paper.body if b.key == "kho-khan"] == [
        "Thiếu cán bộ chuyên trách."
    ]
    paper = replace(
        draft.paper,
        body=tuple(
            replace(b, text="Thiếu hai cán bộ.") if b.key == "kho-khan" else b
            for b in draft.paper.body
        ),
    )
    edit_paper(actor=hoa, uid=draft.uid, version=draft.version, paper=paper)
    write_blocks(actor=hoa, uid=uid, typed={})
    assert ReportText.objects.get(report__uid=uid, key="kho-khan").text == "Thiếu hai cán bộ."


def test_numbers_are_those_of_the_version_sent_and_the_draft_mark_is_gone(
    cast: Cast, reporting: Reporting
) -> None:
    fill(cast, reporting, 87)
    hoa, uid = cast.hoa.actor, reporting.commune.uid
    before = cast.hoa.client.get(url("paper_docx", reporting))
    assert "DỰ THẢO" in _words(before.content)
    assert "ban-nhap" in before["Content-Disposition"]

    kit = reporting.kit
    save_cells(
        actor=hoa, report=uid, origin=Origin.TYPED,
        edits=[
            CellEdit(kit.line(kit.money, stage).pk, Decimal(10)) for stage in ("estimated", "settled")
        ],
    )  # fmt: skip
    submit_report(actor=hoa, uid=uid, gaps_known=True)
    report = Report.objects.get(uid=uid)
    assert report.state == ReportState.SUBMITTED
    after = _words(cast.hoa.client.get(url("paper_docx", reporting)).content)
    assert "DỰ THẢO" not in after
    value = next(
        line["value"] for line in report.versions.get().content["lines"]
        if line["code"] == kit.informed.code
    )  # fmt: skip
    assert f"{value} cơ sở" in after
    draft = draft_report_paper(actor=hoa, uid=uid)
    letter = draft_sending_letter(actor=hoa, uid=uid)
    asked = draft_submission(actor=hoa, uid=uid)
    assert letter.paper.addressees == (cast.province.name,)
    assert asked.paper.addressees == (cast.commune.name,)
    assert {row.kind for row in (draft, letter, asked)} == {
        PaperKind.REPORT, PaperKind.OFFICIAL_LETTER, PaperKind.PROPOSAL,
    }  # fmt: skip
    slip = cast.hoa.client.get(reverse("documents:paper_slip", args=[letter.uid]))
    assert "<strong>Công văn</strong> V/v báo cáo" in slip.content.decode()
    composer = cast.hoa.client.get(reverse("documents:paper_detail", args=[draft.uid]))
    assert "Theo bản đã gửi thứ 1" in composer.content.decode()


def test_two_who_write_the_same_block_lose_nothing(cast: Cast, reporting: Reporting) -> None:
    fill(cast, reporting, 87)
    hoa = cast.hoa.client
    save(hoa, reporting, "kho-khan", "Lời của người thứ nhất.")
    data = {"t-kho-khan": "Lời của người thứ hai.", "s-kho-khan": mark_of("")}
    answer = hoa.post(url("paper_save", reporting), data)

    assert answer.status_code == 409
    assert "Lời của người thứ hai." in answer.content.decode()
    text = ReportText.objects.get(report=reporting.commune, key="kho-khan").text
    assert text == "Lời của người thứ nhất."


def test_only_the_body_itself_sees_its_paper_and_only_its_officers_write_it(
    cast: Cast, reporting: Reporting
) -> None:
    fill(cast, reporting, 87)
    for member in (cast.minh, cast.vy, cast.quan, cast.binh):
        assert member.client.get(url("paper_detail", reporting)).status_code == 404
        assert member.client.get(url("paper_docx", reporting)).status_code == 404
        assert member.client.post(url("paper_save", reporting)).status_code == 404
    admin = cast.commune_admin.client
    assert admin.get(url("paper_detail", reporting)).status_code == 200
    assert admin.post(url("paper_save", reporting)).status_code == 403
    assert not PaperDraft.objects.exists()


def test_the_page_asks_a_fixed_number_of_questions(
    cast: Cast, reporting: Reporting, django_assert_max_num_queries: Any
) -> None:
    fill(cast, reporting, 87)
    client = cast.hoa.client
    client.get(url("paper_detail", reporting))
    with django_assert_max_num_queries(36):
        client.get(url("paper_detail", reporting))


def test_a_docx_edited_in_a_word_processor_comes_back_block_by_block(
    cast: Cast, reporting: Reporting
) -> None:
    fill(cast, reporting, 87)
    hoa = cast.hoa.client
    file = Document(io.BytesIO(hoa.get(url("paper_docx", reporting)).content))
    mine = next(p for p in file.paragraphs if p.text.startswith("- Số cơ sở được thông tin"))
    mine.runs[-1].text = OWN
    mine.insert_paragraph_before("Đoạn viết trong Word.")
    held = io.BytesIO()
    file.save(held)
    fill(cast, reporting, 91)

    for _twice in range(2):
        upload = SimpleUploadedFile("bao-cao.docx", held.getvalue())
        assert hoa.post(url("paper_return", reporting), {"tep": upload}).status_code == 302
    texts = [
        row.text for row in ReportText.objects.filter(report=reporting.commune).order_by("order")
    ]
    assert texts.count(OWN) == texts.count("Đoạn viết trong Word.") == 1
    assert texts.index("Đoạn viết trong Word.") == texts.index(OWN) - 1
    page = hoa.get(url("paper_detail", reporting)).content.decode()
    assert "94,8% (91/96 cơ sở)" in page
    assert "Số liệu trong đoạn này đã đổi" in page
    save(hoa, reporting, INFORMED, "Sửa tiếp trên hệ thống.")
    upload = SimpleUploadedFile("bao-cao.docx", held.getvalue())
    answer = hoa.post(url("paper_return", reporting), {"tep": upload}, follow=True)
    assert "chưa nhận" in answer.content.decode()
    assert ReportText.objects.get(report=reporting.commune, key=INFORMED).text.startswith(
        "Sửa tiếp"
    )
    other = SimpleUploadedFile("khac.docx", _blank())
    assert hoa.post(url("paper_return", reporting), {"tep": other}).status_code == 422


def _blank() -> bytes:
    held = io.BytesIO()
    file = Document()
    file.add_paragraph("Một văn bản khác.")
    file.save(held)
    return held.getvalue()


@pytest.mark.slow
def test_pages_and_the_pdf_open(cast: Cast, reporting: Reporting) -> None:
    fill(cast, reporting, 87)
    hoa = cast.hoa.client

    assert hoa.get(url("paper_preview", reporting)).status_code == 200
    page = hoa.get(url("paper_page", reporting, number=1))
    assert (page.status_code, page["Content-Type"]) == (200, "image/svg+xml")
    assert hoa.get(url("paper_page", reporting, number=99)).status_code == 404
    assert hoa.get(url("paper_pdf", reporting)).content.startswith(b"%PDF")


def _words(docx: bytes) -> str:
    file = Document(io.BytesIO(docx))
    return " ".join(node.text or "" for node in file.element.iter() if node.tag.endswith("}t"))
