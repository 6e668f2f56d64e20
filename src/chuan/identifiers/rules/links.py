"""What may be kept as a link: every part checked, in the spelling in which it is kept."""

from typing import Final

from chuan.domain.sentences import gettext_noop
from chuan.identifiers.enums import LinkRole
from chuan.identifiers.errors import LinkRefused
from chuan.identifiers.rules.hrefs import checked_href
from chuan.identifiers.rules.link_types import checked_type
from chuan.identifiers.rules.tags import checked_contexts, checked_languages, checked_medium
from chuan.identifiers.types import Link, LinkWords

LONGEST_TITLE: Final = 300
MOST_LINKS: Final = 60
"""Of one code; a linkset of more is no answer to a telephone."""
NO_TITLE: Final = gettext_noop("Hãy ghi tên liên kết: người quét mã đọc tên này để chọn.")
LONG_TITLE: Final = gettext_noop("Tên liên kết dài quá 300 ký tự.")
WRONG_SPAN: Final = gettext_noop("Ngày bắt đầu phải trước ngày kết thúc.")
TOO_MANY: Final = gettext_noop("Mỗi mã có nhiều nhất 60 liên kết đang dùng.")
NOT_A_ROLE: Final = gettext_noop("Vai trò của liên kết là: thường, mặc định hoặc thay mặc định.")
KEPT_BY_HAND: Final = (LinkRole.PLAIN, LinkRole.DEFAULT, LinkRole.ALTERNATIVE)
"""Roles that people give a link; a warning has a door of its own."""


def checked_link(words: LinkWords) -> Link:
    """The link that was typed; LinkRefused, naming the box, for what may not be kept."""
    if words.role not in KEPT_BY_HAND:
        raise LinkRefused(NOT_A_ROLE, field="role")
    return _checked(words)


def checked_notice(words: LinkWords) -> Link:
    """A warning: as a link, in the role of one."""
    return _checked(words)._replace(role=LinkRole.NOTICE)


def _checked(words: LinkWords) -> Link:
    title = " ".join(words.title.split())
    if not title or len(title) > LONGEST_TITLE:
        raise LinkRefused(LONG_TITLE if title else NO_TITLE, field="title")
    if words.since and words.until and words.since >= words.until:
        raise LinkRefused(WRONG_SPAN, field="until")
    return Link(
        type=checked_type(words.type),
        href=checked_href(words.href),
        title=title,
        languages=checked_languages(words.languages),
        medium=checked_medium(words.medium),
        contexts=checked_contexts(words.contexts),
        role=words.role,
        passes_query=words.passes_query,
        since=words.since,
        until=words.until,
    )
