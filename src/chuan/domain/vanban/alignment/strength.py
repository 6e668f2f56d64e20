"""Where the child says less than the parent: softer words, fewer things, seldom, no product."""

import re
from collections.abc import Iterator

from chuan.domain.vanban.alignment.absent import asks_for_plan
from chuan.domain.vanban.alignment.catalogue import (
    AlignmentRule,
    Case,
    Effect,
    Hit,
    Judged,
    quote,
    trust,
)
from chuan.domain.vanban.alignment.samples import pair
from chuan.domain.vanban.alignment.sentences import Held, main_sentence, parts_of
from chuan.domain.vanban.alignment.types import Clause
from chuan.domain.vanban.alignment.words import MOST, words_of
from chuan.domain.vanban.folding import fold

_SOFT = re.compile(
    r"(?<![^\W_])(?:khuyến khích|(?:nếu|khi|nơi nào|ở những nơi) (?:có|đủ) (?:điều kiện"
    r"|kinh phí|nguồn lực)"
    r"|tùy (?:theo )?(?:tình hình|điều kiện|khả năng)|tuỳ (?:theo )?(?:tình hình|điều kiện"
    r"|khả năng)"
    r"|trong khả năng|theo khả năng|có thể (?!xảy|gây|phát sinh)|cân nhắc|không bắt buộc|tự nguyện"
    r"|xem xét (?:khả năng|việc|tổ chức|thực hiện|triển khai|bố trí|hỗ trợ)"
    r"|nghiên cứu (?:khả năng|việc|phương án|tính khả thi)|trường hợp cần thiết)"
)
_STEPWISE = re.compile(r"(?<![^\W_])(?:từng bước|phấn đấu|cố gắng|hướng tới|vận động)(?![^\W_])")
_FIRM = re.compile(
    r"(?<![^\W_])(?:phải|bắt buộc|bảo đảm|đảm bảo|yêu cầu|có trách nhiệm|nghiêm túc|kiên quyết"
    r"|dứt điểm"
    r"|không để|100\s*%|tất cả|toàn bộ)(?![^\W_])"
)
_ALL = re.compile(
    r"(?<![^\W_])(?:tất cả|toàn bộ|100\s*%|mọi|toàn thể|đến từng|mỗi|toàn (?:tỉnh|xã|phường"
    r"|thành phố|diện))(?![^\W_])"
)
_SOME = re.compile(
    r"(?<![^\W_])(?:thí điểm|làm điểm|một số(?! lĩnh vực quan trọng| hành vi)|chọn \w+"
    r"|trước mắt (?:chỉ|tại|với)|chỉ (?:áp dụng|thực hiện"
    r"|kiểm tra|tổ chức|tập trung|đối với|tại|cho)|điển hình|đại diện|bước đầu|riêng)(?![^\W_])"
)
_TIMES = re.compile(
    r"(\d{1,2}|một|hai|ba|bốn)\s*(?:lần|đợt|kỳ)\s*(?:/|trong|mỗi|một|trên)?\s*(?:một |01 "
    r"|1 )?(năm|quý|tháng|tuần)"
)
_YEARS = re.compile(
    r"(?<![\d/])(0?[2-9]|10|hai|ba|bốn|năm)\s+năm\s*(?:/\s*lần|(?:một|1|01) lần|/ ?(?:một|1"
    r"|01) lần)|(?:mỗi|từng|hằng) (0?[2-9]|hai|ba|năm) năm"
)
_ONCE = re.compile(
    r"(?:chỉ |tổ chức |thực hiện )?(?:một|01|1) lần(?: duy nhất| trong (?:cả )?(?:giai đoạn"
    r"|nhiệm kỳ)| cho cả)"
)
_TERM = re.compile(r"mỗi nhiệm kỳ|(?:giữa|cuối) nhiệm kỳ|giữa kỳ và cuối kỳ")
_WORDED = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5}
_EVERY = (
    (52.0, re.compile(r"(?:hằng|hàng|mỗi|từng) tuần")),
    (12.0, re.compile(r"(?:hằng|hàng|mỗi|từng) tháng")),
    (4.0, re.compile(r"(?:hằng|hàng|mỗi|từng) (?:quý|quí)")),
    (
        2.0,
        re.compile(
            r"(?:0?6|sáu) tháng (?:một|1|01) lần|(?:0?6|sáu) tháng/lần|(?:sơ kết|báo cáo"
            r"|đánh giá) (?:0?6|sáu) tháng|nửa năm"
        ),
    ),
    (1.0, re.compile(r"(?:hằng|hàng|mỗi|từng) năm|thường niên|mỗi năm")),
)


