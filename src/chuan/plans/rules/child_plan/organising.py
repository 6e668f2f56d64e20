"""Tổ chức thực hiện: which unit does what, who puts together, and by when it must reach whom."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from chuan.domain.sentences import Sentence, gettext_noop
from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.types import Document, Duty, Reporting
from chuan.domain.vanban.writing.wording import said_day
from chuan.orgs.rules.naming import name_key
from chuan.plans.rules.child_plan.bodies import units_for
from chuan.plans.rules.child_plan.concern import is_addressed
from chuan.plans.rules.child_plan.draft import Draft
from chuan.plans.rules.child_plan.times import NEAR, day_before_each_year
from chuan.plans.rules.child_plan.types import BLANK, Above, Issuer, Terms, Unit
from chuan.plans.rules.child_plan.wording import capital, plain, reword

_DIFFICULTY = re.compile(r"khó khăn|vướng mắc|vấn đề phát sinh")
_FRONT = re.compile(r"mặt trận tổ quốc|mttq")
_OWN_PLAN = re.compile(r"xây dựng (?:chương trình, )?kế hoạch")
_INTERNAL = gettext_noop(
    "Mốc nội bộ để kịp báo cáo trước ngày %(day)s (trừ %(days)d ngày làm việc);"
    " thời hạn của cấp trên giữ nguyên."
)
_REPORT_PAST = gettext_noop(
    "Thời hạn báo cáo của cấp trên (%(day)s) đã qua; hãy ghi mốc mới khi có yêu cầu."
)
_NO_FOCAL = gettext_noop("Chưa rõ đơn vị đầu mối; hãy chọn trong cơ quan mình.")
_BY_DATE = re.compile(r"--(\d{2})-(\d{2})")


@dataclass(frozen=True, slots=True)
class Report:
    """What the issuer owes the level above: to whom, by which day: of every year, or `on` one day."""

    to: str
    month: int = 0
    day: int = 0
    on: date | None = None
    pointer: str = ""

    @property
    def words(self) -> str:
        """As a plan says it."""
        if self.on:
            return f"trước ngày {said_day(self.on)}"
        return (
            f"trước ngày {self.day} tháng {self.month} hằng năm" if self.month else "theo quy định"
        )


def report_of(document: Document, issuer: Issuer) -> Report:
    """The report that the plan above asks of the issuer or of its group, a dated one first."""
    mine = []
    for place, row in enumerate(document.reporting):
        asked = any(is_addressed(name.text, issuer) for name in row.who)
        to = [name.text for name in row.to if name_key(name.text) not in issuer.keys]
        if row.recurrence != "on_event" and asked and to:
            mine.append((place, row, "; ".join(to)))
    mine.sort(key=lambda found: not found[1].due)
    if not mine:
        return Report("")
    place, row, told = mine[0]
    same_day = (n for n, duty in enumerate(document.duties) if row.due and duty.due == row.due)
    said = next(same_day, None)
    return _report(f"reporting/{place}" if said is None else f"duties/{said}", row, told)


def _report(pointer: str, row: Reporting, to: str) -> Report:
    due = row.due or ""
    yearly = _BY_DATE.fullmatch(due)
    if yearly:
        return Report(to, int(yearly[1]), int(yearly[2]), pointer=pointer)
    once = re.fullmatch(r"\d{4}-\d{2}-\d{2}", due)
    return Report(to, on=date.fromisoformat(due) if once else None, pointer=pointer)


@dataclass(frozen=True, slots=True)
class Work:
    """All that the organising part rests on: `led` has the numbers of the rows each unit leads."""

    above: Above
    issuer: Issuer
    terms: Terms
    led: Mapping[Unit, Sequence[str]]
    focal: Unit | None

    @property
    def focal_name(self) -> str:
        """The unit that puts things together, or what is to be filled in."""
        return self.focal.name if self.focal else BLANK


def organise_state(draft: Draft, work: Work) -> None:
    """The part of a state plan: the focal unit, units that lead, all units, the Front, difficulties."""
    issuer, name = work.issuer, work.focal_name
    report = report_of(work.above.document, issuer)
    draft.part("TỔ CHỨC THỰC HIỆN")
    draft.heading(name)
    if work.focal is None:
        draft.doubt(name, "", [Sentence(_NO_FOCAL)])
    draft.item(
        "Là cơ quan đầu mối, chủ trì, phối hợp với các cơ quan, đơn vị liên quan tham mưu "
        f"{issuer.short} tổ chức triển khai thực hiện Kế hoạch này; theo dõi, đôn đốc, kiểm tra "
        "việc thực hiện."
    )
    to = f" {report.to}" if report.to else " cấp trên"
    draft.item(
        f"Tổng hợp kết quả thực hiện, tham mưu {issuer.short} báo cáo{to} {report.words} và báo "
        "cáo đột xuất khi có yêu cầu.",
        report.pointer,
    )
    for unit, numbers in work.led.items():
        if unit.name != name:
            draft.heading(unit.name)
            draft.item(f"Chủ trì thực hiện {_numbered(numbers)} tại Phụ lục kèm theo Kế hoạch này.")
    _all_units(draft, work, report)
    _front(draft, work.above, issuer)
    draft.paragraph(
        "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, đơn vị kịp thời phản "
        f"ánh về {name} để tổng hợp, báo cáo {issuer.short} xem xét, chỉ đạo.",
        _difficulties(work.above.document),
    )


def _numbered(numbers: Sequence[str]) -> str:
    word = "nhiệm vụ số" if len(numbers) == 1 else "các nhiệm vụ số"
    return f"{word} {', '.join(numbers)}"


def _all_units(draft: Draft, work: Work, report: Report) -> None:
    issuer, terms = work.issuer, work.terms
    draft.heading(f"Các phòng, đơn vị thuộc {issuer.short}")
    draft.item(
        "Căn cứ nhiệm vụ được phân công tại Phụ lục kèm theo Kế hoạch này, chủ động tổ chức thực "
        "hiện bảo đảm tiến độ, chất lượng, hiệu quả."
    )
    for place, duty in enumerate(work.above.document.duties):
        if _is_common(duty, issuer):
            said = reword(_without_actor(duty), issuer, work.above)
            draft.item(capital(plain(said)) + ".", f"duties/{place}")
    when = _internal_day(report, terms)
    text = (
        f"{when}, gửi báo cáo kết quả thực hiện và kiến nghị, đề xuất (nếu có) về "
        f"{work.focal_name} để tổng hợp."
    )
    draft.item(text, report.pointer)
    if report.on and report.on < terms.on:
        draft.doubt(text, report.pointer, [Sentence(_REPORT_PAST, day=said_day(report.on))])
    elif BLANK in when:
        near = Sentence(NEAR, words=report.words, days=terms.days_to_report)
        draft.doubt(text, report.pointer, [near])
    elif report.on or report.month:
        legal = said_day(report.on) if report.on else f"{report.day:02d}/{report.month:02d}"
        draft.doubt(
            text, report.pointer, [Sentence(_INTERNAL, day=legal, days=terms.days_to_report)]
        )


def _internal_day(report: Report, terms: Terms) -> str:
    """By when units report to the focal one, so that the report above is in time."""
    if report.month:
        month, day = day_before_each_year(report.month, report.day, terms)
        return f"Trước ngày {day} tháng {month} hằng năm"
    if report.on:
        own = terms.calendar.add_working_days(report.on, -terms.days_to_report)
        return f"Trước ngày {said_day(own) if own > terms.on else BLANK}"
    return "Định kỳ hoặc đột xuất khi có yêu cầu"


def _is_common(duty: Duty, issuer: Issuer) -> bool:
    """A duty of the issuer's group that no other sentence of the part takes up."""
    if duty.actor is None or duty.due or not is_addressed(duty.actor.text, issuer):
        return False
    said = fold(duty.text.text)
    return not (_DIFFICULTY.search(said) or _OWN_PLAN.search(said) or "báo cáo" in said)


