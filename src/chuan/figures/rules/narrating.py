"""Sentences from facts: each has a key that stays, and carries the figures it was made from; pure.

Nothing is praised: a sentence says what is counted, what it is held against, and where it stands.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from chuan.domain.vanban.writing.wording import said_day
from chuan.figures.enums import Comparator, Stage
from chuan.figures.rules.gaps import Gaps
from chuan.figures.rules.numbers import write_number
from chuan.figures.rules.report_facts import Aim, Facts, Measure, Trouble, Work

_MOST_LATE: Final = 5
_PERCENT: Final = "%"
_STAGE: Final = {Stage.ESTIMATED: "dự toán", Stage.SETTLED: "quyết toán"}
Figures = tuple[tuple[str, str], ...]
"""What the sentence was made of: names and values as written."""


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence or a few that belong together."""

    key: str
    text: str
    figures: Figures = ()


def amount(value: Decimal, unit: str, decimals: int = 0) -> str:
    """A figure with its unit.

    >>> amount(Decimal("1234.5"), "triệu đồng", 1), amount(Decimal(90), "%")
    ('1.234,5 triệu đồng', '90%')
    """
    number = write_number(value, decimals)
    return f"{number}{unit}" if unit == _PERCENT else f"{number} {unit}".rstrip()


def tell_measure(one: Measure, facts: Facts) -> Told:
    """What one line says: result, estimate, target, last year, line of the annex."""
    key = f"bc-so-{one.key}"
    name = _named(one)
    if one.value is None:
        return Told(key, f"{name}: chưa có số liệu{_at(one, facts)}.", ((name, "chưa có"),))
    figures: list[tuple[str, str]] = [(name, _amount(one, one.value))]
    parts = [f"{name}: {_amount(one, one.value)}{_parts(one)}"]
    if one.estimate is not None and not facts.is_over:
        parts.append(f"ước {facts.whole or facts.period}: {_amount(one, one.estimate)}")
        figures.append((f"{name}, ước", _amount(one, one.estimate)))
    if one.aim is not None:
        parts.append(_against_aim(one, one.aim))
        if one.aim.value is not None:
            figures.append((f"{name}, chỉ tiêu", _amount(one, one.aim.value)))
    if one.last_year is not None:
        parts.append(_against_last_year(one, one.value, one.last_year, facts.before))
        figures.append((f"{name}, {facts.before}", _amount(one, one.last_year)))
    if one.is_rate and one.above is not None and one.below is not None:
        figures += [("tử số", write_number(one.above, 4)), ("mẫu số", write_number(one.below, 4))]
    return Told(key, f"{'; '.join(parts)}{_at(one, facts)}.", tuple(figures))


def _named(one: Measure) -> str:
    stage = _STAGE.get(Stage(one.stage), "") if one.stage else ""
    return f"{one.name} ({stage})" if stage else one.name


def _amount(one: Measure, value: Decimal) -> str:
    return amount(value, one.unit, one.decimals)


def _parts(one: Measure) -> str:
    """The two figures of a rate: " (87/96 cơ sở)"."""
    if not one.is_rate or one.above is None or one.below is None:
        return ""
    unit = f" {one.unit_of_parts}" if one.unit_of_parts else ""
    return f" ({write_number(one.above, 4)}/{write_number(one.below, 4)}{unit})"


def _at(one: Measure, facts: Facts) -> str:
    """Where the figure stands in the paper."""
    return f" (dòng {one.line} {facts.form_annex})" if one.line else f" ({facts.form_annex})"


def _against_aim(one: Measure, aim: Aim) -> str:
    """Where the result stands to the target; a plan may name none."""
    if aim.value is None:
        return f"không có mục tiêu số ({aim.source})"
    wanted = _amount(one, aim.value)
    value = one.value or Decimal(0)
    if aim.comparator is Comparator.AT_MOST:
        within = "trong mức" if value <= aim.value else "cao hơn mức"
        return f"{within} không quá {wanted} ({aim.source})"
    reached = value >= aim.value if aim.comparator is Comparator.AT_LEAST else value == aim.value
    words = "đạt chỉ tiêu" if reached else "chưa đạt chỉ tiêu"
    least = "ít nhất " if aim.comparator is Comparator.AT_LEAST and not _is_whole(one, aim) else ""
    return f"{words} {least}{wanted} ({aim.source})"


def _is_whole(one: Measure, aim: Aim) -> bool:
    """All of something: nobody says "at least" of a hundred percent."""
    return one.unit == _PERCENT and aim.value == 100


def _against_last_year(one: Measure, value: Decimal, last: Decimal, before: str) -> str:
    """More, less or as much as a year before; nothing is compared over a break of the series."""
    if one.broken:
        return f"không so sánh được với {before} do {one.broken}"
    step = value - last
    was = _amount(one, last)
    if not step:
        return f"bằng {before} ({was})"
    word = "tăng" if step > 0 else "giảm"
    if one.unit == _PERCENT:
        size = f"{write_number(abs(step), max(one.decimals, 1))} điểm phần trăm"
    else:
        share = f", tương ứng {_share(step, last)}" if last > 0 else ""
        size = f"{_amount(one, abs(step))}{share}"
    return f"{word} {size} so với {before} ({was})"


def _share(step: Decimal, last: Decimal) -> str:
    return f"{write_number(abs(step) * 100 / last, 1)}%"


