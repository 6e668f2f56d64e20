"""Nơi nhận of the own plan: who is told above, beside and below, and who keeps it."""

from chuan.domain.vanban.folding import fold
from chuan.plans.rules.child_plan.organising import report_of
from chuan.plans.rules.child_plan.types import Above, Issuer, Level, Unit


def recipients_of(above: Above, issuer: Issuer, focal: Unit | None) -> tuple[str, ...]:
    """The list, in the order in which such lists are written; the last line says who keeps it.

    Basis: khoản 9 Mục II Phụ lục I Nghị định 30/2020/NĐ-CP; Hướng dẫn 36-HD/VPTW.
    """
    told = [f"{above.issuer} (để báo cáo)"] if above.issuer else []
    report = report_of(above.document, issuer).to
    told += [
        f"{name} (để báo cáo)"
        for name in report.split("; ")
        if name and fold(name) not in fold(above.issuer)
    ]
    near = _party(issuer) if issuer.is_party else _state(issuer)
    return tuple(dict.fromkeys([*told, *near, _kept(issuer, focal)]))


def _state(issuer: Issuer) -> list[str]:
    if issuer.level is Level.COMMUNE:
        word = issuer.place_word
        return [
            f"Thường trực Đảng ủy, Thường trực HĐND {word}",
            f"Chủ tịch, các Phó Chủ tịch {issuer.short}",
            f"Ủy ban MTTQ Việt Nam {word}",
            f"Các phòng, đơn vị thuộc {issuer.short}",
        ]
    if issuer.level is Level.DEPARTMENT:
        return [f"Lãnh đạo {issuer.short}", f"Các phòng, đơn vị thuộc {issuer.short}"]
    return [f"Các cơ quan, đơn vị thuộc {issuer.short}"]


def _party(issuer: Issuer) -> list[str]:
    return [
        f"Thường trực {issuer.short}",
        f"Các cơ quan tham mưu, giúp việc {issuer.short}",
        f"Các chi bộ, đảng bộ cơ sở trực thuộc {issuer.short}",
    ]


def _kept(issuer: Issuer, focal: Unit | None) -> str:
    if issuer.is_party:
        return f"Lưu Văn phòng {issuer.short}"
    return f"Lưu: VT, {focal.symbol}" if focal and focal.symbol else "Lưu: VT"