def _difficulties(document: Document) -> str:
    for place, duty in enumerate(document.duties):
        if duty.actor and _DIFFICULTY.search(fold(duty.text.text)):
            return f"duties/{place}"
    return ""


def _front(draft: Draft, above: Above, issuer: Issuer) -> None:
    """What the Front and the unions are asked, where the plan above asks it of them."""
    for place, duty in enumerate(above.document.duties):
        if duty.actor and _FRONT.search(fold(duty.actor.text)):
            said = reword(_without_actor(duty), issuer, above)
            draft.heading(
                f"Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam {issuer.place_word} và các tổ chức "
                "chính trị - xã hội"
            )
            draft.item(capital(plain(said)) + ".", f"duties/{place}")
            return


def _without_actor(duty: Duty) -> str:
    """What is to be done, without who does it at the beginning."""
    text = " ".join(duty.text.text.split())
    actor = " ".join(duty.actor.text.split()) if duty.actor else ""
    if actor and fold(text).startswith(fold(actor)):
        text = text[len(actor) :].lstrip(" ,:")
    return re.sub(r"^có trách nhiệm\s+", "", text)


def organise_party(draft: Draft, above: Above, issuer: Issuer, cited: str) -> None:
    """The part of a party plan: each duty above with the own body that takes it, in the same order."""
    draft.part("TỔ CHỨC THỰC HIỆN")
    for actor, duties in _by_actor(above.document.duties):
        own = _own_actor(actor, issuer, above)
        said = [(place, _party_words(duty, issuer, above, cited)) for place, duty in duties]
        if len(said) == 1:
            draft.clause(f"{own} {_low(said[0][1])}.", f"duties/{said[0][0]}")
            continue
        draft.heading(f"{own} lãnh đạo, chỉ đạo")
        for place, words in said:
            draft.item(f"{capital(words)}.", f"duties/{place}")
    report = report_of(above.document, issuer)
    to = report.to or above.issuer or BLANK
    kept = issuer.counterparts.get("vp-tu")
    keeper = kept.name if kept else f"Văn phòng {issuer.short}"
    draft.clause(
        f"{keeper} theo dõi, đôn đốc việc thực hiện Kế hoạch này; tham mưu {issuer.voice} sơ kết, "
        f"tổng kết, báo cáo {to} {report.words}.",
        report.pointer,
    )


