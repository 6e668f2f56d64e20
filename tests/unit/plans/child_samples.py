"""Plans of the level above, written for tests: as texts that the reader understands."""
# ruff: noqa: E501  (documents as they are printed)

from datetime import date

from chuan.domain.vanban import from_text, read
from chuan.domain.vanban.types import Document, Knowledge
from chuan.domain.vanban.writing import Family, Signature
from chuan.orgs.rules.naming import name_key
from chuan.plans.rules.child_plan import Above, Issuer, Level, Terms, Unit

ON = date(2026, 8, 3)
CULTURE = Unit("phong-vhxh", "Phòng Văn hóa - Xã hội", "VHXH", is_room=True)
ECONOMY = Unit("phong-kt", "Phòng Kinh tế", "KT", is_room=True)
OFFICE = Unit("vp-hdnd-ubnd", "Văn phòng HĐND và UBND", "VP", is_room=True)
COMMUNE = Issuer(
    name="Ủy ban nhân dân xã An Hòa",
    short="UBND xã",
    voice="Ủy ban nhân dân xã An Hòa",
    family=Family.STATE,
    level=Level.COMMUNE,
    place_word="xã",
    place="An Hòa",
    symbol="KH-UBND",
    signature=Signature("TM. Ủy ban nhân dân", "", "Chủ tịch", ""),
    keys=frozenset({name_key("UBND xã An Hòa")}),
    counted_as=frozenset({"commune_government"}),
    place_kind="xa",
    units=(CULTURE, ECONOMY, OFFICE),
    counterparts={
        "so-khcn": CULTURE, "so-gddt": CULTURE, "so-yt": CULTURE, "so-tc": ECONOMY,
        "so-ct": ECONOMY, "so-nnmt": ECONOMY, "so-tp": OFFICE,
    },
)  # fmt: skip
BRANCH = Unit("chi-cuc-tdc", "Chi cục Tiêu chuẩn Đo lường Chất lượng", "CCTĐC")
SCIENCE = Issuer(
    name="Sở Khoa học và Công nghệ tỉnh Nghệ An",
    short="Sở Khoa học và Công nghệ",
    voice="Sở Khoa học và Công nghệ tỉnh Nghệ An",
    family=Family.STATE,
    level=Level.DEPARTMENT,
    place_word="tỉnh",
    place="Nghệ An",
    symbol="KH-SKHCN",
    superior="Ủy ban nhân dân tỉnh Nghệ An",
    signature=Signature("", "", "Giám đốc", ""),
    keys=frozenset({name_key("Sở Khoa học và Công nghệ"), name_key("Sở KH&CN tỉnh Nghệ An")}),
    code="so-khcn",
    counted_as=frozenset({"department"}),
    units=(BRANCH,),
    counterparts={"so-khcn": BRANCH},
)
PARTY = Issuer(
    name="Đảng ủy xã An Hòa",
    short="Đảng ủy",
    voice="Ban Thường vụ Đảng ủy",
    family=Family.PARTY,
    level=Level.COMMUNE,
    place_word="xã",
    place="An Hòa",
    symbol="KH/ĐU",
    superior="Đảng bộ thành phố Hải Phòng",
    signature=Signature("T/M Ban Thường vụ", "", "Bí thư", ""),
    keys=frozenset({name_key("Đảng ủy xã An Hòa")}),
    counted_as=frozenset({"party_committee"}),
    place_kind="xa",
    counterparts={
        "ban-tgdv-tu": Unit("ban-xdd-xa", "Ban Xây dựng Đảng"),
        "du-ubnd-tinh": Unit("du-ubnd-xa", "Đảng ủy Ủy ban nhân dân xã"),
    },
)
TERMS = Terms(ON)

