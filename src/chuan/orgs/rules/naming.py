"""One key for the many spellings of a body's name: case, tones, dashes, "&" and abbreviations.

The key keeps diacritics ("Sơn Hà" is not "Sơn Hạ"); `bare` of it does not, and serves only to find
candidates that a person then chooses from.
"""

import re
import unicodedata
from functools import lru_cache

from chuan.domain.vanban.folding import bare, fold

_ABBREVIATIONS = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "ubmttqvn": "ủy ban mặt trận tổ quốc việt nam",
    "ubmttq": "ủy ban mặt trận tổ quốc",
    "ubmt": "ủy ban mặt trận",
    "mttqvn": "mặt trận tổ quốc việt nam",
    "mttq": "mặt trận tổ quốc",
    "vn": "việt nam",
    "tw": "trung ương",
    "vp": "văn phòng",
    "btv": "ban thường vụ",
    "bch": "ban chấp hành",
    "bchqs": "bộ chỉ huy quân sự",
    "chqs": "chỉ huy quân sự",
    "bđbp": "bộ đội biên phòng",
    "ubkt": "ủy ban kiểm tra",
    "đbqh": "đại biểu quốc hội",
    "kh cn": "khoa học công nghệ",
    "khcn": "khoa học công nghệ",
    "cn": "công nghệ",
    "gd đt": "giáo dục đào tạo",
    "gdđt": "giáo dục đào tạo",
    "nn mt": "nông nghiệp môi trường",
    "nnmt": "nông nghiệp môi trường",
    "nn ptnt": "nông nghiệp phát triển nông thôn",
    "nnptnt": "nông nghiệp phát triển nông thôn",
    "tn mt": "tài nguyên môi trường",
    "tnmt": "tài nguyên môi trường",
    "tt tt": "thông tin truyền thông",
    "tttt": "thông tin truyền thông",
    "kh đt": "kế hoạch đầu tư",
    "khđt": "kế hoạch đầu tư",
    "gtvt": "giao thông vận tải",
    "lđ tb xh": "lao động thương binh xã hội",
    "lđtb xh": "lao động thương binh xã hội",
    "lđtbxh": "lao động thương binh xã hội",
    "vh tt dl": "văn hóa thể thao du lịch",
    "vhtt dl": "văn hóa thể thao du lịch",
    "vhttdl": "văn hóa thể thao du lịch",
    "vh tt": "văn hóa thể thao",
    "vhtt": "văn hóa thể thao",
    "vh xh": "văn hóa xã hội",
    "vhxh": "văn hóa xã hội",
    "kt ht đt": "kinh tế hạ tầng đô thị",
    "hccc": "hành chính công",
    "pvhcc": "phục vụ hành chính công",
    "hcc": "hành chính công",
    "tt pvhcc": "trung tâm phục vụ hành chính công",
    "ttpvhcc": "trung tâm phục vụ hành chính công",
    "pt th": "phát thanh truyền hình",
    "ptth": "phát thanh truyền hình",
    "đài tt th": "đài truyền thanh truyền hình",
    "tđc": "tiêu chuẩn đo lường chất lượng",
    "tcđlcl": "tiêu chuẩn đo lường chất lượng",
    "qltt": "quản lý thị trường",
    "kkt": "khu kinh tế",
    "kcn": "khu công nghiệp",
    "bql": "ban quản lý",
    "htx": "hợp tác xã",
    "lđlđ": "liên đoàn lao động",
    "lhpn": "liên hiệp phụ nữ",
    "hnd": "hội nông dân",
    "ccb": "cựu chiến binh",
    "tncs": "thanh niên cộng sản",
    "hcm": "hồ chí minh",
    "bhxh": "bảo hiểm xã hội",
    "tand": "tòa án nhân dân",
    "vksnd": "viện kiểm sát nhân dân",
    "gd": "giáo dục",
    "yt": "y tế",
    "tp": "thành phố",
    "tx": "thị xã",
    "kbnn": "kho bạc nhà nước",
    "nhnn": "ngân hàng nhà nước",
    "ubtvqh": "ủy ban thường vụ quốc hội",
    "ttg": "thủ tướng chính phủ",
}
_SHORT_FOR_FIRST_WORD = {"tt": "trung tâm", "p": "phòng", "s": "sở", "đ": "đảng"}
_LONGEST = max(len(short.split()) for short in _ABBREVIATIONS)
_PUNCTUATION = re.compile(r"[^\w]+|_")
_DROPPED = {"và"}


@lru_cache(maxsize=20_000)
def name_key(name: str) -> str:
    """The key under which every spelling of one name meets.

    >>> name_key("Sở KH&CN") == name_key("SỞ KHOA HỌC VÀ CÔNG NGHỆ")
    True
    >>> name_key("Uỷ ban nhân dân xã Hoà An") == name_key("UBND xã Hòa An")
    True
    """
    plain = _PUNCTUATION.sub(" ", fold(unicodedata.normalize("NFC", name)))
    words = [word for word in plain.split() if word not in _DROPPED]
    return " ".join(_expand(words))


def bare_key(name: str) -> str:
    """The key without diacritics, for candidates only."""
    return bare(name_key(name))


def _expand(words: list[str]) -> list[str]:
    if (
        len(words) > 1
        and words[0] in _SHORT_FOR_FIRST_WORD
        and " ".join(words[:2]) not in _ABBREVIATIONS
    ):
        words = [*_SHORT_FOR_FIRST_WORD[words[0]].split(), *words[1:]]
    expanded: list[str] = []
    index = 0
    while index < len(words):
        size, text = _longest_at(words, index)
        expanded.extend(text.split())
        index += size
    return expanded


def _longest_at(words: list[str], index: int) -> tuple[int, str]:
    for size in range(min(_LONGEST, len(words) - index), 0, -1):
        found = _ABBREVIATIONS.get(" ".join(words[index : index + size]))
        if found:
            return size, found
    return 1, words[index]
