"""What this room refuses.

DomainError
├── NotAllowed  MayNotKeepRegister   only officers in charge of standards write records
│               MayNotClaim          only members of a body declare what it applies
│               MayNotConfirm        only officers in charge of the place confirm what was declared
│               MayNotDraft          only officers of the body that drafts write a draft and answer comments
├── NotFound    NoSuchDraft          no such draft, clause or comment, or none the actor may know of
│               NoSuchStandard       no such record, or none the actor may know of
│               NoSuchClaim          no such claim, or none the actor may know of
│               NoSuchImport         no such import, or none the actor may know of
│               NoSuchSearch         no such kept search of one's own
├── Conflict    StandardKnown        the number stands in the register
│               ClaimKnown           the body has declared the same
│               ImportMoved          the import is at another step by now
│               DraftMoved           the draft is at another step by now
│               CommentAnswered      somebody else answered the comment first
└── RuleBroken  DraftRefused         the draft, the comment or the answer cannot be taken, and why
                RecordRefused        the record, the claim or the file cannot be taken, and why
                SearchRefused        the search cannot be kept, and why
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


class MayNotDraft(NotAllowed):
    """The actor is no officer or head of the body that drafts."""

    code = "standards.may_not_draft"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop(
                "Chỉ cán bộ của cơ quan soạn thảo được sửa dự thảo và trả lời ý kiến. "
                "Bạn vẫn góp ý được khi dự thảo đang lấy ý kiến."
            )
        )


class NoSuchDraft(NotFound):
    """No such draft, clause or comment, or none the actor may know of."""

    code = "standards.no_such_draft"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Không tìm thấy dự thảo, điều khoản hoặc ý kiến này."))


class DraftMoved(Conflict):
    """Somebody took the step first."""

    code = "standards.draft_moved"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("Dự thảo đã sang bước khác. Hãy mở lại trang để xem đang ở đâu.")
        )


class CommentAnswered(Conflict):
    """Somebody else answered one of the comments since the page was opened."""

    code = "standards.comment_answered"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop(
                "Có ý kiến vừa được người khác trả lời. Hãy mở lại danh sách để xem trước khi ghi tiếp."
            )
        )


class DraftRefused(RuleBroken):
    """The draft, the comment or the answer cannot be taken; the sentence says why and what to do."""

    code = "standards.draft_refused"


class NoSuchSearch(NotFound):
    """No kept search of one's own has this address."""

    code = "standards.no_such_search"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Không có tìm kiếm đã lưu này. Hãy mở lại danh sách."))


class SearchRefused(RuleBroken):
    """The search cannot be kept."""

    code = "standards.search_refused"
