"""Typing slips, and the same phrase printed in two ways."""

import re
from collections.abc import Iterator
from functools import lru_cache

from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.review.catalogue import Case, Example, Hit, Rule
from chuan.domain.vanban.spelling import Slip, find_slips
from chuan.domain.vanban.spelling.lexicon import key_of, lexicon
from chuan.domain.vanban.types import Knowledge, Value

_REPEATED = re.compile(
    r"(?<![^\W_])(các|những|của|và|cho|với|trong|theo|là|được|tại|về|để|từ|đến"
    r"|trên|bị|do|có|một|này|thực hiện|tổ chức)"
    r"[ \n]+\1(?![^\W_])",
    re.I,
)
_SAME_TWICE = re.compile(r"(?<![^\W_])([^\W\d_A-Z]{2,}) \1(?![^\W_])")
_PAIR_TWICE = re.compile(r"(?<![^\W_])([^\W\d_]+ [^\W\d_]+) \1(?![^\W_])")
_NEW_MANNER = re.compile(r"(?<![qQ])(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?![^\W\d_])", re.I)
_OLD_MANNER = re.compile(r"(?:[òóỏõọ][ae]|(?<![qQ])[ùúủũụ]y)(?![^\W\d_])", re.I)
_MOTTO = re.compile(r"Độc lập\s*[-–—]\s*Tự do\s*[-–—]\s*Hạnh phúc", re.I)
_STOP = re.compile(r"[^\W\d_]{2,}\.[ \n]+(?=([^\W\d_]{2,}))")
_ABBREVIATED = re.compile(
    r"(?:TP|Tp|tp|TX|ThS|TS|PGS|GS|BS|Th\.S|Q|P|H|T|St|No|vv|tr|đ/c|kg|cm|v\.v)\.[ \n]+$"
)
_TABLE_HEAD = re.compile(
    r"^\s*(?:số\s+)?s?tt(?![^\W_]).*(?:\n(?!\s*(?:I|A|0?1|\(1\))(?:[\s.)]|$)).*){0,12}", re.I | re.M
)
"""The header of a flattened table, whose words come from several cells."""
_WORDS = ("impossible", "unknown", "context")
_CAPITALISED = (
    "Mặt trận Tổ quốc Việt Nam",
    "Mặt trận Tổ quốc",
    "Đảng Cộng sản Việt Nam",
    "Thủ tướng Chính phủ",
)


@lru_cache(maxsize=2)
def _names(knowledge: Knowledge) -> tuple[str, ...]:
    agencies = [name for agency in knowledge.agencies for name in (agency.name, *agency.aliases)]
    return (*knowledge.places, *agencies)


def _slips(case: Case) -> tuple[Slip, ...]:
    return case.once("slips", _find_slips)


def _find_slips(case: Case) -> tuple[Slip, ...]:
    return tuple(find_slips(case.text, names=_names(case.knowledge), quiet=case.is_scanned))


def _misspelt(case: Case) -> Iterator[Hit]:
    for printed, meant, evidence in _grouped(case, _WORDS, sure=True):
        yield Hit(evidence, "", {"printed": printed, "hint": _hint(meant)})


def _doubtful(case: Case) -> Iterator[Hit]:
    for printed, meant, evidence in _grouped(case, _WORDS, sure=False):
        other = f", hay là “{meant}”" if meant else ""
        yield Hit(evidence, "", {"printed": printed, "other": other})


def _run_together(case: Case) -> Iterator[Hit]:
    for printed, meant, evidence in _grouped(case, ("joined", "split"), sure=True):
        yield Hit(evidence, "", {"printed": printed, "hint": _hint(meant)})


def _hint(meant: str) -> str:
    return f", có lẽ là “{meant}”" if meant else ""


def _grouped(
    case: Case, reasons: tuple[str, ...], *, sure: bool
) -> Iterator[tuple[str, str, tuple[Value, ...]]]:
    """Each slip as printed and as meant, with all its places."""
    groups: dict[tuple[str, str], list[Slip]] = {}
    apart = [
        span
        for document in case.documents
        if document.signer.name
        for span in document.signer.name.spans
    ]
    apart += [found.span() for found in _TABLE_HEAD.finditer(case.text)]
    for slip in _slips(case):
        set_apart = any(a <= slip.start < b for a, b in apart)
        if slip.reason in reasons and slip.is_sure is sure and not set_apart:
            groups.setdefault((fold(slip.printed), fold(slip.expected)), []).append(slip)
    for slips in groups.values():
        evidence = tuple(case.quote(slip.first, slip.last) for slip in slips)
        yield slips[0].printed, slips[0].expected, evidence


