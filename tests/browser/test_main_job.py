"""The main job by mouse and by keys: a plan dropped, read, corrected, accepted, and given back."""

import re
import secrets
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.driver import PHONE, sign_in

PLAN = """ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH NGHỆ AN                 Độc lập - Tự do - Hạnh phúc

Số: {number}/KH-UBND             Nghệ An, ngày 05 tháng 01 năm 2026

KẾ HOẠCH
Kiểm tra phương tiện đo tại chợ năm 2026 (dữ liệu mẫu)

I. MỤC ĐÍCH
Bảo đảm cân đúng cho người mua.

II. NHIỆM VỤ
1. Rà soát cân đang dùng tại chợ số {number}
Sở Khoa học và Công nghệ chủ trì, phối hợp với Sở Công Thương. Thời gian: Quý III/2027.
2. Tuyên truyền đến hộ kinh doanh
Ủy ban nhân dân xã Châu Tiến chủ trì. Thời gian: trước ngày 30/9/2027.

Nơi nhận:
- Như trên;
- Lưu: VT.
"""


def drop(page: Page, node: str, folder: Path) -> int:
    """Let a new plan be read, and wait for its import screen; its number."""
    number = 1000 + secrets.randbelow(9000)
    (folder / "ke-hoach.txt").write_text(PLAN.format(number=number), encoding="utf-8")
    page.goto(f"{node}/lam-viec/van-ban/tai-len/")
    page.set_input_files("input[type=file]", folder / "ke-hoach.txt")
    page.click("main form button[type=submit]")
    page.wait_for_url("**/ke-hoach/nhap/**", timeout=60_000)
    return number


def test_a_dropped_plan_becomes_work_and_can_be_given_back(
    new_context: NewContext, node: str, tmp_path: Path
) -> None:
    page = sign_in(new_context(), node, "minh")
    number = drop(page, node, tmp_path)
    work = f"Rà soát cân đang dùng tại chợ số {number}"
    first = page.locator("#v0-tasks-0")

    first.locator("a.read-value").first.click()
    expect(page.locator("main").locator(".marked, mark, [aria-current]").first).to_be_visible()

    first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**sua=**")
    page.fill("#v0-tasks-0 [name='f:product']", "Báo cáo kết quả")
    page.keyboard.press("Control+Enter")
    expect(first.get_by_text("Báo cáo kết quả")).to_be_visible()
    expect(first.get_by_text("đã sửa")).to_be_visible()

    page.locator("body").click(position={"x": 5, "y": 5})
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/tiep-nhan/")
    page.get_by_role("button", name="Tiếp nhận và giao việc").click()
    page.wait_for_url(re.compile(r"/ke-hoach/[0-9a-f-]{36}/$"))
    expect(page.locator("main")).to_contain_text(f"{number}/KH-UBND")

    science = sign_in(new_context(viewport=PHONE), node, "thao")
    science.goto(f"{node}/viec-cua-toi/")
    expect(science.locator("main")).to_contain_text(work)

    page.locator("summary", has_text="Hoàn tác tiếp nhận").click()
    page.get_by_role("button", name="Hoàn tác tiếp nhận").click()
    page.wait_for_url("**/ke-hoach/nhap/**")
    science.reload()
    expect(science.locator("main")).not_to_contain_text(work)
