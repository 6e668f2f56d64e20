"""Where child and parent cannot both be right: later days, other figures, another lead."""

import re
from collections.abc import Iterator

from chuan.domain.vanban.alignment.bodies import canonical, leading
from chuan.domain.vanban.alignment.catalogue import AlignmentRule, Effect, Hit, Judged, quote, trust
from chuan.domain.vanban.alignment.deadlines import deadline_of, later
from chuan.domain.vanban.alignment.figures import number
from chuan.domain.vanban.alignment.samples import pair
from chuan.domain.vanban.alignment.sentences import main_sentence
from chuan.domain.vanban.alignment.thesaurus import OPPOSITES
from chuan.domain.vanban.alignment.tiers import Tier, is_specific, tier_of_name
from chuan.domain.vanban.alignment.types import Clause, Confidence, Quote, TargetPair, Verdict
from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.types import Value

_REPORT = re.compile(r"báo cáo|gửi kết quả|tổng hợp gửi")
_QUOTES = re.compile(
    r"(?:theo|tại|của)\s+(?:chỉ tiêu\s+)?(?:kế hoạch|quyết định|chỉ thị|nghị quyết"
    r"|chương trình)\s+(?:số|của|cấp trên)"
    r"|(?:tỉnh|thành phố|trung ương|cấp trên|thành ủy|tỉnh ủy|bộ|ubnd tỉnh"
    r"|ubnd thành phố) (?:đã )?(?:giao|đề ra|quy định|yêu cầu|ấn định)"
    r"|chỉ tiêu (?:của|do) (?:ubnd )?(?:tỉnh|thành phố|cấp trên)"
)


def _later(judged: Judged) -> Iterator[Hit]:
    if not judged.addressed or _REPORT.search(fold(judged.parent.text.text)):
        return
    case = judged.case
    wanted = deadline_of(judged.parent, case.document(judged.parent.document))
    if wanted is None or (
        judged.parent.period and judged.parent.period.recurrence == "annual" and not wanted.yearly
    ):
        return
    for answer in judged.answers:
        own = deadline_of(answer, case.child)
        if own is None or not later(own, wanted):
            continue
        past = wanted.day is not None and (case.child.date or "") > wanted.day.isoformat()
        yield Hit(
            quote(judged.parent, _said(wanted.said, judged.parent)),
            quote(answer, _said(own.said, answer)),
            {"parent": wanted.said.text, "child": own.said.text},
            severity="warning" if past else "",
            confidence=trust(judged),
        )
        return


def _said(value: Value, clause: Clause) -> Value:
    """The words of the date inside the clause, with the clause's places where it has none."""
    return value if value.spans else Value(value.text, clause.text.spans)


def _figure_hits(judged: Judged, wanted: Verdict) -> Iterator[Hit]:
    for figures in judged.targets:
        if (
            figures.verdict is wanted
            and figures.child is not None
            and judged.addressed
            and not _quoted(judged, figures)
        ):
            yield _figures(judged, figures)


def _figures(judged: Judged, pair_: TargetPair) -> Hit:
    child = pair_.child or pair_.parent
    doubtful = pair_.confidence is Confidence.POSSIBLE or not judged.sure
    return Hit(
        Quote(judged.parent.document, judged.parent.label, pair_.parent.text),
        Quote(-1, judged.child.label, child.text),
        {"parent": number(pair_.parent), "child": number(child)},
        confidence=Confidence.POSSIBLE if doubtful else Confidence.SURE,
    )


def _below(judged: Judged) -> Iterator[Hit]:
    yield from _figure_hits(judged, Verdict.BELOW)


def _over(judged: Judged) -> Iterator[Hit]:
    yield from _figure_hits(judged, Verdict.OVER)