def _repeated(case: Case) -> Iterator[Hit]:
    if case.is_scanned:
        return
    for match in _REPEATED.finditer(case.text):
        if match[1].lower() != "là":
            end = _word_end(case.text, match.end())
            yield Hit((case.quote(match.start(), end),), "", {"word": match[1]})
    for match in _PAIR_TWICE.finditer(case.text):
        first, second = match[1].split()
        if first != second and match[1].islower():
            yield Hit((case.quote(*match.span()),), "", {"word": match[1]})
    words = lexicon()
    for match in _SAME_TWICE.finditer(case.text):
        key = key_of(match[1])
        bound = key in words.attested and key not in words.free and not words.joins(key, key)
        bound = bound and not _parts_of_two(case.text, match)
        if bound and not _REPEATED.fullmatch(match.group()):
            end = _word_end(case.text, match.end())
            yield Hit((case.quote(match.start(), end),), "", {"word": match[1]})


def _parts_of_two(text: str, twice: re.Match[str]) -> bool:
    """Whether the first ends one word and the second begins the next ("tuân thủ thủ tục")."""
    before = re.search(r"([^\W\d_]+) $", text[max(0, twice.start() - 12) : twice.start()])
    after = re.match(r" ([^\W\d_]+)", text[twice.end() : twice.end() + 12])
    if before is None or after is None:
        return False
    words, key = lexicon(), key_of(twice[1])
    return words.joins(key_of(before[1]), key) and words.joins(key, key_of(after[1]))


def _word_end(text: str, at: int) -> int:
    found = re.match(r"[ ]+[^\W_]+", text[at : at + 30])
    return at + (found.end() if found else 0)


def _two_manners(case: Case) -> Iterator[Hit]:
    """The same syllable with its tone mark in two places ("hoá" and "hóa")."""
    printed: dict[str, dict[str, list[int]]] = {}
    for pattern in (_NEW_MANNER, _OLD_MANNER):
        for match in pattern.finditer(case.text):
            start, end = _word(case.text, match.start())
            word = case.text[start:end].lower()
            printed.setdefault(fold(word), {}).setdefault(word, []).append(start)
    mixed = [forms for forms in printed.values() if len(forms) > 1]
    if not mixed or case.is_scanned:
        return
    mixed.sort(key=lambda forms: -min(len(places) for places in forms.values()))
    evidence = [_phrase(case, places[0]) for forms in mixed[:3] for places in forms.values()]
    names = ", ".join(" / ".join(sorted(forms)) for forms in mixed[:3])
    yield Hit(tuple(evidence), "", {"forms": names})


def _word(text: str, at: int) -> tuple[int, int]:
    start = end = at
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return start, end


def _phrase(case: Case, at: int) -> Value:
    """The word at `at` with its neighbours on the line."""
    before = re.search(r"(?:[^\W_]+ )?$", case.text[max(0, at - 24) : at])
    after = re.match(r"[^\W_]+(?: [^\W_]+)?", case.text[at : at + 40])
    start = at - (len(before.group()) if before else 0)
    return case.quote(start, at + (after.end() if after else 0))


def _motto(case: Case) -> Iterator[Hit]:
    for match in _MOTTO.finditer(case.text):
        if (
            not re.fullmatch(r"Độc lập [-–—] Tự do [-–—] Hạnh phúc", match.group(), re.I)
            and not case.is_scanned
        ):
            yield Hit((case.quote(*match.span()),))


def _small_after_stop(case: Case) -> Iterator[Hit]:
    if case.is_scanned:
        return
    for match in _STOP.finditer(case.text):
        before = case.text[max(0, match.end() - 12) : match.end()]
        if not match[1].islower() or _ABBREVIATED.search(before):
            continue
        if "\n" in match.group() and case.text.rfind("\n", 0, match.start()) >= match.start() - 3:
            continue
        start = case.text.rfind(" ", 0, match.start()) + 1
        yield Hit((case.quote(start, _word_end(case.text, match.end() + len(match[1]))),))


def _capitals(case: Case) -> Iterator[Hit]:
    evidence: dict[str, Value] = {}
    for name in _CAPITALISED:
        pattern = re.compile(r"\s+".join(map(re.escape, name.split())), re.I)
        for match in pattern.finditer(case.text):
            printed = " ".join(match.group().split())
            if printed != name and not printed.isupper() and printed[0].isupper():
                evidence.setdefault(printed, case.quote(*match.span()))
    if evidence:
        kept = [v for k, v in evidence.items() if not any(k != o and k in o for o in evidence)]
        yield Hit(tuple(kept), "", {"printed": kept[0].text})


