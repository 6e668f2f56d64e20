"""Codes of the demo: honey with links, lots, one of them recalled by the commune, a workshop."""

from typing import Final

from chuan.config.demo.tree import acting
from chuan.identifiers.services.code_imports import import_codes
from chuan.identifiers.services.codes import register_code, withdraw_code
from chuan.identifiers.services.links import add_link
from chuan.identifiers.services.warnings import mark_recalled
from chuan.identifiers.types import LinkWords

MAKER: Final = ("binh", "/40/x16792/htx-mat-ong/")
COMMUNE: Final = ("hoa", "/40/x16792/vhxh/")
HONEY: Final = "08938501000019"
LOT, RECALLED = "MO-2609", "MO-2608"
NAME: Final = "Mật ong hoa rừng Châu Tiến, chai 500 ml (mẫu)"
LINKS: Final = (
    LinkWords("/tieu-chuan/tcvn-iso-14001-2015/", "Tiêu chuẩn áp dụng", "gs1:certificationInfo"),
    LinkWords(
        "https://example.com/huong-dan.html", "Cách dùng và bảo quản", "gs1:instructions", "vi"
    ),
    LinkWords(
        "https://example.com/instructions.html", "How to use and keep", "gs1:instructions", "en"
    ),
)
OTHERS: Final = """ma;ten
(414)8938501000026;Xưởng lọc, đóng chai mật ong (mẫu)
(8004)89385010MAYLOC1;Máy lọc mật ong số 1 (mẫu)
(00)089385010000000019;Thùng 24 chai gửi đi Vinh (mẫu)
"""


def register_codes() -> None:
    """Through the same services as anybody's."""
    maker, commune = acting(*MAKER), acting(*COMMUNE)
    honey = register_code(actor=maker, code=HONEY, label=NAME, is_sample=True)
    for words in LINKS:
        add_link(actor=maker, uid=honey.uid, words=words)
    for lot in (LOT, RECALLED):
        made = register_code(
            actor=maker, code=f"(01){HONEY}(10){lot}", label=f"Lô {lot} (mẫu)", is_sample=True
        )
    mark_recalled(
        actor=commune, uid=made.uid,
        words=LinkWords("", f"Thu hồi lô {RECALLED} (mẫu): nhãn ghi sai hạn dùng. Trả lại nơi mua."),
    )  # fmt: skip
    old = register_code(
        actor=maker, code="08938501000033", label="Mật ong chai 330 ml (mẫu)", is_sample=True
    )
    withdraw_code(actor=maker, uid=old.uid, reason="Đã thôi sản xuất chai 330 ml")
    import_codes(actor=maker, raw=OTHERS.encode(), is_sample=True)