def _modal(judged: Judged) -> Iterator[Hit]:
    child = fold(main_sentence(judged.child.text.text, judged.parent.text.text))
    parent = fold(judged.parent.text.text)
    soft = _SOFT.search(child)
    if soft and not _SOFT.search(parent):
        yield _hit(judged, said=soft.group().strip())
        return
    step = _STEPWISE.search(child)
    firm = _FIRM.search(fold(main_sentence(judged.parent.text.text, judged.child.text.text)))
    if step and firm and not _STEPWISE.search(parent) and not _FIRM.search(child):
        yield _hit(judged, said=step.group(), firm=firm.group())


def _hit(judged: Judged, **words: str) -> Hit:
    return Hit(quote(judged.parent), quote(judged.child), words, confidence=trust(judged))


def _narrower(judged: Judged) -> Iterator[Hit]:
    child = fold(judged.child.text.text)
    parent = fold(judged.parent.text.text)
    some = _SOME.search(child)
    if (
        some
        and not _SOME.search(parent)
        and (
            _ALL.search(parent)
            or "thí điểm" in some.group()
            or some.group().startswith(("chỉ", "trước mắt", "một số", "chọn"))
        )
    ):
        yield _hit(judged, said=f"chỉ nói “{some.group().strip()}”")
        return
    lost = lost_parts(judged)
    if lost:
        yield _hit(judged, said=f"không có phần “{_short(lost[0])}”")
        return
    left = _left_out(judged)
    if left:
        yield _hit(judged, said=f"không nói đến “{', '.join(left)}”")


def lost_parts(judged: Judged) -> tuple[str, ...]:
    """The sentences of the parent's clause that nothing in the child takes up."""
    parts = [p for p in parts_of(judged.parent.text.text) if not asks_for_plan(p)]
    if len(parts) < 2:
        return ()
    held = Held([answer.text.text for answer in judged.answers])
    everywhere = judged.case.once("child", _all_of_child)
    kept = [part for part in parts if held.share(part) >= 0.34]
    lost = [
        part
        for part in parts
        if held.tells(part) and held.share(part) < 0.3 and everywhere.best(part) < 0.5
    ]
    return tuple(lost) if kept else ()


def _all_of_child(case: Case) -> Held:
    return Held([clause.text.text for clause in case.clauses(-1)])


_LIST = re.compile(
    r"(?:đối với|tại|gồm|mặt hàng|nhóm hàng|lĩnh vực|sản phẩm|các loại|cho|như"
    r"|về)\s*:?\s*(?P<items>[^.;:()]{8,200})"
)
_AIM = re.compile(r"\s(?:nhằm|để|góp phần|phục vụ|bảo đảm|đảm bảo|theo)\s")


def _left_out(judged: Judged) -> list[str]:
    """Things listed by the parent of which the child names only some; nothing where in doubt."""
    if not judged.sure:
        return []
    held = Held([f"{answer.text.text} {answer.product or ''}" for answer in judged.answers])
    for found in _LIST.finditer(fold(judged.parent.text.text[:MOST])):
        items = [
            i.strip() for i in re.split(r",|\svà\s", _AIM.split(found["items"])[0]) if i.strip()
        ]
        things = [item for item in items if _is_thing(item)]
        kept = [item for item in things if held.share(item) >= 0.5]
        lost = [item for item in things if held.share(item) == 0]
        if (
            len(items) >= 2
            and kept
            and lost
            and len(lost) >= len(kept)
            and len(things) == len(items)
        ):
            return lost
    return []


def _is_thing(item: str) -> bool:
    words = words_of(item)
    return bool(words.things) and not words.actions and len(item.split()) <= 7


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:16]) + ("…" if len(words) > 16 else "")


