"""Knows the columns of a task table by the words printed above them, in whatever order."""

import re
from collections.abc import Sequence

from chuan.domain.vanban.folding import fold

NUMBER, TASK, LEAD, COORDINATE, TIME, PRODUCT, OTHER = (
    "number",
    "task",
    "lead",
    "coordinate",
    "time",
    "product",
    "other",
)

_BODY = (
    r"(?:(?:các\s+)?(?:cơ quan|đơn vị|bộ phận|phòng|ban|ngành|địa phương"
    r"|tổ chức|cá nhân)[\s,/]*(?:và\s+)?){0,4}"
)
_ROLES = (
    (NUMBER, re.compile(r"(?<![^\W_])(?:số\s+)?s?tt(?![^\W_])|(?<![^\W_])số thứ tự")),
    (
        OTHER,
        re.compile(
            r"ghi chú|(?:dự kiến\s+)?(?:nguồn\s+)?(?:kinh phí|vốn)(?: thực hiện)?|dự toán"
            r"|căn cứ(?: pháp lý)?|cơ sở pháp lý"
            r"|cấp (?:trình|ban hành|quyết định|phê duyệt)|thẩm quyền"
            r"|lãnh đạo\s(?:ubnd\s\S+\s)?(?:phụ trách|chỉ đạo)"
            r"|người (?:chỉ đạo|phụ trách)|đơn vị tính|(?<![^\W_])đvt|địa điểm|đối tượng|tình trạng"
            r"|mức độ|lĩnh vực"
        ),
    ),
    (COORDINATE, re.compile(rf"{_BODY}phối hợp(?:\s+thực hiện|\s+tham mưu|\s+chính)?")),
    (
        LEAD,
        re.compile(
            rf"{_BODY}(?:(?:được giao\s+)?chủ trì(?:\s+thực hiện|\s+tham mưu|\s+triển khai"
            rf"|\s*,\s*phối hợp thực hiện)?)"
            r"|(?:cơ quan|đơn vị|bộ phận|phòng,? ban)\s*(?:,\s*(?:đơn vị"
            r"|cá nhân)\s*)?(?:chịu trách nhiệm(?: chính)?|thực hiện|tham mưu"
            r"|đầu mối|phụ trách|soạn thảo|triển khai)(?:\s+thực hiện)?|phân công(?:\s+(?:thực hiện"
            r"|nhiệm vụ|chủ trì))?"
        ),
    ),
    (
        TIME,
        re.compile(
            r"(?:dự kiến\s+)?(?:thời gian|thời hạn|tiến độ|thời điểm|lộ trình"
            r"|kỳ hạn)(?:\s+(?:dự kiến|thực hiện|hoàn thành"
            r"|triển khai|trình|ban hành|bắt đầu|kết thúc|báo cáo)|\s*(?:/|,|và|-)\s*(?:hoàn thành"
            r"|thực hiện|tiến độ)){0,3}"
            r"|năm thực hiện|hoàn thành(?:\s+trước)?(?![^\W_]*\s*nhiệm vụ)"
        ),
    ),
    (
        PRODUCT,
        re.compile(
            r"(?:dự kiến\s+|yêu cầu\s+)?(?:kết quả|sản phẩm|đầu ra)(?:\s*[/,(-]\s*(?:kết quả"
            r"|sản phẩm))?(?:\s+(?:dự kiến|đầu ra"
            r"|hoàn thành|chủ yếu|cần đạt|thực hiện|đạt được|chính|phải đạt|mong đợi)){0,2}\)?"
            r"|hình thức văn bản|mục tiêu(?: cần đạt)?"
            r"|chỉ tiêu"
        ),
    ),
    (
        TASK,
        re.compile(
            r"(?:tên\s+|các\s+)?(?:nội dung|nhiệm vụ|công việc|hoạt động|đầu việc|giải pháp"
            r"|chuyên đề)(?:\s*[,/(-]?\s*(?:và\s+)?(?:nội dung"
            r"|nhiệm vụ|công việc|hoạt động|giải pháp|chủ yếu|cụ thể|thực hiện|trọng tâm|triển khai"
            r"|chính|\))){0,4}"
        ),
    ),
)
_BARE_BODY = re.compile(
    r"(?:tên\s+)?(?:cơ quan|đơn vị|phòng|bộ phận|cán bộ|sở|ban)(?:\s*[,/]\s*(?:và\s+)?(?:cơ quan|đơn vị"
    r"|phòng|ban|ngành|địa phương|bộ phận|cá nhân|tổ chức))*"
)
"""A column of bodies that does not say what they do: those who do the work, where no other does."""
_MIN_ROLES = 2
_HALF = re.compile(
    r"(?<![^\W_])(?:(?:chủ )?trì|(?:phối )?hợp|(?:thực )?hiện|(?:hoàn )?thành)(?![^\W_])"
)
_CUT_HEAD = re.compile(
    r"(?<![^\W_])(?:(?P<body>cơ quan|đơn vị|bộ phận)|thời gian|thời hạn|tiến độ)"
    r"(?:\s+(?P<half>chủ(?! trì)|phối(?! hợp)|thực(?! hiện)|hoàn(?! thành)))?"
    r"(?!\s+(?:chủ|phối|thực|hoàn|tham mưu|trì|hợp))(?![^\W_])"
)
"""A column of a header whose line ends before it says what the body, or the time, is for."""
_SECOND_HALF = {"chủ": "trì", "phối": "hợp", "thực": "hiện", "hoàn": "thành"}


