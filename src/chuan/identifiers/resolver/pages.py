"""Pages that the resolver shows to people: what a code has, what to choose from, why there is nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from chuan.domain.errors import DomainError
from chuan.identifiers.enums import LinkRole
from chuan.identifiers.rules.asking import read_accept
from chuan.identifiers.rules.levels import key_words
from chuan.identifiers.rules.link_types import name_of
from chuan.identifiers.rules.linksets import whole_href
from chuan.identifiers.rules.matching import of_language
from chuan.identifiers.types import Entry, Link

POLICY: Final = (
    "Content-Security-Policy",
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; "  # noqa: ISC004  (one header)
    "form-action 'none'; frame-ancestors 'none'",
)


class Refusal(StrEnum):
    """Why a key leads nowhere."""

    NOT_A_KEY = "not_a_key"
    UNKNOWN = "unknown"
    NO_SUCH_LINK = "no_such_link"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Words:
    """A refusal in a reader's language."""

    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One link as a page shows it."""

    href: str
    title: str
    type: str
    languages: Sequence[str]
    medium: str
    warns: bool


def speech_for(header: str) -> str:
    """Vietnamese, unless the Accept-Language header likes English better."""
    ranges = read_accept(header)
    return "en" if of_language(("en",), ranges) > of_language(("vi",), ranges) else "vi"


def words_of(refusal: Refusal, speech: str, fault: DomainError | None = None) -> Words:
    """The title and the sentence of a refusal; a fault of the path says its own."""
    with override(speech):
        title, detail = _sentences()[refusal]
        return Words(title, fault.said(_) if fault else detail)


def _sentences() -> dict[Refusal, tuple[str, str]]:
    return {
        Refusal.NOT_A_KEY: (_("Mã không đúng chuẩn GS1"), ""),
        Refusal.UNKNOWN: (
            _("Chưa có thông tin về mã này"),
            _(
                "Mã đúng chuẩn GS1 nhưng chưa được đăng ký ở đây. Hãy hỏi nơi bán hoặc nơi sản xuất."
            ),
        ),
        Refusal.NO_SUCH_LINK: (
            _("Mã này không có liên kết được hỏi"),
            _("Mã đã được đăng ký nhưng không có liên kết thuộc loại được hỏi."),
        ),
        Refusal.GONE: (
            _("Mã này không còn dùng"),
            _("Tổ chức giữ mã đã ngừng dùng mã này. Mã in trên sản phẩm vẫn được ghi nhận."),
        ),
    }


def refusal_page(
    words: Words, speech: str, *, key: str, label: str, links: Sequence[Link] = ()
) -> str:
    """Why there is nothing, with the code as it was read, and what there is instead."""
    context = {
        "words": words,
        "label": label,
        "code": key_words(key) if key else "",
        "links": [_shown(link, "", speech) for link in links],
    }
    return _render("refusal", speech, context)


def linkset_page(entries: Sequence[Entry], now: float, site: str, speech: str) -> str:
    """Every link, the code itself first and then those above it."""
    levels = [
        {
            "code": key_words(entry.key),
            "label": entry.label,
            "links": [_shown(link, site, speech) for link in entry.standing(now)],
        }
        for entry in reversed(entries)
    ]
    return _render("links", speech, {"levels": levels, "chooses": False})


def choices_page(entry: Entry, links: Sequence[Link], site: str, speech: str) -> str:
    """Links that fit equally well, to choose from."""
    shown = [_shown(link, site, speech) for link in links]
    level = {"code": key_words(entry.key), "label": entry.label, "links": shown}
    return _render("links", speech, {"levels": [level], "chooses": True})


def _shown(link: Link, site: str, speech: str) -> Shown:
    return Shown(
        href=whole_href(link, site),
        title=link.title,
        type=name_of(link.type, speech),
        languages=link.languages,
        medium=link.medium,
        warns=link.role == LinkRole.NOTICE,
    )


def _render(name: str, speech: str, context: dict[str, Any]) -> str:
    with override(speech):
        return render_to_string(f"identifiers/resolver/{name}.html", {**context, "speech": speech})
