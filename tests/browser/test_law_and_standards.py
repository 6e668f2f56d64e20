"""Standards found by keys, a question answered on a phone, a comment, a step of a dossier taken twice."""

import re
import secrets

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.driver import PHONE, sign_in

SHELF = "/tieu-chuan/"
CHECKER = "/san-pham-cua-toi/"


@pytest.fixture
def visitor(new_context: NewContext) -> Page:
    """Somebody at a desk who did not sign in."""
    return new_context().new_page()


@pytest.fixture
def phone(new_context: NewContext) -> Page:
    """Somebody on a phone whose browser runs no script."""
    return new_context(viewport=PHONE, java_script_enabled=False).new_page()


def test_a_standard_is_found_and_opened_with_keys_alone(visitor: Page, node: str) -> None:
    visitor.goto(node + SHELF)
    visitor.keyboard.press("/")
    expect(visitor.locator("#tim-tieu-chuan")).to_be_focused()
    visitor.keyboard.type("chất lượng nước")
    visitor.keyboard.press("Enter")
    links = visitor.locator("[data-result] h2 a")
    expect(links.nth(1)).to_be_visible()

    visitor.keyboard.press("/")
    visitor.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    visitor.keyboard.press("j")
    expect(links.nth(1)).to_be_focused()
    visitor.keyboard.press("ArrowUp")
    expect(links.nth(0)).to_be_focused()

    address = links.nth(0).get_attribute("href") or ""
    visitor.keyboard.press("Enter")
    visitor.wait_for_url(f"**{address}")
    expect(visitor.locator("h1")).to_be_visible()


def test_a_number_that_is_not_there_offers_one_that_is(phone: Page, node: str) -> None:
    phone.goto(f"{node}{SHELF}?q=ISO+9002")
    offered = phone.get_by_text("Có phải bạn tìm:").get_by_role("link")
    number = offered.inner_text()
    assert number.startswith("ISO 900")

    offered.click()

    expect(phone.locator("[data-result]").first).to_contain_text(number)


def fits(page: Page) -> bool:
    """Whether nothing stands out of a phone's screen."""
    widest = "Math.max(...[...document.querySelectorAll('main *')].map(e => e.getBoundingClientRect().right))"
    return float(page.evaluate(widest)) <= PHONE["width"]


def test_a_maker_answers_step_by_step_on_a_phone_and_prints_the_answer(
    phone: Page, node: str
) -> None:
    phone.goto(node + CHECKER)
    phone.fill("#id_sp", "mật ong")
    phone.select_option("#id_nhom", label="Thực phẩm")
    for _step in range(8):
        if "/tra-loi/" in phone.url:
            break
        assert fits(phone), phone.url
        for question in phone.locator("fieldset").all():
            question.locator("input").first.check()
        phone.get_by_role("button", name="Tiếp tục").click()
    phone.wait_for_url("**/tra-loi/**")
    expect(phone.locator("h1")).to_have_text("mật ong")
    expect(phone.locator(".page-head .lead")).to_contain_text("việc phải làm")
    assert fits(phone), phone.url
    said = phone.locator(".page-head .lead").inner_text()

    phone.get_by_role("link", name="Bản in").click()
    code = phone.locator("main strong.nowrap").inner_text()

    phone.goto(node + CHECKER)
    phone.fill("#id_ma", code)
    phone.get_by_role("button", name="Mở lại").click()
    expect(phone.locator(".page-head .lead")).to_have_text(said)


def test_a_maker_keeps_an_answer(new_context: NewContext, node: str) -> None:
    maker = sign_in(new_context(viewport=PHONE, java_script_enabled=False), node, "binh")
    maker.goto(f"{node}{CHECKER}tra-loi/?sp=m%E1%BA%ADt+ong+r%E1%BB%ABng&nhom=thuc-pham")
    maker.get_by_role("button", name="Lưu, báo tôi khi quy định").click()
    maker.wait_for_url(re.compile(r"/cau-tra-loi/[0-9a-f-]{36}/$"))
    expect(maker.locator("main")).to_contain_text("mật ong rừng")


def test_a_comment_on_one_clause_is_counted_at_once_and_read_by_its_receipt(
    phone: Page, node: str
) -> None:
    words = f"Đề nghị ghi rõ phép thử số {secrets.randbelow(10_000)}."
    phone.goto(f"{node}/gop-y/")
    phone.get_by_role("link", name="Quy chuẩn kỹ thuật địa phương về mật ong (mẫu)").click()
    address = phone.url
    box = phone.locator("section details", has_text="Góp ý mục này").first
    box.locator("summary").click()
    box.locator("textarea").fill(words)
    box.get_by_role("button", name="Tiếp tục").click()
    expect(phone.locator("[name=text]")).to_have_value(words)
    phone.wait_for_timeout(3000)  # who sends faster than a person reads is asked to look again
    phone.get_by_role("button", name="Gửi góp ý").click()
    code = phone.locator("main p > strong").first.inner_text()

    phone.goto(f"{node}/gop-y/bien-nhan/")
    phone.locator("main input[type=text]").fill(code)
    phone.locator("main form button[type=submit]").click()
    expect(phone.locator("main")).to_contain_text(words)
    phone.goto(address)
    clause = phone.locator("section[id^=muc-]").first
    expect(clause).to_contain_text("ý kiến về mục này")
    expect(phone.locator("main")).not_to_contain_text(words)


def new_dossier(page: Page, node: str) -> str:
    """A draft of a local regulation and the dossier of its making; the dossier's address."""
    page.goto(f"{node}/lam-viec/du-thao-tieu-chuan/them/")
    page.select_option("[name=kind]", "qcdp")
    page.fill("[name=title]", f"Quy chuẩn về chè số {secrets.randbelow(10_000)} (mẫu)")
    page.locator("main form button[type=submit]").click()
    page.wait_for_url("**/noi-dung/")
    page.goto(page.url.replace("/noi-dung/", "/ho-so/"))
    page.get_by_role("button", name="Mở hồ sơ").click()
    page.wait_for_url(re.compile(r"/lam-viec/ho-so/[0-9a-f-]{36}/$"))
    return page.url


def test_two_officers_take_the_same_step_and_the_second_is_told(
    new_context: NewContext, node: str
) -> None:
    step = "Đưa vào dự thảo kế hoạch"
    first, second = (sign_in(new_context(), node, name) for name in ("thao", "dung"))
    dossier = new_dossier(first, node)
    for page in (first, second):
        page.goto(dossier)
        page.get_by_role("link", name=step, exact=True).click()
        page.fill("[name=note]", f"Ghi chú của {'thao' if page is first else 'dung'}")

    first.get_by_role("button", name=step).click()
    expect(first.locator("#messages")).to_contain_text(f"Đã ghi bước “{step}”")
    second.get_by_role("button", name=step).click()

    expect(second.locator("#messages")).to_contain_text("Hồ sơ vừa có người xử lý: Lê Thị Thảo")
    assert second.url == dossier
    taken = second.locator(".thread .knot-title", has_text=step)
    expect(taken).to_have_count(1)
    expect(second.locator("main")).not_to_contain_text("Ghi chú của dung")
