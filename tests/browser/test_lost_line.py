"""A phone on a weak line: kept pages, forms that wait, nothing lost, nothing twice, nothing in the clear."""

import re
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Dialog, Page, Route, expect

from tests.browser.conftest import NewContext
from tests.browser.driver import PHONE, sign_in

REPLY = "form[action$='/trao-doi/']"
KEPT = """async (path) => {
  const { vault } = self.chuan;
  return (await vault.page(await vault.current(), path)) !== undefined;
}"""
DUMP = """async () => {
  const database = await new Promise((resolve) => {
    const opening = indexedDB.open('chuan');
    opening.onsuccess = () => resolve(opening.result);
  });
  const words = (value) => {
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
      return ['utf-8', 'utf-16le'].map((code) => new TextDecoder(code).decode(value)).join(' ');
    }
    if (value instanceof CryptoKey) return value.extractable ? 'EXTRACTABLE' : 'key';
    if (value && typeof value === 'object') return Object.values(value).map(words).join(' ');
    return String(value);
  };
  const said = [];
  for (const name of database.objectStoreNames) {
    const rows = await new Promise((resolve) => {
      const asked = database.transaction(name).objectStore(name).getAll();
      asked.onsuccess = () => resolve(asked.result);
    });
    said.push([name, rows.length, rows.map(words).join(' ')]);
  }
  database.close();
  return said;
}"""

NOTHING_WAITS = """async () => {
  const { line, queue } = self.chuan || {};
  return Boolean(line) && (await queue.ids(line.owner)).length === 0;
}"""
NOBODY_SENDS = """() => {
  navigator.locks.request('chuan-queue', () => new Promise(() => {}));
}"""
"""Holds the turn to send, which page and worker take, until the page is left."""


@pytest.fixture
def phone(new_context: NewContext) -> BrowserContext:
    return new_context(viewport=PHONE)


@pytest.fixture
def task(phone: BrowserContext, node: str) -> Page:
    """Hoa's phone on the page of her first task, which the worker has kept."""
    page = sign_in(phone, node, "hoa")
    wait_for_worker(page)
    page.goto(f"{node}/viec-cua-toi/")
    page.locator(".work h3 a[href^='/lam-viec/viec/']").first.click()
    page.locator(REPLY).first.wait_for()
    page.wait_for_function(KEPT, arg=page.url.removeprefix(node))
    return page


def wait_for_worker(page: Page) -> None:
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    page.wait_for_function(KEPT, arg="/lam-viec/cho-gui/")


def write(page: Page, words: str) -> None:
    form = page.locator(REPLY).first
    form.locator("textarea").fill(words)
    form.locator("button[type=submit]").click()


def waiting(page: Page) -> Any:
    return page.locator("[data-line-waiting]")


def expect_nothing_waits(page: Page) -> None:
    """Soon the device holds nothing unsent of the reader, and the page no longer says so.

    A page that has only just opened does not say yet what waits: only the device knows.
    """
    page.wait_for_function(NOTHING_WAITS)
    expect(waiting(page)).to_be_hidden()


def notes(page: Page, words: str) -> int:
    """How often a note with these words stands on the page of the task, asked afresh."""
    count = page.evaluate(
        """async ([words]) => {
          const answer = await fetch(location.pathname, {cache: 'no-store'});
          const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
          const notes = [...page.querySelectorAll('.note')];
          return notes.filter((note) => note.textContent.includes(words)).length;
        }""",
        [words],
    )
    return int(count)


def test_a_reply_written_without_a_line_is_sent_once_when_it_is_back(
    phone: BrowserContext, task: Page, node: str
) -> None:
    words = f"Đã họp với thôn {uuid4().hex[:8]}"
    phone.set_offline(True)

    task.reload()
    expect(task.locator("[data-line-kept]")).to_contain_text(re.compile(r"bản lưu lúc \d\d:\d\d"))
    write(task, words)
    expect(waiting(task)).to_contain_text("1 mục chờ gửi")
    expect(task.locator(REPLY).first).to_contain_text("Chưa có mạng")

    task.reload()
    expect(waiting(task)).to_contain_text("1 mục chờ gửi")
    assert words not in "".join(row[2] for row in task.evaluate(DUMP))
    task.goto(f"{node}/viec-cua-toi/")
    expect(task.locator("h1")).to_have_text("Việc của tôi")

    waiting(task).locator("a").click()
    expect(task.locator("[data-waiting-list] .item")).to_contain_text("Trả lời, trao đổi")
    task.go_back()
    task.go_back()
    expect(waiting(task)).to_contain_text("1 mục chờ gửi")
    phone.set_offline(False)
    expect_nothing_waits(task)
    assert notes(task, words) == 1
    task.reload()
    expect(task.locator("[data-line-kept]")).to_be_hidden()
    assert notes(task, words) == 1