def example(text: str) -> Example:
    """An example of plain text."""
    return Example(text)


RULES = (
    Rule(
        "misspelt-word",
        "typo",
        "error",
        "“{printed}” viết sai chính tả{hint}.",
        _misspelt,
        fires=(
            example("Các xã chủ động phối hợp với cơ quan chức năng, thựơng xuyên kiểm tra."),
            example("Công tác tuyên truyền trên báo chí, phát thanh, truyền hinh được đẩy mạnh."),
            example("Đề nghị các cơ quang, đơn vị nghiêm túc thực hiện."),
        ),
        silent=(
            example(
                "Tỉnh Đắk Lắk hoà nhập, hội nhập quốc tế; sản phẩm OCOP bán qua Facebook, TikTok."
            ),
            example("Ban Thường vụ Đảng ủy thưởng cho các tập thể có thành tích."),
        ),
    ),
    Rule(
        "word-doubtful",
        "typo",
        "question",
        "“{printed}” ở đây có đúng không{other}?",
        _doubtful,
        fires=(
            example("Phần đầu đến năm 2030 có 100% cơ sở được tập huấn."),
            example("Hướng dẫn hợp tác xã tiến tới trứng nhận VietGAP."),
        ),
        silent=(
            example("Phấn đấu đến năm 2030 có 100% cơ sở được tập huấn; phần đầu của Kế hoạch."),
            example("Hướng dẫn hợp tác xã tiến tới chứng nhận VietGAP."),
        ),
    ),
    Rule(
        "words-run-together",
        "typo",
        "error",
        "“{printed}” viết liền hoặc viết tách chưa đúng{hint}.",
        _run_together,
        fires=(
            example("Ban hành kếhoạch kiểm tra hằng năm."),
            example("Tổ chức th ực hiện nhiệm vụ được giao."),
        ),
        silent=(example("Ban hành kế hoạch kiểm tra hằng năm."),),
    ),
    Rule(
        "word-repeated",
        "typo",
        "error",
        "Từ “{word}” lặp lại hai lần liền nhau.",
        _repeated,
        fires=(
            example("Giao Phòng Kinh tế chủ trì của của dự án."),
            example("Các đơn vị phối phối hợp thực hiện."),
            example("Vận động bà con bà con trồng hoa ven đường."),
        ),
        silent=(
            example("Thường xuyên, luôn luôn giữ gìn; nâng cao dần dần."),
            example("Cắt giảm chi phí tuân thủ thủ tục hành chính."),
        ),
    ),
    Rule(
        "tone-mark-in-two-places",
        "typo",
        "question",
        "Dấu thanh đặt theo hai cách ({forms}); có nên thống nhất?",
        _two_manners,
        fires=(example("Công nghiệp hoá gắn với đô thị hóa. Hiện đại hoá nông thôn."),),
        silent=(example("Công nghiệp hóa gắn với đô thị hóa; quý I."),),
    ),
    Rule(
        "motto-misprinted",
        "typo",
        "error",
        "Tiêu ngữ phải viết “Độc lập - Tự do - Hạnh phúc”, có khoảng trắng hai bên gạch nối.",
        _motto,
        basis="Nghị định 30/2020/NĐ-CP, Phụ lục I",
        confidence="A",
        fires=(example("Độc lập- Tự do - Hạnh phúc"),),
        silent=(example("Độc lập - Tự do - Hạnh phúc"), example("Độc lập – Tự do – Hạnh phúc")),
    ),
    Rule(
        "small-letter-after-full-stop",
        "typo",
        "question",
        "Sau dấu chấm viết chữ thường; thừa dấu chấm hay thiếu chữ hoa?",
        _small_after_stop,
        basis="Nghị định 30/2020/NĐ-CP, Phụ lục II",
        confidence="A",
        fires=(example("Báo cáo kết quả khảo sát. thể hiện đầy đủ số liệu."),),
        silent=(
            example(
                "Báo cáo kết quả khảo sát. Thể hiện đầy đủ số liệu tại TP. Vinh, v.v. và nơi khác."
            ),
        ),
    ),
    Rule(
        "name-without-capitals",
        "typo",
        "question",
        "“{printed}” chưa viết hoa như tên chính thức; có cần sửa?",
        _capitals,
        basis="Nghị định 30/2020/NĐ-CP, Phụ lục II",
        confidence="A",
        fires=(example("Phát huy vai trò của Mặt trận tổ quốc Việt Nam xã."),),
        silent=(example("Phát huy vai trò của Mặt trận Tổ quốc Việt Nam xã."),),
    ),
)