def times_a_year(clause: Clause) -> float | None:
    """How often a year a clause wants its work done; None where it does not say."""
    folded = fold(f"{clause.text.text} ; {clause.time.text if clause.time else ''}")
    counted = _TIMES.search(folded)
    if counted:
        number = _WORDED.get(counted[1]) or int(counted[1])
        return number * {"năm": 1.0, "quý": 4.0, "tháng": 12.0, "tuần": 52.0}[counted[2]]
    years = _YEARS.search(folded)
    if years:
        told = years[1] or years[2]
        return 1.0 / (_WORDED.get(told) or int(told))
    if _ONCE.search(folded) or _TERM.search(folded):
        return 0.15
    return next((rate for rate, pattern in _EVERY if pattern.search(folded)), None)


def _seldom(judged: Judged) -> Iterator[Hit]:
    parent = times_a_year(judged.parent)
    rates = [rate for c in judged.answers if (rate := times_a_year(c)) is not None]
    if parent is not None and rates and max(rates) < parent:
        yield _hit(judged, parent=_often(parent), child=_often(max(rates)))


def _often(rate: float) -> str:
    if rate >= 1:
        told = {52.0: "hằng tuần", 12.0: "hằng tháng", 4.0: "hằng quý", 1.0: "hằng năm"}.get(rate)
        return told or f"{rate:g} lần một năm"
    return "một lần trong cả giai đoạn" if rate == 0.15 else f"{1 / rate:g} năm một lần"


def _no_product(judged: Judged) -> Iterator[Hit]:
    wanted = judged.parent.product
    if wanted is None or any(answer.product for answer in judged.answers):
        return
    tasks = judged.case.child.tasks
    if len(tasks) > 3 and not any(task.product for task in tasks):
        return
    held = Held([answer.text.text for answer in judged.answers])
    if held.tells(wanted.text) and held.share(wanted.text) < 0.5:
        hit = quote(judged.parent, wanted)
        yield Hit(
            hit, quote(judged.child), {"product": _short(wanted.text)}, confidence=trust(judged)
        )


RULES = (
    AlignmentRule(
        "softer-than-parent",
        "warning",
        "Văn bản cấp trên giao phải làm, ở đây chỉ nói “{said}”; cần kiểm tra lại mức độ yêu cầu.",
        Effect.WEAKER,
        pair=_modal,
        fires=(pair("Khuyến khích các chợ đặt cân đối chứng.", "Các chợ phải đặt cân đối chứng."),),
        silent=(pair("Tổ chức đặt cân đối chứng tại các chợ.", "Các chợ phải đặt cân đối chứng."),),
    ),
    AlignmentRule(
        "narrower-than-parent",
        "warning",
        "Phạm vi hẹp hơn văn bản cấp trên: {said}.",
        Effect.WEAKER,
        pair=_narrower,
        fires=(
            pair(
                "Kiểm định cân tại một số chợ trên địa bàn.",
                "Kiểm định toàn bộ cân tại các chợ trên địa bàn.",
            ),
        ),
        silent=(
            pair(
                "Tổ chức kiểm định toàn bộ cân tại các chợ.",
                "Kiểm định toàn bộ cân tại các chợ trên địa bàn.",
            ),
        ),
    ),
    AlignmentRule(
        "less-often-than-parent",
        "warning",
        "Văn bản cấp trên yêu cầu làm {parent}, ở đây {child}.",
        Effect.WEAKER,
        pair=_seldom,
        fires=(
            pair(
                "Tổ chức đối thoại với doanh nghiệp hai năm một lần.",
                "Tổ chức đối thoại với doanh nghiệp hằng năm.",
            ),
        ),
        silent=(
            pair(
                "Tổ chức đối thoại với doanh nghiệp hằng quý.",
                "Tổ chức đối thoại với doanh nghiệp hằng năm.",
            ),
        ),
    ),
    AlignmentRule(
        "product-missing",
        "question",
        "Văn bản cấp trên yêu cầu sản phẩm “{product}”, ở đây chưa nêu; có cần ghi thêm không?",
        Effect.WEAKER,
        pair=_no_product,
        fires=(
            pair(
                "Rà soát cân đang dùng tại chợ.",
                "Rà soát cân đang dùng tại chợ.\nSản phẩm: Danh mục phương tiện đo nhóm 2.",
            ),
        ),
        silent=(
            pair(
                "Rà soát cân đang dùng tại chợ.\nSản phẩm: Danh mục phương tiện đo.",
                "Rà soát cân đang dùng tại chợ.\nSản phẩm: Danh mục phương tiện đo nhóm 2.",
            ),
        ),
    ),
)
