"""What this room refuses.

DomainError
├── NotAllowed  MayNotKeepRegister   only officers in charge of standards write records
│               MayNotClaim          only members of a body declare what it applies
│               MayNotConfirm        only officers in charge of the place confirm what was declared
├── NotFound    NoSuchStandard       no such record, or none the actor may know of
│               NoSuchClaim          no such claim, or none the actor may know of
│               NoSuchImport         no such import, or none the actor may know of
├── Conflict    StandardKnown        the number stands in the register
│               ClaimKnown           the body has declared the same
│               ImportMoved          the import is at another step by now
└── RuleBroken  RecordRefused        the record, the claim or the file cannot be taken, and why
"""

from chuan.domain.errors import Conflict, NotAllowed, NotFound, RuleBroken
from chuan.domain.sentences import gettext_noop


class MayNotKeepRegister(NotAllowed):
    """Officers and heads of the science department, the ministry, the committee; node administrators."""

    code = "standards.may_not_keep_register"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop(
                "Chỉ cán bộ Sở Khoa học và Công nghệ, cơ quan tiêu chuẩn ở trung ương hoặc người quản trị hệ "
                "thống được ghi vào danh mục tiêu chuẩn. Hãy gửi thông tin cho một trong các nơi này."
            )
        )


class MayNotClaim(NotAllowed):
    """The actor does not work for a body that can apply standards."""

    code = "standards.may_not_claim"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop(
                "Hãy đăng nhập với vai trò cán bộ của cơ sở để công bố tiêu chuẩn áp dụng."
            )
        )


class MayNotConfirm(NotAllowed):
    """The actor is not in charge of the place where the body stands."""

    code = "standards.may_not_confirm"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop(
                "Bạn không phụ trách địa bàn này nên chưa xác nhận được công bố của cơ sở."
            )
        )


class NoSuchStandard(NotFound):
    """No such record, or none the actor may know of."""

    code = "standards.no_such_standard"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("Không tìm thấy tiêu chuẩn này trong danh mục. Hãy tìm theo số hiệu.")
        )


class NoSuchClaim(NotFound):
    """No such claim, or none the actor may know of."""

    code = "standards.no_such_claim"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Không tìm thấy công bố này."))


class NoSuchImport(NotFound):
    """No such import, or none the actor may know of."""

    code = "standards.no_such_import"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Không tìm thấy lần nhập này."))


class StandardKnown(Conflict):
    """The number stands in the register already."""

    code = "standards.known"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("Số hiệu này đã có trong danh mục. Hãy mở bản ghi đó để sửa.")
        )


class ClaimKnown(Conflict):
    """The body has declared the same before."""

    code = "standards.claim_known"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("Cơ sở đã công bố tiêu chuẩn này cho cùng sản phẩm. Hãy mở công bố đã có.")
        )


class ImportMoved(Conflict):
    """Somebody took the step first, or the import is not there yet."""

    code = "standards.import_moved"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("Lần nhập này đã sang bước khác. Hãy mở lại trang để xem đang ở đâu.")
        )


class RecordRefused(RuleBroken):
    """The record, the claim or the file cannot be taken; the sentence says why and what to do."""

    code = "standards.refused"
