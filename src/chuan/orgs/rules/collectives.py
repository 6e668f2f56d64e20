"""Names of many ("Các sở, ban, ngành"; "UBND các xã, phường"): as whom their members are counted.

A name of a level that no longer exists is recognised as such; what took its place is proposed to a
person and never assigned.
"""

import re

from chuan.orgs.enums import MemberKind
from chuan.orgs.rules.naming import name_key
from chuan.orgs.types import CollectiveName

_PLURAL = re.compile(
    r"\b(?:các|những|toàn thể|tất cả)\b|^(?:sở|phòng|bộ) (?:ban )?ngành|\bcấp (?:xã|huyện|tỉnh)\b"
)
_MANY = r"(?:các|những|tất cả các|cấp)"
_PLACE = r"(?:xã|phường|đặc khu|thị trấn)"
_COMMUNES = re.compile(rf"(?:ủy ban nhân dân|chính quyền) {_MANY} {_PLACE}|^{_MANY} {_PLACE}")
_DISTRICTS = re.compile(
    rf"(?:^|\b(?:ủy ban nhân dân|chính quyền) ){_MANY} (?:huyện|quận|thị xã)|{_MANY} huyện ủy"
)
_PROVINCES = re.compile(rf"(?:^|\b(?:ủy ban nhân dân|chính quyền) ){_MANY} (?:tỉnh|thành phố trực)")
_PLACE_KINDS = (("xã", "xa"), ("phường", "phuong"), ("đặc khu", "dac-khu"))
_OTHER_WORDS = (
    (re.compile(r"đảng bộ|chi bộ|^các chi\b|cấp ủy"), "đảng ủy"),
    (re.compile(r"ban thường vụ|ban chấp hành|ban chỉ đạo|ban bí thư"), " "),
    (re.compile(r"ủy ban mặt trận"), "mặt trận"),
    (re.compile(r"ủy ban nhân dân|hội đồng nhân dân|ủy ban kiểm tra"), " "),
    (re.compile(r"cán bộ|nội bộ|bộ đội|bộ phận|bộ chỉ huy|quốc phòng|văn phòng"), " "),
    (re.compile(r"cơ sở|chuyên ngành|ngành nghề|hội viên|xã hội (?:hóa|nghề)"), " "),
)
"""Words that hold a word we look for and mean something else."""
_WORDS: tuple[tuple[re.Pattern[str], MemberKind], ...] = (
    (re.compile(r"\bsở\b|cơ quan chuyên môn.*\btỉnh\b"), MemberKind.DEPARTMENT),
    (re.compile(r"\bban\b|\bngành\b"), MemberKind.SECTOR),
    (re.compile(r"\bphòng\b|cơ quan chuyên môn(?!.*\btỉnh\b)"), MemberKind.COMMUNE_ROOM),
    (re.compile(r"\bbộ\b"), MemberKind.MINISTRY),
    (re.compile(r"đoàn thể|tổ chức chính trị|mặt trận tổ quốc"), MemberKind.UNION),
    (re.compile(r"đảng ủy"), MemberKind.PARTY_COMMITTEE),
    (re.compile(r"tham mưu giúp việc|cơ quan đảng"), MemberKind.PARTY_BODY),
    (
        re.compile(
            r"(?:tổ chức|đơn vị|trung tâm).*(?:kiểm định|hiệu chuẩn|thử nghiệm|đánh giá sự phù hợp)"
        ),
        MemberKind.ASSESSMENT_BODY,
    ),
)


def is_collective(name: str) -> bool:
    """Whether `name` speaks of several bodies at once."""
    return bool(_PLURAL.search(name_key(name)))


def read_collective(name: str) -> CollectiveName | None:
    """What a name of many asks for; None when it names one body.

    Basis: Luật 72/2025/QH15 (districts ended on 01/7/2025).
    """
    head, _, listed = name.partition(":")
    if not is_collective(head):
        return None
    members: list[MemberKind] = []
    places: list[str] = []
    for clause in re.split(r"[;\n]", head):
        found, kinds = _clause(name_key(clause))
        members.extend(kind for kind in found if kind not in members)
        places.extend(kind for kind in kinds if kind not in places)
    return CollectiveName(
        members=tuple(str(kind) for kind in members),
        place_kinds=tuple(places),
        ended=bool(_DISTRICTS.search(name_key(head))),
        listed=_listed(head, listed),
    )


def _clause(key: str) -> tuple[list[MemberKind], tuple[str, ...]]:
    if _DISTRICTS.search(key):
        party = "huyện ủy" in key
        return [MemberKind.PARTY_COMMITTEE if party else MemberKind.DISTRICT_GOVERNMENT], ()
    if _COMMUNES.search(key):
        return [MemberKind.COMMUNE_GOVERNMENT], _places(key)
    if _PROVINCES.search(key):
        return [MemberKind.PROVINCE_GOVERNMENT], ()
    for pattern, instead in _OTHER_WORDS:
        key = pattern.sub(instead, key)
    kinds = [kind for pattern, kind in _WORDS if pattern.search(key)]
    return kinds, _places(key) if kinds == [MemberKind.PARTY_COMMITTEE] else ()


def _places(key: str) -> tuple[str, ...]:
    """The kinds of place that the name lists; "cấp xã" and "các xã" alone mean them all."""
    plain = key.replace("thị xã", " ")
    found = tuple(code for word, code in _PLACE_KINDS if re.search(rf"\b{word}\b", plain))
    return () if found in {("xa",), ()} else found


def _listed(head: str, listed: str) -> tuple[str, ...]:
    """The bodies after the colon, each with its head word.

    >>> _listed("Các phòng", " Kinh tế; Văn hóa - Xã hội")
    ('phòng Kinh tế', 'phòng Văn hóa - Xã hội')
    """
    if not listed.strip():
        return ()
    word = re.sub(r"(?i)\b(?:các|những)\s+", "", head).strip()
    parts = re.split(r";|,(?=\s*[A-ZĐÀ-Ỹ])|\s+và\s+(?=[A-ZĐÀ-Ỹ])", listed)
    names = [part.strip(" .,;") for part in parts]
    first = name_key(word).split()[:1]
    return tuple(
        name if name_key(name).split()[:1] == first else f"{word} {name}" for name in names if name
    )