def tell_work(work: Work, given: str) -> Told:
    """How the tasks of one plan stand on the day of the figures."""
    doing = work.total - work.done - len(work.late)
    parts = [
        f"Thực hiện {work.plan}: {given} {work.total:02d} nhiệm vụ",
        f"đã báo cáo hoàn thành {work.done:02d} nhiệm vụ ({_confirmed(work.confirmed)})"
        if work.done
        else "chưa có nhiệm vụ nào báo cáo hoàn thành",
    ]
    if doing > 0:
        parts.append(f"đang thực hiện trong hạn {doing:02d} nhiệm vụ")
    if work.late:
        parts.append(f"quá hạn {len(work.late):02d} nhiệm vụ: {_late(work)}")
    figures = (
        ("nhiệm vụ", str(work.total)), ("hoàn thành", str(work.done)),
        ("đã xác nhận", str(work.confirmed)), ("quá hạn", str(len(work.late))),
    )  # fmt: skip
    return Told(f"bc-viec-{work.key}", f"{'; '.join(parts)}.", figures)


def _confirmed(count: int) -> str:
    """How many were confirmed; nobody writes "00 nhiệm vụ"."""
    return f"{count:02d} nhiệm vụ đã được xác nhận" if count else "chưa nhiệm vụ nào được xác nhận"


def _late(work: Work) -> str:
    """The first late tasks in their words, the rest as a count."""
    named = [_clause(text) for text in work.late[:_MOST_LATE]]
    left = len(work.late) - len(named)
    return ", ".join(f"“{text}”" for text in named) + (f" và {left} nhiệm vụ khác" if left else "")


def _clause(text: str) -> str:
    line = " ".join(text.split()).rstrip(" .;,")
    return line if len(line) <= 160 else f"{line[:157].rsplit(' ', 1)[0]}…"


def tell_troubles(facts: Facts) -> Iterator[Told]:
    """How many difficulties were raised and answered, then each."""
    if not facts.troubles:
        return
    answered = sum(bool(one.answer) for one in facts.troubles)
    late = sum(one.late for one in facts.troubles)
    open_ = len(facts.troubles) - answered
    parts = [f"Trong kỳ đã nêu {len(facts.troubles):02d} khó khăn, vướng mắc"]
    if answered:
        parts.append(f"{answered:02d} nội dung đã được trả lời")
    if open_:
        past = f" ({late:02d} nội dung đã quá ngày trả lời)" if late else ""
        left = (
            f"{open_:02d} nội dung chưa có trả lời"
            if answered
            else "chưa nội dung nào được trả lời"
        )
        parts.append(f"{left}{past}")
    figures = (
        ("đã nêu", str(len(facts.troubles))), ("đã trả lời", str(answered)),
        ("quá ngày trả lời", str(late)),
    )  # fmt: skip
    yield Told("bc-kho-khan-chung", f"{'; '.join(parts)}.", figures)
    for one in facts.troubles:
        yield _trouble(one)


def _trouble(one: Trouble) -> Told:
    parts = [_clause(one.text)]
    if one.asked:
        parts.append(f"đề nghị {one.answerer} {_low(_clause(one.asked))}")
    if one.answer:
        on = f" ngày {said_day(one.answered_on)}" if one.answered_on else ""
        parts.append(f"{one.answerer} đã trả lời{on}: {_clause(one.answer)}")
    else:
        parts.append(f"{one.answerer} chưa trả lời")
    state = "đã trả lời" if one.answer else "chưa trả lời"
    return Told(f"bc-vuong-mac-{one.key}", f"{'; '.join(parts)}.", (("tình trạng", state),))


def _low(text: str) -> str:
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def tell_data(facts: Facts) -> Iterator[Told]:
    """Until when the figures go, who is missing in them, what is an estimate or not known."""
    day = said_day(facts.as_of)
    yield Told(
        "bc-chot-so-lieu",
        f"Số liệu trong Báo cáo này chốt đến ngày {day}, lấy từ biểu số liệu tại {facts.form_annex}"
        + (" và các minh chứng tại Phụ lục II." if facts.proofs else "."),
        (("chốt đến ngày", day),),
    )
    if facts.gaps is not None and facts.gaps.asked:
        yield _gaps(facts.gaps)
    estimated = [one for one in facts.measures if one.estimate is not None and not facts.is_over]
    if estimated:
        yield Told(
            "bc-uoc",
            f"Số ước {facts.whole or facts.period} của {len(estimated):02d} chỉ tiêu là số dự kiến, "
            "được thay bằng số chính thức khi hết kỳ.",
            (("số ước", str(len(estimated))),),
        )
    unknown = [one for one in facts.measures if one.value is None]
    if unknown:
        yield Told(
            "bc-chua-co",
            f"Còn {len(unknown):02d} chỉ tiêu chưa có số liệu: "
            f"{'; '.join(_named(one) for one in unknown)}.",
            (("chưa có số liệu", str(len(unknown))),),
        )


def _gaps(gaps: Gaps) -> Told:
    text = f"Số liệu tổng hợp từ {gaps.sent}/{gaps.asked} {gaps.noun}"
    if gaps.missing:
        text += f"; chưa có báo cáo của: {', '.join(gaps.missing)}"
    if gaps.supplementing:
        text += f"; đang bổ sung: {', '.join(gaps.supplementing)}"
    return Told("bc-don-vi", f"{text}.", (("đã gửi", f"{gaps.sent}/{gaps.asked}"),))