def _by_actor(duties: Iterable[Duty]) -> Iterable[tuple[str, list[tuple[int, Duty]]]]:
    groups: defaultdict[tuple[str, str], list[tuple[int, Duty]]] = defaultdict(list)
    for place, duty in enumerate(duties):
        key = (duty.actor.text if duty.actor else "", duty.number or str(place))
        groups[key].append((place, duty))
    for (actor, _number), found in groups.items():
        yield actor, found


def _own_actor(actor: str, issuer: Issuer, above: Above) -> str:
    if not actor:
        return "Các cơ quan, đơn vị"
    unit = next(units_for(actor, issuer), None)
    if unit is not None:
        return unit.name
    if is_addressed(actor, issuer):
        return f"Các chi bộ, đảng bộ cơ sở trực thuộc {issuer.short}"
    return capital(reword(actor, issuer, above))


def _party_words(duty: Duty, issuer: Issuer, above: Above, cited: str) -> str:
    """The duty in the words of the own level: both plans named, reports to the own committee."""
    said = plain(reword(_without_actor(duty), issuer, above))
    said = _sub(r" và kế hoạch của (?:tỉnh|thành) ủy", f", {cited} và Kế hoạch này", said)
    said = _sub(r"kế hoạch của (?:tỉnh|thành) ủy", f"{cited} và Kế hoạch này", said)
    return _sub(r"(?:ban thường vụ|thường trực) (?:tỉnh|thành) ủy", issuer.voice, said)


def _sub(pattern: str, to: str, text: str) -> str:
    found = re.search(pattern, fold(text))
    return f"{text[: found.start()]}{to}{text[found.end() :]}" if found else text


def _low(text: str) -> str:
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