def test_an_answer_that_is_lost_leaves_one_note(phone: BrowserContext, task: Page) -> None:
    words = f"Đã gửi hồ sơ {uuid4().hex[:8]}"
    lost: list[str] = []

    def lose(route: Route) -> None:
        """The server does its work; the phone never hears of it."""
        if not lost:
            lost.append(route.request.headers["x-chuan-once"])
            route.fetch()
            route.abort("connectionreset")
        else:
            assert route.request.headers["x-chuan-once"] == lost[0]
            route.continue_()

    task.route("**/trao-doi/", lose)
    write(task, words)
    expect(waiting(task)).to_be_visible()
    expect_nothing_waits(task)

    assert len(lost) == 1
    assert notes(task, words) == 1


def test_what_waits_is_said_as_the_page_opens_and_is_not_offered_as_a_draft(
    phone: BrowserContext, task: Page, node: str
) -> None:
    words = f"Chờ đến lượt {uuid4().hex[:8]}"
    other = phone.new_page()
    other.goto(f"{node}/viec-cua-toi/")
    other.evaluate(NOBODY_SENDS)
    form = task.locator(REPLY).first
    form.locator("textarea").fill(words)
    expect(form).to_contain_text("Đã giữ trên máy lúc")
    form.locator("button[type=submit]").click()
    expect(form).to_contain_text("Đang gửi")

    task.reload()
    expect(waiting(task)).to_contain_text("1 mục chờ gửi")
    assert {name: count for name, count, _words in task.evaluate(DUMP)}["drafts"] == 0
    other.close()
    expect_nothing_waits(task)
    assert notes(task, words) == 1


def test_what_is_typed_is_kept_and_comes_back_after_a_reload(task: Page) -> None:
    words = f"Đang viết dở {uuid4().hex[:8]}"
    field = task.locator(f"{REPLY} textarea").first
    field.fill(words)
    expect(task.locator(REPLY).first).to_contain_text("Đã giữ trên máy lúc")

    task.reload()
    expect(field).to_have_value(words)
    expect(task.locator(REPLY).first).to_contain_text("Đã khôi phục")
    assert words not in "".join(row[2] for row in task.evaluate(DUMP))

    task.get_by_role("button", name="Bỏ bản này").click()
    task.reload()
    expect(field).to_have_value("")


def test_another_person_on_the_same_phone_sees_nothing_and_the_first_still_sends(
    phone: BrowserContext, task: Page, node: str
) -> None:
    words = f"Chưa kịp gửi {uuid4().hex[:8]}"
    path = task.url.removeprefix(node)
    phone.set_offline(True)
    write(task, words)
    expect(waiting(task)).to_be_visible()
    phone.clear_cookies()  # the session ended by itself
    phone.set_offline(False)

    other = sign_in(phone, node, "minh")
    expect_nothing_waits(other)
    other.goto(f"{node}/lam-viec/cho-gui/")
    expect(other.locator("[data-waiting-none]")).to_be_visible()
    stores = {name: count for name, count, _words in other.evaluate(DUMP)}
    assert stores["queue"] == 1, "sealed until its writer comes back"
    phone.set_offline(True)
    other.goto(node + path)
    expect(other.locator("h1")).to_have_text("Không có mạng")
    phone.set_offline(False)

    phone.clear_cookies()
    back = sign_in(phone, node, "hoa")
    expect_nothing_waits(back)
    back.goto(node + path)
    assert notes(back, words) == 1


