"""Who in the own house takes over what bodies of the level above lead or help with."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.types import Document, Task, Value
from chuan.orgs.rules.collectives import read_collective
from chuan.plans.rules.child_plan.concern import codes_of, is_addressed
from chuan.plans.rules.child_plan.types import BLANK, Issuer, Unit
from chuan.plans.rules.child_plan.wording import capital, plain

_VAGUE = re.compile(r"liên quan|doanh nghiệp|hợp tác xã|hộ |cá nhân|đoàn thể|hội ")
_FIELDS = (
    (r"an toàn thực phẩm|y tế|thuốc chữa bệnh", "so-yt"),
    (r"tiêu chuẩn|đo lường|chất lượng|khoa học|công nghệ|chuyển đổi số|truy xuất", "so-khcn"),
    (r"nông nghiệp|nông thôn|thủy sản|môi trường", "so-nnmt"),
    (r"ngân sách|tài chính|tài sản công", "so-tc"),
    (r"công thương|thị trường|hàng giả|thương mại", "so-ct"),
    (r"giáo dục|đào tạo", "so-gddt"),
)
"""Fields by words of the title, and the department above whose unit here is asked for."""
_MOST_NAMED = 6
"""More rooms than that are not named one by one."""
_ROOMS_ONLY = re.compile(r"\bsở\b|\bban\b|\bngành\b|địa phương|\bcấp\b")


def units_for(name: str, issuer: Issuer) -> Iterator[Unit]:
    """The own units that take the work of the body that a name means."""
    for code in codes_of(name):
        unit = issuer.counterparts.get(code)
        if unit is None:
            unit = next((own for own in issuer.units if own.code == code), None)
        if unit is not None:
            yield unit


def focal_of(document: Document, issuer: Issuer) -> Unit | None:
    """The unit that puts things together: of whom the plan above is reported to, else who leads most."""
    told = [name for row in document.reporting for name in row.to]
    led = [name for task in document.tasks for name in task.lead]
    for names in (told, led, [name for task in document.tasks for name in task.coordinate]):
        found = Counter(unit for name in names for unit in units_for(name.text, issuer))
        if found:
            return found.most_common(1)[0][0]
    return issuer.counterparts.get(issuer.code) or by_subject(document, issuer)


def by_subject(document: Document, issuer: Issuer) -> Unit | None:
    """The unit in charge of the field that the title speaks of."""
    title = fold(document.title.text) if document.title else ""
    codes = (code for pattern, code in _FIELDS if re.search(pattern, title))
    return next((issuer.counterparts[c] for c in codes if c in issuer.counterparts), None)


def lead_of(task: Task, issuer: Issuer, focal: Unit | None) -> Unit | None:
    """The unit that answers for a task: of who leads above, of who helps there, else the focal one."""
    for names in (task.lead, task.coordinate):
        for name in names:
            if is_addressed(name.text, issuer):
                if issuer.code in issuer.counterparts and issuer.code in codes_of(name.text):
                    return issuer.counterparts[issuer.code]
                continue
            unit = next(units_for(name.text, issuer), None)
            if unit is not None:
                return unit
    return focal


def lead_cell(unit: Unit | None) -> str:
    """As the annex names the one that leads."""
    return unit.name if unit else BLANK


def partners_cell(task: Task, issuer: Issuer, lead: Unit | None) -> str:
    """Who helps: own units for the bodies named above, groups in the words of the own level."""
    named: dict[str, None] = {}
    for name in _others(task, issuer):
        for said in _partner(name.text, issuer):
            if lead is None or said != lead.name:
                named.setdefault(said)
    if not named:
        named.setdefault(f"{rooms_word(issuer)} liên quan")
    return capital("; ".join(named))


def _others(task: Task, issuer: Issuer) -> Iterable[Value]:
    helpers = [name for name in task.lead if not is_addressed(name.text, issuer)]
    return [*helpers, *task.lead, *task.coordinate]


def _partner(name: str, issuer: Issuer) -> Iterable[str]:
    units = list(units_for(name, issuer))
    if units:
        return [unit.name for unit in units]
    if read_collective(name) is not None and _ROOMS_ONLY.search(fold(name)):
        rooms = [unit.name for unit in issuer.units if unit.is_room]
        return rooms if 1 < len(rooms) <= _MOST_NAMED else [f"{rooms_word(issuer)} liên quan"]
    if is_addressed(name, issuer):
        return []
    return [_uncapital(plain(name))] if _VAGUE.search(fold(name)) else []


def _uncapital(name: str) -> str:
    return (
        name[:1].lower() + name[1:]
        if fold(name).startswith(("các ", "cơ quan", "đơn vị"))
        else name
    )


def rooms_word(issuer: Issuer) -> str:
    """How the body speaks of what stands under it."""
    return "các cơ quan, đơn vị" if issuer.is_party else "các phòng, đơn vị"
