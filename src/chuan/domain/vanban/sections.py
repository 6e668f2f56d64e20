"""Knows what a section is for by its title: aims, targets, tasks, money, who does what."""

import re

from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.tree import Node

_DUTIES = re.compile(
    r"tổ chức,? thực hiện|phân công|trách nhiệm|tổ chức triển khai|giao nhiệm vụ"
    r"|chế độ (?:thông tin,? )?báo cáo"
    r"|thông tin,? báo cáo|điều khoản thi hành|hiệu lực thi hành"
)
_NOT_TASKS = re.compile(
    r"mục đích|yêu cầu|mục tiêu|quan điểm|tình hình|thực trạng|đánh giá|kinh phí|kết quả"
    r"|bối cảnh|sự cần thiết"
    r"|phạm vi|đối tượng|căn cứ|định hướng|tầm nhìn|phương châm|nguyên tắc|giải thích"
    r"|quy định chung|chỉ tiêu"
)
_TASKS = re.compile(
    r"nhiệm vụ|giải pháp|nội dung|hoạt động|công việc|chương trình|biện pháp|kế hoạch"
)
_GOALS = re.compile(r"mục tiêu|chỉ tiêu")
_PURPOSE = re.compile(r"mục đích")
_REQUIREMENT = re.compile(r"yêu cầu")
_ARTICLE = "article"


def is_duties(title: str) -> bool:
    """Such as "TỔ CHỨC THỰC HIỆN" and its like."""
    return bool(_DUTIES.search(fold(title))) and not re.search(r"nhiệm vụ,? giải pháp", fold(title))


def is_tasks(title: str) -> bool:
    """Such as "NHIỆM VỤ VÀ GIẢI PHÁP" and its like."""
    folded = fold(title)
    return (
        bool(_TASKS.search(folded))
        and not is_duties(title)
        and not re.match(_NOT_TASKS, folded)
        and not (_NOT_TASKS.search(folded) and not re.search(r"nhiệm vụ|giải pháp", folded))
    )


def is_goals(title: str) -> bool:
    """Such as "MỤC TIÊU", "Chỉ tiêu cụ thể"."""
    return bool(_GOALS.search(fold(title)))


def is_aims(title: str) -> bool:
    """Sections that say why, not what: purposes, requirements, views, the situation."""
    return bool(_NOT_TASKS.search(fold(title))) and not is_tasks(title) and not is_duties(title)


def task_nodes(root: Node, kind: str) -> list[Node]:
    """The nodes whose items are tasks."""
    named = [node for node in root.children if node.titled and is_tasks(node.title)]
    if named:
        return named
    if kind == "decision" and any(n.label and n.label.family == _ARTICLE for n in root.children):
        return []
    return [
        node
        for node in root.children
        if node.label is not None
        and node.label.family != _ARTICLE
        and not (node.titled and (is_duties(node.title) or is_aims(node.title)))
        and not is_front_matter(node)
    ]


def is_front_matter(node: Node) -> bool:
    """A top section that only states, as reports do."""
    return bool(re.match(r"đặc điểm|khái quát|nhận xét|tồn tại|hạn chế|nguyên nhân", node.title))


def duty_nodes(root: Node) -> list[Node]:
    """The nodes that say who must do what."""
    return [node for node in root.children if node.titled and is_duties(node.title)]


def find_all(root: Node, wanted: str) -> list[Node]:
    """Titled nodes below the root that are purposes or requirements, none below another."""
    pattern = _PURPOSE if wanted == "purposes" else _REQUIREMENT
    other = _REQUIREMENT if wanted == "purposes" else _PURPOSE
    found = [
        node
        for node in root.walk()
        if node.titled
        and pattern.search(node.title)
        and not other.search(node.title)
        and not is_goals(node.title)
        and not is_tasks(node.title)
        and len(node.title) < 60
    ]
    inner = {id(below) for node in found for below in node.walk() if below is not node}
    return [node for node in found if id(node) not in inner]


def find_mixed(root: Node) -> Node | None:
    """The section "MỤC ĐÍCH, YÊU CẦU" whose paragraphs stand directly under it."""
    for node in root.walk():
        if node.titled and _PURPOSE.search(node.title) and _REQUIREMENT.search(node.title):
            return node
    return None
