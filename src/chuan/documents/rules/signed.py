"""What a signed file says against its draft, and how far its signatures can be believed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Any, Final

from chuan.documents.readers.signed import Signature
from chuan.documents.rules.wordings import plain
from chuan.domain.sentences import Sentence, gettext_noop
from chuan.domain.vanban.writing import Paper

_NUMBER: Final = re.compile(r"^\s*(\d{1,5})(?!\d)")
_VIETNAM: Final = timezone(timedelta(hours=7))
LIKELY: Final = 60
"""Two texts that share so much, in per cent, are likely the same paper."""


@dataclass(frozen=True, slots=True)
class Believed:
    """One signature in words. `kind` is verified, unverified, warn or danger."""

    signature: Signature
    kind: str
    said: str
    at: str


def number_in(symbol: str) -> int | None:
    """The number that a printed symbol begins with.

    >>> number_in("05/KH-UBND"), number_in("/KH-UBND")
    (5, None)
    """
    found = _NUMBER.match(symbol)
    return int(found[1]) if found else None


def day_in(found: Mapping[str, Any]) -> date | None:
    """The day that was read of the file."""
    try:
        return date.fromisoformat(str(found.get("date") or ""))
    except ValueError:
        return None


def believed(signature: Signature) -> Believed:
    """How far one signature can be believed; what was not checked is never called valid.

    Basis: Luật Giao dịch điện tử 20/2023/QH15, Điều 22, Điều 28; Nghị định 30/2020/NĐ-CP, Phụ lục I.
    """
    kind, said = (
        "verified",
        gettext_noop(
            "Chữ ký còn nguyên vẹn, chứng thư do tổ chức đã khai cấp; chưa tra cứu thu hồi chứng thư."
        ),
    )
    if not signature.intact:
        kind, said = "danger", gettext_noop("Tệp đã bị thay đổi sau khi ký; cần kiểm tra lại.")
    elif signature.modified:
        kind, said = (
            "danger",
            gettext_noop(
                "Sau chữ ký này tệp có thay đổi khác ngoài việc ký thêm; cần kiểm tra lại."
            ),
        )
    elif not signature.in_time:
        kind, said = (
            "warn",
            gettext_noop("Chứng thư số không còn hoặc chưa có hiệu lực vào lúc ghi trong chữ ký."),
        )
    elif signature.trust == "unchecked":
        kind, said = (
            "unverified",
            gettext_noop("Chữ ký còn nguyên vẹn; chưa đối chiếu được nhà cung cấp chứng thực."),
        )
    elif signature.trust != "trusted":
        kind, said = (
            "warn",
            gettext_noop("Chứng thư số không do tổ chức chứng thực đã khai trên hệ thống này cấp."),
        )
    return Believed(signature, kind, said, signed_at(signature.at))


def signed_at(text: str) -> str:
    """The moment of signing as the law prints it: dd/mm/yyyy hh:mm:ss +07:00.

    >>> signed_at("2026-11-20T08:30:00+00:00")
    '20/11/2026 15:30:00 +07:00'

    Basis: Nghị định 30/2020/NĐ-CP, Phụ lục I (thông tin chữ ký số của cơ quan, tổ chức).
    """
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return ""
    return f"{at.astimezone(_VIETNAM):%d/%m/%Y %H:%M:%S} +07:00" if at.tzinfo else ""


def is_tampered(signatures: Sequence[Signature]) -> bool:
    """Whether the file says something else than what was signed."""
    return any(not one.intact or one.modified for one in signatures)


def covers_file(signatures: Sequence[Signature]) -> bool:
    """Whether the last signature covers the whole file."""
    return bool(signatures) and signatures[-1].covers_all


def remarks(
    found: Mapping[str, Any], paper: Paper, symbol: str, issued_on: date | None
) -> tuple[Sentence, ...]:
    """What the signed file says otherwise than the draft in its number, day, title and signer."""
    said: list[Sentence] = []
    theirs = str(found.get("symbol") or "")
    if symbol and plain(theirs).replace(" ", "") != plain(symbol).replace(" ", ""):
        said.append(
            Sentence(
                gettext_noop("Số, ký hiệu trên bản ký là “%(theirs)s”, đã cấp “%(ours)s”."),
                theirs=theirs or "—",
                ours=symbol,
            )
        )
    day = day_in(found)
    if issued_on and day and day != issued_on:
        said.append(
            Sentence(
                gettext_noop("Ngày trên bản ký là %(theirs)s, ngày đã cấp số là %(ours)s."),
                theirs=f"{day:%d/%m/%Y}",
                ours=f"{issued_on:%d/%m/%Y}",
            )
        )
    title = str(found.get("title") or "")
    if title and plain(title) != plain(paper.title):
        said.append(
            Sentence(gettext_noop("Trích yếu trên bản ký là “%(theirs)s”."), theirs=title[:200])
        )
    signer = str((found.get("signer") or {}).get("name") or "")
    names = [one.name for one in paper.signatures if one.name]
    if signer and names and plain(signer) not in {plain(name) for name in names}:
        said.append(
            Sentence(
                gettext_noop("Người ký trên bản ký là “%(theirs)s”, dự thảo ghi “%(ours)s”."),
                theirs=signer,
                ours=", ".join(names),
            )
        )
    return tuple(said)