def test_signing_out_leaves_nothing_on_the_phone(phone: BrowserContext, task: Page) -> None:
    said: list[str] = []
    phone.set_offline(True)
    write(task, "Sẽ bị xóa khi đăng xuất")
    expect(waiting(task)).to_be_visible()
    task.evaluate(NOBODY_SENDS)
    phone.set_offline(False)

    def agree(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.accept()

    task.once("dialog", agree)

    task.locator(".menu > summary").click()
    task.get_by_role("button", name="Đăng xuất").press("Enter")
    task.wait_for_url("**/dang-nhap/**")

    assert "1 mục chờ gửi" in said[0]
    assert {name: count for name, count, _words in task.evaluate(DUMP)} == {
        "drafts": 0, "keys": 0, "meta": 0, "pages": 0, "queue": 0,
    }  # fmt: skip


def test_a_refused_form_shows_what_is_wrong_as_without_scripts(task: Page) -> None:
    form = task.locator(REPLY).first
    form.locator("textarea").evaluate("field => field.removeAttribute('required')")
    form.locator("button[type=submit]").click()

    expect(task.locator("h1")).not_to_have_text("Không có mạng")
    expect(task.locator("main")).to_contain_text("Chưa thực hiện được")
    expect_nothing_waits(task)


def test_what_the_server_refuses_later_stays_with_its_sentence_and_opens_again(
    phone: BrowserContext, task: Page, node: str
) -> None:
    path = task.url.removeprefix(node)
    phone.set_offline(True)
    write(task, "   ")
    expect(waiting(task)).to_be_visible()
    task.goto(f"{node}/lam-viec/cho-gui/")
    phone.set_offline(False)

    entry = task.locator("[data-waiting-list] .item")
    expect(entry).to_contain_text("Chưa gửi được:", timeout=15_000)
    expect(entry).not_to_contain_text("biểu mẫu cần xem lại")
    task.get_by_role("button", name="Mở lại biểu mẫu").click()
    task.wait_for_url(f"**{path}")
    expect(task.locator(f"{REPLY} textarea").first).to_have_value("   ")
    expect_nothing_waits(task)


def test_the_form_of_a_photo_opens_in_the_field_and_two_photos_are_two(
    phone: BrowserContext, task: Page, node: str
) -> None:
    start = task.get_by_role("button", name="Bắt đầu làm")
    if start.count():
        start.first.click()
        start.first.wait_for(state="detached")
    report = task.locator("a[href$='/bao-hoan-thanh/']").first.get_attribute("href") or ""
    form = report.replace("bao-hoan-thanh", "minh-chung") + "?loai=anh"
    task.reload()
    task.wait_for_function(KEPT, arg=form, timeout=30_000)
    before = pieces(task, report)
    phone.set_offline(True)

    for shade in ("white", "gray"):
        photo = BytesIO()
        Image.new("RGB", (60, 40), shade).save(photo, "JPEG")
        task.goto(node + form)
        given = {"name": "anh.jpg", "mimeType": "image/jpeg", "buffer": photo.getvalue()}
        task.locator("main input[type=file]").set_input_files(given)  # type: ignore[arg-type]  # playwright's own
        task.locator("main form[data-queue] [type=submit]").click()
        expect(task.locator("main form[data-queue]")).to_contain_text("Chưa có mạng")
    expect(waiting(task)).to_contain_text("2 mục chờ gửi")
    phone.set_offline(False)
    expect_nothing_waits(task)

    assert pieces(task, report) == before + 2


def pieces(page: Page, report: str) -> int:
    """How many pieces of evidence the page of the report shows, asked afresh."""
    count = page.evaluate(
        """async ([path]) => {
          const answer = await fetch(path, {cache: 'no-store'});
          const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
          return page.querySelectorAll('.evidence > .item').length;
        }""",
        [report],
    )
    return int(count)


def test_a_device_whose_store_the_browser_closed_still_keeps_what_is_written(
    phone: BrowserContext, task: Page, node: str
) -> None:
    store = {"origin": node, "storageTypes": "indexeddb"}
    phone.new_cdp_session(task).send("Storage.clearDataForOrigin", store)
    phone.set_offline(True)
    write(task, "Viết khi kho của máy vừa bị dọn.")
    expect(waiting(task)).to_contain_text("1 mục chờ gửi")

    phone.set_offline(False)
    expect_nothing_waits(task)

    assert notes(task, "Viết khi kho của máy vừa bị dọn.") == 1


def test_a_large_photo_is_made_small_before_it_is_sent(task: Page) -> None:
    noise = Image.effect_noise((2400, 1800), 90)
    photo = BytesIO()
    noise.save(photo, "JPEG", quality=90)
    task.evaluate(
        """() => {
          const input = Object.assign(document.createElement('input'), {type: 'file', id: 'anh'});
          input.setAttribute('capture', 'environment');
          document.querySelector('main').append(input);
        }"""
    )

    given = {"name": "can.jpeg", "mimeType": "image/jpeg", "buffer": photo.getvalue()}
    task.locator("#anh").set_input_files(given)  # type: ignore[arg-type]  # playwright's own shape

    kept = task.evaluate(
        """async () => {
          await self.chuan.photos;
          const [file] = document.getElementById('anh').files;
          const picture = await createImageBitmap(file);
          return [file.name, file.size, picture.width, picture.height];
        }"""
    )
    assert kept[0] == "can.jpg"
    assert kept[1] < len(photo.getvalue()) / 2
    assert kept[2:] == [1600, 1200]


def test_files_of_a_form_wait_with_it_and_arrive_whole(phone: BrowserContext, task: Page) -> None:
    words = f"Kèm ảnh {uuid4().hex[:8]}"
    task.locator(REPLY).first.evaluate(
        """form => {
          form.enctype = 'multipart/form-data';
          form.append(Object.assign(document.createElement('input'), {type: 'file', name: 'anh'}));
        }"""
    )
    note = {"name": "bien-ban.txt", "mimeType": "text/plain", "buffer": b"0123456789" * 50}
    task.locator("input[name=anh]").set_input_files(note)  # type: ignore[arg-type]  # as above
    phone.set_offline(True)
    write(task, words)
    expect(waiting(task)).to_be_visible()
    assert "0123456789" not in "".join(row[2] for row in task.evaluate(DUMP))
    phone.set_offline(False)

    expect_nothing_waits(task)
    assert notes(task, words) == 1