HEAD = """ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH NGHỆ AN                 Độc lập - Tự do - Hạnh phúc

Số: 45/KH-UBND             Nghệ An, ngày 08 tháng 4 năm 2026

KẾ HOẠCH
Nâng cao năng suất, chất lượng sản phẩm, hàng hóa năm 2026

"""
FOOT = """
Nơi nhận:
- Như trên;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn Minh
"""
WITH_GOALS = (
    HEAD
    + """I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Nâng cao nhận thức của các sở, ban, ngành, địa phương và người dân trên địa bàn tỉnh.
2. Yêu cầu
- Phù hợp với kế hoạch phát triển kinh tế - xã hội của tỉnh.
II. MỤC TIÊU
- 100% tổ chức, cá nhân sản xuất sản phẩm chủ lực của tỉnh được tập huấn.
- Tổ chức ít nhất 30 lớp tập huấn về truy xuất nguồn gốc.
III. NHIỆM VỤ
1. Tuyên truyền
- Sở Khoa học và Công nghệ chủ trì, phối hợp với UBND các xã, phường tuyên truyền về tiêu chuẩn, đo lường, chất lượng trên địa bàn tỉnh.
2. Kiểm tra
- UBND các xã, phường chủ trì kiểm tra phương tiện đo tại chợ trước ngày 15/12/2026.
- Sở Giáo dục và Đào tạo chủ trì, phối hợp với Sở Khoa học và Công nghệ đưa nội dung đo lường vào trường trung học phổ thông.
IV. TỔ CHỨC THỰC HIỆN
1. Sở Khoa học và Công nghệ theo dõi, đôn đốc việc thực hiện Kế hoạch này.
2. UBND các xã, phường báo cáo kết quả về Sở Khoa học và Công nghệ trước ngày 20 tháng 11 hằng năm.
3. Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, đơn vị phản ánh về Sở Khoa học và Công nghệ.
"""
    + FOOT
)
ANNEXED = (
    HEAD
    + """I. MỤC ĐÍCH
Bảo đảm cân đúng cho người mua.
II. NHIỆM VỤ
Nhiệm vụ cụ thể tại Phụ lục kèm theo.
III. TỔ CHỨC THỰC HIỆN
1. Các sở, ban, ngành và UBND các xã, phường triển khai nhiệm vụ được phân công; trước ngày 30 tháng 11 hằng năm báo cáo về Sở Khoa học và Công nghệ.
"""
    + FOOT
    + """
PHỤ LỤC
NHIỆM VỤ THỰC HIỆN KẾ HOẠCH
(Kèm theo Kế hoạch số 45/KH-UBND ngày 08 tháng 4 năm 2026)
| TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian | Sản phẩm |
| I | Đo lường | | | | |
| 1 | Rà soát cân tại chợ trên địa bàn tỉnh | UBND các xã, phường | Sở Khoa học và Công nghệ | Hằng năm | Danh sách 500 cân |
| 2 | Cân đối kinh phí cho công tác đo lường | Sở Tài chính | Các sở, ban, ngành; UBND các xã, phường | Quý I năm 2026 | |
| II | Chất lượng | | | | |
| 1 | Xây dựng quy chuẩn kỹ thuật địa phương về nước mắm | Sở Khoa học và Công nghệ | UBND các xã, phường | Năm 2027 | Dự thảo |
| 2 | Cấp giấy chứng nhận cho phòng thử nghiệm của tỉnh | Sở Khoa học và Công nghệ | Sở Tài chính | Năm 2027 | |
"""
)
LETTER = """ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH NGHỆ AN                 Độc lập - Tự do - Hạnh phúc

Số: 777/UBND-KGVX             Nghệ An, ngày 02 tháng 02 năm 2026
V/v tăng cường kiểm tra đo lường dịp Tết

Kính gửi:
- Các sở, ban, ngành;
- UBND các xã, phường.

Để bảo đảm quyền lợi người tiêu dùng, UBND tỉnh yêu cầu:
1. UBND các xã, phường tăng cường kiểm tra cân tại chợ, cửa hàng trên địa bàn.
2. Sở Khoa học và Công nghệ chủ trì, phối hợp với UBND các xã, phường kiểm tra cột đo xăng dầu.
3. Các cơ quan báo cáo kết quả về Sở Khoa học và Công nghệ trước ngày 28/02/2026./.
"""
CITY = """THÀNH ỦY HẢI PHÒNG          ĐẢNG CỘNG SẢN VIỆT NAM
*                            Hải Phòng, ngày 06 tháng 10 năm 2025
Số 03-KH/TU

KẾ HOẠCH
thực hiện Chỉ thị số 38-CT/TW, ngày 30/7/2024 của Ban Bí thư về đẩy mạnh công tác tiêu chuẩn, đo lường, chất lượng

I- MỤC ĐÍCH
- Cụ thể hóa Chỉ thị phù hợp với thực tiễn phát triển của thành phố.
II- NHIỆM VỤ VÀ GIẢI PHÁP
1- Tuyên truyền
- Tổ chức quán triệt Chỉ thị trong các sở, ngành và địa phương.
- Xây dựng và ban hành các quy chuẩn kỹ thuật địa phương.
2- Kiểm tra
- Tăng cường công tác thanh tra, kiểm tra về đo lường trên địa bàn thành phố.
III- TỔ CHỨC THỰC HIỆN
1- Các cấp ủy, tổ chức đảng các cấp tổ chức phổ biến Chỉ thị và Kế hoạch của Thành ủy đến đảng viên.
2- Ban Tuyên giáo và Dân vận Thành ủy hướng dẫn tuyên truyền.
3- Đảng ủy Ủy ban nhân dân thành phố lãnh đạo, chỉ đạo xây dựng kế hoạch, báo cáo Ban Thường vụ Thành ủy.

Nơi nhận:
- Như trên,
- Lưu Văn phòng Thành ủy.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Đỗ Văn Nam
"""
DISTRICTS = ANNEXED.replace("UBND các xã, phường", "UBND các huyện, thị xã, thành phố")
WITHOUT_ANNEX = (
    HEAD
    + """I. NHIỆM VỤ
- Rà soát hệ thống kế hoạch của tỉnh về đo lường để điều chỉnh cho phù hợp.
- UBND các xã, phường lập danh sách cơ sở dùng cân trên địa bàn tỉnh trong năm 2027.
"""
    + FOOT
)


