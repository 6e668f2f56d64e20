"""How names of Vietnamese authorities begin, and what follows them: a grammar, no register."""

import re

# fmt: off
PROPER_HEADS = (
    "ủy ban mặt trận", "ủy ban mttq", "ủy ban nhân dân", "ủy ban kiểm tra", "ủy ban", "ub mttq",
    "ubmttq", "ubnd", "ubkt", "hội đồng nhân dân", "hội đồng", "hđnd", "đoàn đbqh",
    "đoàn đại biểu quốc hội", "sở", "phòng", "văn phòng", "vp", "ban", "bộ chỉ huy",
    "bộ chính trị", "bộ tư lệnh", "bộ", "bchqs", "bch", "công an", "quân đội", "đảng ủy",
    "đảng bộ", "đảng đoàn", "chi ủy", "chi bộ", "đảng", "tỉnh ủy", "thành ủy", "huyện ủy",
    "quận ủy", "thị ủy", "chi cục", "cục", "tổng cục", "vụ", "viện", "trung tâm", "tt", "trường",
    "đài", "báo", "tạp chí", "cổng thông tin", "trang thông tin", "mặt trận", "mttq", "hội",
    "liên hiệp", "liên minh", "liên đoàn", "công đoàn", "đoàn thanh niên", "đoàn tncs", "đoàn",
    "tỉnh đoàn", "thành đoàn", "huyện đoàn", "hiệp hội", "tòa án", "tand", "vksnd", "kho bạc",
    "bảo hiểm", "bhxh", "ngân hàng", "thuế", "hải quan", "thanh tra", "bưu điện", "trạm",
    "tổng công ty", "công ty", "tập đoàn", "hợp tác xã", "htx", "quỹ", "đội", "tổ", "chủ tịch",
    "phó chủ tịch", "ct", "chánh", "thủ trưởng", "giám đốc", "trưởng", "người đứng đầu",
    "thường trực", "thủ tướng", "chính phủ", "quốc hội", "nhà nước", "học viện", "đại học",
    "bệnh viện", "nhà máy", "khu", "vườn quốc gia", "bí thư", "lãnh đạo", "tcđlcl", "qltt",
    "cơ quan", "đơn vị", "cấp ủy", "chính quyền", "cán bộ", "vnpt", "viettel", "mobifone", "fpt",
    "điện lực", "hạt kiểm lâm", "đồn biên phòng", "phó giám đốc", "phó trưởng", "phó chánh",
    "phó bí thư", "tiểu ban", "câu lạc bộ", "cảnh sát", "bộ phận", "nhà văn hóa", "tổng liên đoàn",
    "trung đoàn", "hội liên hiệp", "mạng lưới", "công chức", "văn thư", "kế toán", "trường học",
)
# fmt: on
"""Words with which the name of a body begins; in a name the first letter is a capital."""

# fmt: off
COMMON_HEADS = (
    "các", "những", "tất cả các", "toàn thể", "cơ quan", "đơn vị", "cấp ủy", "chính quyền",
    "hội doanh nghiệp", "hiệp hội", "ngành", "địa phương", "doanh nghiệp", "đoàn thể", "cấp có",
    "các cấp", "tổ chức đảng", "ban chỉ đạo", "mặt trận tổ quốc", "thủ trưởng", "người đứng đầu",
    "cá nhân", "tổ chức", "công chức", "trưởng các", "văn phòng", "trung tâm", "chủ tịch",
    "bí thư", "công an", "đảng ủy", "ủy ban nhân dân", "hội đồng nhân dân", "các đồng chí",
    "đồng chí", "bộ phận",
)
# fmt: on
"""Heads that name a body, or a group of bodies, also without a capital."""

# fmt: off
SUBJECTS = (
    "văn hóa, khoa học và thông tin", "văn hóa, thể thao và du lịch", "văn hóa, thể thao",
    "văn hóa, thông tin", "kinh tế, hạ tầng và đô thị", "kinh tế, hạ tầng",
    "lao động, thương binh và xã hội", "lao động, việc làm", "nội vụ, lao động",
    "quy hoạch, kiến trúc", "khoa học, công nghệ và thông tin", "khoa học, công nghệ",
    "nông nghiệp, môi trường", "tài nguyên, môi trường", "tư pháp, hộ tịch",
)
# fmt: on
"""Fields of departments whose name holds a comma."""