def _quoted(judged: Judged, pair_: TargetPair) -> bool:
    """Whether the child says the figure as one that the parent sets."""
    if pair_.child is None:
        return False
    said = fold(pair_.child.text.text)
    symbol = judged.case.document(judged.parent.document).symbol
    named = symbol is not None and len(symbol.text) > 6 and fold(symbol.text) in said
    return bool(_QUOTES.search(said)) or named


def _misquoted(judged: Judged) -> Iterator[Hit]:
    for pair_ in judged.targets:
        if pair_.child is None or pair_.verdict is Verdict.INTERIM:
            continue
        if _quoted(judged, pair_) and pair_.child.value != pair_.parent.value:
            yield _figures(judged, pair_)


def _other_lead(judged: Judged) -> Iterator[Hit]:
    """Another body of the same level leads here; a group, or bodies of another level, prove"
    " nothing.
    """
    case = judged.case
    mine = [b for b in leading(judged.parent) if is_specific(b)]
    if len(mine) != len(leading(judged.parent)) or not mine:
        return
    for answer in judged.answers[:1]:
        theirs = [b for b in leading(answer) if is_specific(b)]
        for tier in {tier_of_name(b.text) for b in mine} - {None}:
            own = [b for b in mine if tier_of_name(b.text) is tier]
            other = [b for b in theirs if tier_of_name(b.text) is tier]
            names = {canonical(b.text, case.knowledge) for b in own}
            if other and not names & {canonical(b.text, case.knowledge) for b in other}:
                if _is_counterpart(judged, tier):
                    continue
                yield Hit(
                    quote(judged.parent, judged.parent.text),
                    quote(answer, answer.text),
                    {"parent": own[0].text, "child": other[0].text},
                    confidence=trust(judged),
                )
                return


def _is_counterpart(judged: Judged, tier: Tier | None) -> bool:
    """Whether the body of the child may be the parent's own, a level further down."""
    return tier is judged.case.tier(judged.parent.document) is not judged.case.tier(-1)


_REFUSED = re.compile(
    r"(?:tuyệt đối |kiên quyết )?(?:không(?: được)?|nghiêm cấm|chấm dứt(?: việc)?|dừng(?: việc)?)\s+"
    r"(?!quá|dưới|để|chỉ|ngừng|vượt|thấp|cao|bắt)(?P<deed>[^\W\d_]+\s[^\W\d_]+)(?!\s+quá)"
)
_NOT = re.compile(r"(?<![^\W_])(?:không|chưa|cấm|chấm dứt|dừng|hạn chế|ngừng|thôi)(?![^\W_])")


def _opposite(judged: Judged) -> Iterator[Hit]:
    parent = fold(main_sentence(judged.parent.text.text, judged.child.text.text))
    child = fold(main_sentence(judged.child.text.text, judged.parent.text.text))
    said = _refused(parent, child) or next(_crosswise(parent, child), None)
    if said is not None:
        words = {"parent": said[0], "child": said[1]}
        yield Hit(quote(judged.parent), quote(judged.child), words, confidence=trust(judged))


def _refused(parent: str, child: str) -> tuple[str, str] | None:
    """What the parent says not to do and the child does."""
    refused = _REFUSED.match(parent)
    if refused is None or _NOT.search(child) or refused["deed"] not in child:
        return None
    return refused.group(), refused["deed"]


def _crosswise(parent: str, child: str) -> Iterator[tuple[str, str]]:
    """Words of the two that cannot both hold."""
    for one, other in OPPOSITES:
        for a, b in ((one, other), (other, one)):
            mine, theirs = _word(a).search(parent), _word(b).search(child)
            if mine and theirs and not _word(b).search(parent) and not _word(a).search(child):
                yield mine.group(), theirs.group()


def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{pattern})(?![^\W_])")


