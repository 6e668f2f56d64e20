"""What bodies of the demo declare to apply: one thing checked by the commune, one their own word."""

from chuan.config.demo.tree import acting
from chuan.standards.enums import ClaimKind
from chuan.standards.services.claims import ClaimWords, confirm_claim, declare_claim
from chuan.standards.services.following import follow

MAKER = ("binh", "/40/x16792/htx-mat-ong/")
COMMUNE = ("hoa", "/40/x16792/vhxh/")
CHECKED = "tcvn-iso-14001-2015"
WATER = "tcvn-6492-2011"


def claim_standards() -> None:
    """Through the same services as anybody's."""
    maker, commune = acting(*MAKER), acting(*COMMUNE)
    checked = declare_claim(
        actor=maker, slug=CHECKED,
        words=ClaimWords(products="Cơ sở lọc và đóng chai mật ong (mẫu)"),
    )  # fmt: skip
    confirm_claim(actor=commune, uid=checked.uid)
    declare_claim(
        actor=maker, slug=WATER,
        words=ClaimWords(kind=ClaimKind.APPLIED, products="Nước dùng để rửa chai (mẫu)"),
    )  # fmt: skip
    follow(actor=commune, slug=WATER, wanted=True)