# fmt: off
FIELDS = (
    "khoa học và công nghệ", "kh&cn", "khcn", "giáo dục và đào tạo", "gd&đt", "gdđt",
    "nông nghiệp và môi trường", "nn&mt", "nông nghiệp và phát triển nông thôn", "nn&ptnt",
    "nnptnt", "tài nguyên và môi trường", "tn&mt", "thông tin và truyền thông", "tt&tt", "tttt",
    "kế hoạch và đầu tư", "kh&đt", "văn hóa và thể thao", "vh&tt", "vhtt&dl", "vhttdl", "du lịch",
    "công thương", "xây dựng", "y tế", "tài chính", "nội vụ", "tư pháp", "ngoại vụ",
    "giao thông vận tải", "gtvt", "dân tộc", "dân tộc và tôn giáo", "kinh tế", "kt",
    "văn hóa - xã hội", "vhxh", "vh-xh", "lao động - thương binh và xã hội", "lđ-tb&xh", "lđtbxh",
    "quốc phòng", "công an", "kinh tế và hạ tầng", "tài chính - kế hoạch", "quản lý đô thị",
)
# fmt: on
"""Fields of ministries, departments and rooms, as they follow "Các Sở:" or "Sở A, B"."""

# fmt: off
PREDICATES = (
    "chủ trì", "chủ động", "phối hợp", "có trách nhiệm", "có nhiệm vụ", "chịu trách nhiệm",
    "chỉ đạo", "lãnh đạo", "tham mưu", "xây dựng", "căn cứ", "hướng dẫn", "theo dõi",
    "tăng cường", "đẩy mạnh", "tiếp tục", "thực hiện", "triển khai", "phổ biến", "rà soát",
    "cân đối", "bố trí", "đôn đốc", "là cơ quan", "là đơn vị", "là đầu mối", "theo chức năng",
    "theo nhiệm vụ", "phản ánh", "nghiêm túc", "nghiên cứu", "tuyên truyền", "quán triệt",
    "nêu cao", "phát huy", "vận động", "tập trung", "kịp thời", "thường xuyên", "khẩn trương",
    "ban hành", "cụ thể hóa", "tổng hợp", "đưa", "bảo đảm", "đảm bảo", "định kỳ", "hằng năm",
    "hàng năm", "kiểm tra", "giám sát", "thẩm định", "trực tiếp", "tiếp nhận", "vận hành",
    "lồng ghép", "ưu tiên", "quan tâm", "đăng ký", "gửi", "báo cáo", "tích cực", "cử", "lập",
    "mở", "cung cấp", "hỗ trợ", "tiến hành", "trình", "tham gia", "đề xuất", "phân công",
    "quản lý", "sử dụng", "xác định", "giao", "yêu cầu", "đề nghị", "cập nhật", "thống nhất",
    "trên cơ sở", "khi", "nâng cao", "duy trì", "đăng tải", "xem xét", "quyết định", "giúp",
    "làm", "bám sát", "chấp hành", "tuân thủ", "hoàn thành", "hoàn thiện", "đổi mới", "chú trọng",
    "đánh giá", "kiện toàn", "bổ sung", "phân bổ", "huy động", "thông tin kịp thời", "định hướng",
    "phải", "cần", "khuyến khích", "cho ý kiến", "dự toán", "đề ra", "tạo điều kiện", "phát động",
    "trước ngày", "chậm nhất", "muộn nhất",
)
# fmt: on
"""Verbs and phrases with which a sentence goes on after the body that it speaks of."""

# fmt: off
NOUN_OR_VERB = frozenset({
    "quản lý", "kiểm tra", "giám sát", "tham mưu", "chỉ đạo", "xây dựng", "cung cấp", "hỗ trợ",
    "tham gia", "sử dụng", "lãnh đạo", "nghiên cứu", "tuyên truyền", "thực hiện",
    "chủ trì", "phối hợp", "hướng dẫn", "quyết định", "đánh giá", "làm", "giúp", "vận động",
})
# fmt: on
"""Predicates that may as well stand inside a name ("cơ quan quản lý nhà nước")."""

# fmt: off
NOUNS_BEFORE_MODIFIER = (
    "cơ quan", "đơn vị", "tổ chức", "bộ phận", "người", "cán bộ", "công chức", "ban",
    "doanh nghiệp", "cơ sở", "đồng chí", "lực lượng", "được", "được giao", "được phân công",
    "lãnh đạo",
)
# fmt: on
"""What precedes a verb that only describes a body: "cơ quan quản lý", "được phân công chủ trì"."""


def alternatives(words: tuple[str, ...]) -> str:
    """A regular expression for any of the words, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