RULES = (
    AlignmentRule(
        "deadline-after-parent",
        "error",
        "Thời hạn ở đây ({child}) sau thời hạn của văn bản cấp trên ({parent}).",
        Effect.WEAKER,
        pair=_later,
        fires=(
            pair(
                "Rà soát cân đang dùng tại chợ, hoàn thành trước ngày 15/9/2026.",
                "Rà soát cân đang dùng tại chợ, hoàn thành trước ngày 30/6/2026.",
            ),
        ),
        silent=(
            pair(
                "Rà soát cân đang dùng tại chợ, hoàn thành trước ngày 15/6/2026.",
                "Rà soát cân đang dùng tại chợ, hoàn thành trước ngày 30/6/2026.",
            ),
        ),
    ),
    AlignmentRule(
        "target-below-parent",
        "error",
        "Chỉ tiêu ở đây là {child}, thấp hơn {parent} của văn bản cấp trên.",
        Effect.WEAKER,
        pair=_below,
        fires=(
            pair(
                "Phấn đấu 70% cân tại chợ được kiểm định.",
                "Phấn đấu 85% cân tại chợ được kiểm định.",
            ),
        ),
        silent=(
            pair(
                "Phấn đấu 90% cân tại chợ được kiểm định.",
                "Phấn đấu 85% cân tại chợ được kiểm định.",
            ),
        ),
    ),
    AlignmentRule(
        "ceiling-exceeded",
        "error",
        "Ở đây là {child}, vượt mức tối đa {parent} của văn bản cấp trên.",
        Effect.CONTRADICTED,
        pair=_over,
        fires=(
            pair(
                "Thành lập 05 đoàn kiểm tra chất lượng hàng hóa trong năm.",
                "Thành lập không quá 02 đoàn kiểm tra chất lượng hàng hóa trong năm.",
            ),
        ),
        silent=(
            pair(
                "Thành lập 01 đoàn kiểm tra chất lượng hàng hóa trong năm.",
                "Thành lập không quá 02 đoàn kiểm tra chất lượng hàng hóa trong năm.",
            ),
        ),
    ),
    AlignmentRule(
        "figure-misquoted",
        "error",
        "Văn bản này dẫn con số của cấp trên là {child}, văn bản cấp trên ghi {parent}.",
        Effect.CONTRADICTED,
        pair=_misquoted,
        fires=(
            pair(
                "Phấn đấu 90% cân tại chợ được kiểm định theo chỉ tiêu tỉnh giao.",
                "Phấn đấu 85% cân tại chợ được kiểm định.",
            ),
        ),
        silent=(
            pair(
                "Phấn đấu 85% cân tại chợ được kiểm định theo chỉ tiêu tỉnh giao.",
                "Phấn đấu 85% cân tại chợ được kiểm định.",
            ),
        ),
    ),
    AlignmentRule(
        "another-body-leads",
        "error",
        "Văn bản cấp trên giao {parent} chủ trì, ở đây lại giao {child} chủ trì cùng việc này.",
        Effect.CONTRADICTED,
        pair=_other_lead,
        fires=(
            pair(
                "Phòng Văn hóa - Xã hội chủ trì rà soát cân đang dùng tại chợ.",
                "Phòng Kinh tế các xã chủ trì rà soát cân đang dùng tại chợ.",
            ),
        ),
        silent=(
            pair(
                "Phòng Văn hóa - Xã hội chủ trì rà soát cân đang dùng tại chợ.",
                "Sở Khoa học và Công nghệ chủ trì rà soát cân đang dùng tại chợ.",
            ),
        ),
    ),
    AlignmentRule(
        "opposite-of-parent",
        "error",
        "Văn bản cấp trên ghi “{parent}”, ở đây ghi “{child}”: hai nội dung ngược nhau.",
        Effect.CONTRADICTED,
        pair=_opposite,
        fires=(
            pair(
                "Giải thể điểm cân đối chứng tại các chợ.",
                "Duy trì điểm cân đối chứng tại các chợ.",
            ),
        ),
        silent=(
            pair(
                "Duy trì điểm cân đối chứng tại các chợ.",
                "Tiếp tục duy trì điểm cân đối chứng tại các chợ.",
            ),
        ),
    ),
)
