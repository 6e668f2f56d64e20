"""What the procedures of standards ask of numbers and days; pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from chuan.domain.designation import Designation
from chuan.domain.sentences import Sentence, gettext_noop
from chuan.standards.enums import StandardKind

LIVES: Final[Mapping[str, str]] = {
    StandardKind.TCVN: "tcvn",
    StandardKind.QCDP: "qcdp",
    StandardKind.TCCS: "tccs",
}
"""The procedure by which a draft of a kind becomes a standard."""
REVIEWS: Final[Mapping[str, str]] = {
    StandardKind.TCVN: "ra-soat-tcvn",
    StandardKind.QCDP: "ra-soat-qcdp",
}
"""The procedure by which a standard in force is reviewed."""
REVIEW_YEARS: Final[Mapping[str, int]] = {StandardKind.TCVN: 3, StandardKind.QCDP: 5}
MONTHS_BEFORE_EFFECT: Final = 6
SOONER: Final = "suc-khoe"
"""The flag of what is urgent for health, safety or the environment."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a step of publication says: the number, the days, what is replaced.

    `keeps_number` is what the procedure asks of one that replaces one edition alone.
    """

    kind: str
    number: Designation
    decided_on: date
    effective_on: date
    replaced: Sequence[Designation] = ()
    keeps_number: bool = False


def number_fault(given: Published) -> Sentence | None:
    """What is not right with the number of what is published; None when it may stand.

    One that replaces one edition keeps its number with the new year, where its procedure asks for it; one
    that replaces several has a number of its own.

    Basis: Điều 8, Điều 14 Thông tư 11/2021/TT-BKHCN
    """
    return _form_fault(given) or _succession_fault(given)


def _form_fault(given: Published) -> Sentence | None:
    number = given.number
    if str(number.kind) != given.kind:
        return Sentence(gettext_noop("Số hiệu không đúng loại của dự thảo."))
    if number.year is None:
        return Sentence(gettext_noop("Số hiệu cần có năm, ví dụ :2027."))
    if number.year != given.decided_on.year:
        return Sentence(
            gettext_noop("Năm trong số hiệu phải là năm của quyết định (%(year)s)."),
            year=given.decided_on.year,
        )
    if given.kind in {StandardKind.QCDP, StandardKind.TCCS} and not number.suffix:
        return Sentence(
            gettext_noop("Số hiệu cần có ký hiệu nơi ban hành sau dấu gạch chéo, ví dụ /NA.")
        )
    return None


def _succession_fault(given: Published) -> Sentence | None:
    number = given.number
    families = {each.family for each in given.replaced}
    if number.key in {each.key for each in given.replaced}:
        return Sentence(gettext_noop("Một văn bản không thay thế chính nó."))
    if len(families) == 1 and number.family not in families and given.keeps_number:
        return Sentence(
            gettext_noop(
                "Thay thế một tiêu chuẩn thì giữ số của tiêu chuẩn đó (%(old)s), đổi năm."
            ),
            old=str(given.replaced[0]),
        )
    if len(families) > 1 and number.family in families:
        return Sentence(
            gettext_noop("Thay thế nhiều tiêu chuẩn thì dùng số mới, không dùng lại số cũ.")
        )
    return None


def effect_fault(given: Published, *, earliest: date, flags: Collection[str]) -> Sentence | None:
    """Why the day of effect cannot stand. `earliest`: six months after a local regulation is issued.

    Basis: Điều 34 Luật Tiêu chuẩn và quy chuẩn kỹ thuật 2006
    """
    if given.effective_on < given.decided_on:
        return Sentence(gettext_noop("Ngày có hiệu lực không thể trước ngày quyết định."))
    if given.kind != StandardKind.QCDP or SOONER in flags or given.effective_on >= earliest:
        return None
    return Sentence(
        gettext_noop(
            "Quy chuẩn có hiệu lực sớm nhất sau 6 tháng (%(day)s), trừ trường hợp cấp bách vì sức khỏe, "
            "an toàn, môi trường đã ghi khi mở hồ sơ."
        ),
        day=f"{earliest:%d/%m/%Y}",
    )


def quarter_words(on: date) -> tuple[int, str]:
    """The quarter of a day, and what the yearly programme of local regulations asks for in it.

    Basis: Thông tư 26/2019/TT-BKHCN (đề nghị trong Quý II; phê duyệt, báo cáo trong Quý IV)
    """
    quarter = (on.month + 2) // 3
    words = {
        2: gettext_noop("Quý II: nhận đề nghị cho kế hoạch năm sau."),
        4: gettext_noop(
            "Quý IV: phê duyệt kế hoạch năm sau khi có ý kiến Bộ Khoa học và Công nghệ, báo cáo năm."
        ),
    }
    return quarter, words.get(quarter, gettext_noop("Quý này thực hiện kế hoạch đã duyệt."))
