"""From the plan above to a file: one click, edited by mouse and keys, seen as pages, read back."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from chuan.documents.reading import knowledge, understand
from tests.browser.conftest import NewContext
from tests.browser.driver import PHONE, sign_in

WORK = "Tổ chức hội nghị phổ biến tiêu chuẩn (thử trên màn hình)"


def open_draft(page: Page, node: str) -> None:
    """The commune's own plan, drafted from the province's by one click unless it is there."""
    page.goto(f"{node}/lam-viec/ke-hoach/")
    page.locator("main table a", has_text="298/KH-UBND").first.click()
    page.get_by_role("button", name=re.compile("Soạn kế hoạch của cơ quan mình")).or_(
        page.get_by_role("link", name="Mở kế hoạch đang soạn")
    ).first.click()
    page.wait_for_url("**/du-thao/**")


def test_a_plan_from_above_becomes_an_own_plan_that_reads_back(
    new_context: NewContext, node: str, tmp_path: Path
) -> None:
    page = sign_in(new_context(accept_downloads=True), node, "hoa")
    open_draft(page, node)
    expect(page.locator(".compose-above")).to_contain_text("điều khoản đã có trong dự thảo")

    row = page.locator(".annex-row").first
    row.get_by_label("Nội dung nhiệm vụ").fill(WORK)
    expect(page.locator("[data-saved]")).to_contain_text("Đã lưu lúc", timeout=20_000)

    count = page.locator(".paper-body .part").count()
    page.locator("#body-1").hover()
    page.locator("#body-1").get_by_role("button", name="Nhân đôi").click()
    expect(page.locator(".paper-body .part")).to_have_count(count + 1)
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.locator(".paper-body .part")).to_have_count(count)
    expect(row.get_by_label("Nội dung nhiệm vụ")).to_have_value(WORK)

    page.get_by_role("button", name="Xem trước").click()
    page.wait_for_url("**/xem/")
    first = page.locator("img.sheet").first
    expect(first).to_be_visible()
    assert first.evaluate("image => image.complete && image.naturalWidth > 0")

    with page.expect_download() as fetched:
        page.get_by_role("link", name="Tải DOCX").click()
    file = tmp_path / "ke-hoach.docx"
    fetched.value.save_as(file)
    read = understand(file, knowledge())["documents"][0]
    assert read["kind"] == "plan"
    assert read["tasks"][0]["text"] == WORK


def test_the_composer_fits_a_phone(new_context: NewContext, node: str) -> None:
    page = sign_in(new_context(viewport=PHONE), node, "hoa")
    open_draft(page, node)

    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.locator(".part-text").first.scroll_into_view_if_needed()
    box = page.locator(".part-text").first.bounding_box()
    assert box is not None
    assert box["width"] > 240
