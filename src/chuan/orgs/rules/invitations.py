"""Reads a list of people to invite: one row, one person, each fault told with its row."""

import codecs
import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from chuan.domain.sentences import Sentence, gettext_noop
from chuan.domain.vanban.folding import bare
from chuan.orgs.enums import Role

MOST_ROWS = 300
MOST_BYTES = 200_000
COLUMNS = (
    ("full_name", "Họ và tên"),
    ("username", "Tên đăng nhập"),
    ("position", "Chức vụ"),
    ("phone", "Điện thoại"),
    ("email", "Thư điện tử"),
    ("organisation", "Đơn vị"),
    ("role", "Vai trò"),
    ("valid_from", "Từ ngày"),
    ("valid_until", "Đến ngày"),
)
"""Field and heading, in the order of the form."""
ROLE_WORDS: Mapping[str, Role] = {
    "chuyen vien": Role.OFFICER,
    "can bo": Role.OFFICER,
    "cong chuc": Role.OFFICER,
    "lanh dao don vi": Role.HEAD,
    "lanh dao": Role.HEAD,
    "truong phong": Role.HEAD,
    "van thu": Role.CLERK,
    "quan tri vien": Role.ADMINISTRATOR,
    "quan tri": Role.ADMINISTRATOR,
    "nguoi xem nhat ky": Role.AUDITOR,
    "kiem soat": Role.AUDITOR,
}
_NO_SUCH_ROLE = gettext_noop(
    "Vai trò “%(role)s” không có. Hãy dùng: Chuyên viên, Lãnh đạo đơn vị, Văn thư, Quản trị viên, "
    "Người xem nhật ký."
)
_BAD_USERNAME = gettext_noop(
    "Tên đăng nhập gồm 4 đến 60 chữ thường không dấu, chữ số, dấu chấm hoặc gạch."
)
_TWIN = gettext_noop("Tên đăng nhập trùng với dòng %(n)s.")
_BAD_DATE = gettext_noop("“%(label)s” phải ghi ngày/tháng/năm, ví dụ 01/12/2026.")
_USERNAME = re.compile(r"^[a-z0-9][a-z0-9._-]{2,58}[a-z0-9]$")
_EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
_PHONE = re.compile(r"^\+?[0-9][0-9 .-]{7,17}$")


class UnreadableList(ValueError):
    """The text is no list of people; `sentence` says why."""

    def __init__(self, text: str, **values: object) -> None:
        self.sentence = Sentence(text, **values)
        super().__init__(str(self.sentence))


@dataclass(frozen=True, slots=True)
class Invitation:
    """One row as understood; `number` is its line in the file."""

    number: int
    full_name: str
    username: str
    position: str
    phone: str
    email: str
    organisation: str
    role: Role | None
    valid_from: date | None
    valid_until: date | None
    faults: tuple[Sentence, ...] = ()


def decode(raw: bytes) -> str:
    """The text of an uploaded list: UTF-8 with or without a mark, or UTF-16 from a spreadsheet."""
    if len(raw) > MOST_BYTES:
        raise UnreadableList(gettext_noop("Tệp quá lớn. Mỗi lần mời tối đa 300 người."))
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    with suppress(UnicodeDecodeError):
        text = raw.decode("utf-16" if wide else "utf-8-sig")
        if "\x00" not in text:  # which no database keeps
            return text
    raise UnreadableList(
        gettext_noop(
            "Không đọc được chữ tiếng Việt trong tệp. Hãy lưu lại dạng CSV UTF-8 rồi tải lên."
        )
    )


def read_invitations(text: str, *, today: date) -> tuple[Invitation, ...]:
    """The rows of a list with its headings; raises UnreadableList when there is nothing to read."""
    rows = list(_rows(text))
    if not rows:
        raise UnreadableList(gettext_noop("Tệp chưa có dòng nào. Hãy điền theo tệp mẫu."))
    fields = _fields(rows[0][1])
    people = [
        _invitation(number, dict(zip(fields, cells, strict=False)), today)
        for number, cells in rows[1:]
    ]
    if not people:
        raise UnreadableList(gettext_noop("Tệp mới có dòng tiêu đề, chưa có người nào."))
    if len(people) > MOST_ROWS:
        raise UnreadableList(
            gettext_noop("Mỗi lần mời tối đa 300 người. Hãy chia tệp làm nhiều lần.")
        )
    return tuple(_without_twins(people))


