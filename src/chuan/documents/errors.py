"""What this room refuses.

DomainError
├── NotAllowed  MayNotImport       the role does not bring documents in
│               NoOrganisation     works for none, hence has no library
├── NotFound    DraftNotFound      no such draft, or another person's
│               UploadNotFound     no such upload, or another person's
│               DocumentNotFound   no such document, or none the actor may know of
├── Conflict    UploadMoved        the bytes sent do not follow those received
│               CopyExists         the organisation holds this document already
└── RuleBroken  UploadRefused      too large, empty, too many parts
                CorrectionRefused  what was typed cannot be the value of that field
                IdentityMissing    issuer, kind, symbol or date not told
"""

from chuan.domain.errors import Conflict, NotAllowed, NotFound, RuleBroken
from chuan.domain.sentences import gettext_noop


class MayNotImport(NotAllowed):
    """Only officers, heads and clerks bring documents in."""

    code = "documents.may_not_import"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Bạn chưa có vai trò được nhập văn bản ở cơ quan này."))


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
