"""Words of a comparison between a plan and those above it."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chuan.domain.vanban.alignment.types import MatchKind, Verdict

Words = Promise | str

KIND: Final[dict[str, Words]] = {
    MatchKind.MISSING: _("Còn thiếu"),
    MatchKind.CONTRADICTED: _("Khác nhau"),
    MatchKind.WEAKER: _("Chưa bằng cấp trên"),
    MatchKind.COVERED: _("Đã có"),
    MatchKind.ADDED: _("Có thêm"),
    MatchKind.NOT_CONCERNED: _("Không thuộc cấp mình"),
}
KIND_BADGE: Final[dict[str, str]] = {
    MatchKind.MISSING: "warn",
    MatchKind.CONTRADICTED: "warn",
    MatchKind.WEAKER: "warn",
    MatchKind.COVERED: "done",
    MatchKind.ADDED: "info",
    MatchKind.NOT_CONCERNED: "neutral",
}
KNOT: Final[dict[str, str]] = {
    MatchKind.MISSING: "empty",
    MatchKind.CONTRADICTED: "warn",
    MatchKind.WEAKER: "warn",
    MatchKind.COVERED: "done",
    MatchKind.ADDED: "now",
    MatchKind.NOT_CONCERNED: "waiting",
}
VERDICT: Final[dict[str, Words]] = {
    Verdict.MET: _("bằng hoặc cao hơn"),
    Verdict.BELOW: _("thấp hơn, cần kiểm tra lại"),
    Verdict.OVER: _("vượt mức tối đa, cần kiểm tra lại"),
    Verdict.SHARE: _("con số của cả địa bàn cấp trên, không so với một đơn vị"),
    Verdict.INTERIM: _("mốc sớm hơn của kế hoạch này, chưa so được"),
    Verdict.ABSENT: _("chưa có trong kế hoạch này"),
}
VERDICT_BADGE: Final[dict[str, str]] = {
    Verdict.MET: "done",
    Verdict.BELOW: "warn",
    Verdict.OVER: "warn",
    Verdict.SHARE: "neutral",
    Verdict.INTERIM: "neutral",
    Verdict.ABSENT: "warn",
}
SEVERITY: Final[dict[str, Words]] = {
    "error": _("Cần kiểm tra lại"),
    "warning": _("Nên xem lại"),
    "question": _("Cần hỏi lại"),
    "notice": _("Cần biết"),
}