def username_from(full_name: str) -> str:
    """The name in small letters with dots ("nguyen.thi.hoa"), shortened to fit."""
    words = re.findall(r"[a-z0-9]+", bare(full_name))
    return ".".join(words)[:54] or "nguoi.dung"


def role_of(text: str) -> Role | None:
    """The role that a word of the form means, or None; nobody is invited to run the node."""
    return ROLE_WORDS.get(" ".join(bare(text).split()))


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    mark = max(";\t,", key=first.count)
    reader = csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")), delimiter=mark)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, [" ".join(cell.split()) for cell in cells]
    except csv.Error as error:
        raise UnreadableList(
            gettext_noop("Dòng %(n)s của tệp không đọc được."), n=reader.line_num
        ) from error


def _fields(heads: Sequence[str]) -> list[str]:
    known = {" ".join(bare(label).split()): field for field, label in COLUMNS}
    known.update({"ho ten": "full_name", "email": "email", "so dien thoai": "phone"})
    fields = [known.get(" ".join(bare(head).split()), "") for head in heads]
    needed, label = COLUMNS[0]
    if needed not in fields:
        raise UnreadableList(
            gettext_noop("Thiếu cột “%(label)s”. Dòng đầu phải là tiêu đề như trong tệp mẫu."),
            label=label,
        )
    return fields


def _invitation(number: int, cells: Mapping[str, str], today: date) -> Invitation:
    faults: list[Sentence] = []
    given = {field: cells.get(field, "") for field, _ in COLUMNS}
    begin = _date(given["valid_from"], "Từ ngày", faults) or today
    end = _date(given["valid_until"], "Đến ngày", faults)
    if end and end < begin:
        faults.append(Sentence(gettext_noop("“Đến ngày” phải bằng hoặc sau “Từ ngày”.")))
    if len(given["full_name"]) < 2:
        faults.append(Sentence(gettext_noop("Thiếu họ và tên.")))
    role = role_of(given["role"]) if given["role"] else Role.OFFICER
    if role is None:
        faults.append(Sentence(_NO_SUCH_ROLE, role=given["role"]))
    username = given["username"].lower()
    if username and not _USERNAME.match(username):
        faults.append(Sentence(_BAD_USERNAME))
    if given["email"] and not _EMAIL.match(given["email"]):
        faults.append(Sentence(gettext_noop("Thư điện tử cần kiểm tra lại.")))
    if given["phone"] and not _PHONE.match(given["phone"]):
        faults.append(Sentence(gettext_noop("Số điện thoại cần kiểm tra lại.")))
    return Invitation(
        number=number,
        full_name=given["full_name"][:120],
        username=username,
        position=given["position"][:120],
        phone=given["phone"][:20],
        email=given["email"][:254],
        organisation=given["organisation"],
        role=role,
        valid_from=begin,
        valid_until=end,
        faults=tuple(faults),
    )


def _date(text: str, label: str, faults: list[Sentence]) -> date | None:
    if not text:
        return None
    found = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text)
    parts = (found[3], found[2], found[1]) if found else tuple(text.split("-"))
    try:
        year, month, day = (int(part) for part in parts)
        return date(year, month, day)
    except ValueError:
        faults.append(Sentence(_BAD_DATE, label=label))
        return None


def _without_twins(people: list[Invitation]) -> Iterator[Invitation]:
    """Two rows with one user name: the second is at fault."""
    seen: dict[str, int] = {}
    for row in people:
        first = seen.setdefault(row.username, row.number) if row.username else row.number
        if first == row.number:
            yield row
        else:
            yield with_faults(row, Sentence(_TWIN, n=first))


def with_faults(row: Invitation, *faults: Sentence) -> Invitation:
    """The same row with more faults."""
    return replace(row, faults=(*row.faults, *faults))