def roles_in(header: str) -> tuple[str, ...]:
    """The columns named in a header printed in one run, left to right, the number column left"
    " out.
    """
    folded = " ".join(fold(header).split())
    taken: list[tuple[int, int, str]] = []
    for role, pattern in _ROLES:
        for found in pattern.finditer(folded):
            start, end = _free_part(found, taken)
            if end > start and (end == found.end() or pattern.match(folded[start:end])):
                taken.append((start, end, role))
    if not any(role == LEAD for *_, role in taken):
        taken.extend(_bare_bodies(folded, taken))
    return _in_order(folded, sorted(taken))


def _in_order(folded: str, taken: Sequence[tuple[int, int, str]]) -> tuple[str, ...]:
    """Each column once; what is printed under a head of both bodies stands where the head does."""
    leads = [folded[low:high] for low, high, role in taken if role == LEAD]
    shared = len(leads) > 1 and "chủ trì" not in leads[0] and "chủ trì" in leads[1]
    helped = any(role == COORDINATE for _, _, role in taken)
    ordered: list[str] = []
    for _, _, role in taken:
        if role != NUMBER and (role == OTHER or role not in ordered):
            ordered += [LEAD, COORDINATE] if role == LEAD and shared and helped else [role]
    return tuple(ordered)


def _bare_bodies(folded: str, taken: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The first column of bodies that stands between other columns, at their edges."""
    ends = {0, *(end + 1 for _, end, _ in taken)}
    starts = {len(folded), *(start - 1 for start, _, _ in taken)}
    found = [match.span() for match in _BARE_BODY.finditer(folded)]
    return [(a, b, LEAD) for a, b in found if a in ends and b in starts][:1]


def _free_part(found: re.Match[str], taken: Sequence[tuple[int, int, str]]) -> tuple[int, int]:
    """The beginning of a find up to what another column took; empty when that took the start."""
    start, end = found.span()
    for low, high, _ in taken:
        if low <= start < high:
            return start, start
        if start < low < end:
            end = low
    return start, end


def roles_in_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """The columns of a header printed over several lines, whichever way its cells were cut."""
    joined = roles_in(" ".join(lines))
    if len(lines) < _MIN_ROLES:
        return joined
    first, rest = " ".join(fold(lines[0]).split()), " ".join(fold(" ".join(lines[1:])).split())
    ends = [found.group() for found in _HALF.finditer(rest)]
    whole, at, mended = "", 0, 0
    for found in _CUT_HEAD.finditer(first):
        end = _end_of(found, ends)
        whole += first[at : found.end()] + (f" {end}" if end else "")
        at = found.end()
        mended += bool(end)
    straight = roles_in(f"{whole}{first[at:]} {_HALF.sub(' ', rest)}")
    better = len(straight) > len(joined) or (mended > 1 and len(straight) == len(joined))
    return straight if mended and better else joined


def _end_of(cut: re.Match[str], ends: list[str]) -> str | None:
    """Takes from `ends` the words that a cut column of the header goes on with."""
    half = cut.group("half")
    wanted = {_SECOND_HALF[half]} if half else {"chủ trì", "phối hợp", "thực hiện"}
    if not half and not cut.group("body"):
        return None
    for index, end in enumerate(ends):
        if end in wanted:
            return ends.pop(index)
    return None


def role_of(cell: str) -> str | None:
    """The column that one cell of a header names, or None."""
    folded = " ".join(fold(cell).split())
    for role, pattern in _ROLES:
        if role == NUMBER and pattern.fullmatch(folded.strip(" .")):
            return role
    for role, pattern in _ROLES[1:]:
        if pattern.search(folded):
            return role
    return LEAD if _BARE_BODY.fullmatch(folded) else None


def is_task_table(roles: Sequence[str]) -> bool:
    """Whether the columns are those of tasks: work, and who does it or by when or what comes of"
    " it.
    """
    named = set(roles) - {OTHER, NUMBER}
    return (TASK in named and (LEAD in named or len(named) >= _MIN_ROLES + 1)) or {
        LEAD,
        TIME,
    } <= named


def names_number(text: str) -> bool:
    """Whether a line begins with the name of the number column."""
    return bool(re.match(r"(?:số\s+)?s?tt(?![^\W_])", fold(text).strip()))
