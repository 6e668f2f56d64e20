"""What this room refuses.

DomainError
├── NotAllowed  MayNotImport       the role does not bring documents in
│               MayNotDraft        the role does not write, number or send papers here
│               NoOrganisation     works for none, hence has no library
├── NotFound    DraftNotFound      no such draft, or another person's
│               PaperNotFound      no such paper, entry or request, or none the actor may know of
│               UploadNotFound     no such upload, or another person's
│               DocumentNotFound   no such document, or none the actor may know of
├── Conflict    UploadMoved        the bytes sent do not follow those received
│               CopyExists         the organisation holds this document already
│               PaperChanged       somebody saved the paper first
│               NumberTaken        another paper bears that number
└── RuleBroken  UploadRefused      too large, empty, too many parts
                CorrectionRefused  what was typed cannot be the value of that field
                IdentityMissing    issuer, kind, symbol or date not told
                PaperRefused       the paper is not ready for that, or what was typed does not fit
"""

from chuan.domain.errors import Conflict, NotAllowed, NotFound, RuleBroken
from chuan.domain.sentences import gettext_noop


class MayNotImport(NotAllowed):
    """Only officers, heads and clerks bring documents in."""

    code = "documents.may_not_import"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Bạn chưa có vai trò được nhập văn bản ở cơ quan này."))


class MayNotDraft(NotAllowed):
    """The role does not write, pass, number or send papers in this body."""

    code = "documents.may_not_draft"

    def __init__(self, message: str = "") -> None:
        super().__init__(
            message or gettext_noop("Bạn chưa có vai trò làm việc này với văn bản ở cơ quan này.")
        )


class NoOrganisation(NotAllowed):
    """Who works for no organisation has no library."""

    code = "documents.no_organisation"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Bạn chưa có cơ quan làm việc."))


class DraftNotFound(NotFound):
    """No such draft, or one that belongs to somebody else."""

    code = "documents.draft_not_found"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("Không tìm thấy bản nháp này, hoặc bản nháp đã được tiếp nhận.")
        )


class PaperNotFound(NotFound):
    """No such paper, entry or request, or none that the actor may know of."""

    code = "documents.paper_not_found"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("Không tìm thấy văn bản này, hoặc cơ quan bạn không tham gia xử lý.")
        )


class UploadNotFound(NotFound):
    """No such upload, or one that belongs to somebody else."""

    code = "documents.upload_not_found"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Không còn lần tải lên này. Hãy tải lại từ đầu."))


class DocumentNotFound(NotFound):
    """No such document, or none the actor may know of."""

    code = "documents.not_found"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Không tìm thấy văn bản này."))


class CopyExists(Conflict):
    """The organisation holds a copy of this document already."""

    code = "documents.copy_exists"


class PaperChanged(Conflict):
    """Somebody saved the paper since it was shown; `version` is the present one."""

    code = "documents.paper_changed"


class NumberTaken(Conflict):
    """Another paper bears that number."""

    code = "documents.number_taken"


class PaperRefused(RuleBroken):
    """The paper is not ready for that step, or what was typed does not fit; `field` names it."""

    code = "documents.paper_refused"


class CorrectionRefused(RuleBroken):
    """What was typed cannot be the value of that field; `field` names it."""

    code = "documents.correction_refused"


class UploadMoved(Conflict):
    """The bytes sent do not begin where the bytes received end."""

    code = "documents.upload_moved"


class UploadRefused(RuleBroken):
    """The file cannot be taken; the sentence says why."""

    code = "documents.upload_refused"


class IdentityMissing(RuleBroken):
    """A document is known by its issuer, kind, symbol and date; one of them is missing."""

    code = "documents.identity_missing"
