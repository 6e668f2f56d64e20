"""What this room refuses.

DomainError
├── NotFound    DraftNotFound      no such draft, or another person's
├── Conflict    UploadMoved        the bytes sent do not follow those received
│               CopyExists         the organisation holds this document already
└── RuleBroken  UploadRefused      too large, empty, too many parts
                CorrectionRefused  what was typed cannot be the value of that field
                IdentityMissing    issuer, kind, symbol or date not told
"""

from chuan.domain.errors import Conflict, NotFound, RuleBroken


class DraftNotFound(NotFound):
    """No such draft, or one that belongs to somebody else."""

    code = "documents.draft_not_found"


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