def read_document(text: str) -> Document:
    """The first document of a text."""
    return read(from_text(text), Knowledge()).documents[0]


def province(text: str, symbol: str = "45/KH-UBND") -> Above:
    """A document of the province of Nghệ An."""
    return Above(
        read_document(text), "Ủy ban nhân dân tỉnh Nghệ An", symbol, date(2026, 4, 8),
        "tỉnh", "Nghệ An", text,
    )  # fmt: skip


def city(text: str = CITY) -> Above:
    """A plan of the party committee of Hải Phòng."""
    return Above(
        read_document(text), "Ban Thường vụ Thành ủy Hải Phòng", "03-KH/TU", date(2025, 10, 6),
        "thành phố", "Hải Phòng", text,
    )  # fmt: skip


def plan(body: str, title: str = "Nâng cao năng suất, chất lượng sản phẩm") -> Above:
    """A plan of the province with that body and title."""
    head = HEAD.replace("Nâng cao năng suất, chất lượng sản phẩm, hàng hóa năm 2026", title)
    return province(head + body + FOOT)


def row(lead: str, partners: str, when: str = "Năm 2027") -> Above:
    """A plan whose annex has one task."""
    return province(
        HEAD + "I. NHIỆM VỤ\nTheo Phụ lục.\n" + FOOT + "\nPHỤ LỤC\nNHIỆM VỤ\n"
        "| TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian |\n"
        f"| 1 | Kiểm tra cân tại chợ | {lead} | {partners} | {when} |\n"
    )
