"""Papers made up for the tests: the shapes that offices print, in our own words."""
# ruff: noqa: E501 — papers stand as offices print them

COMMUNE_PLAN = """\
UBND HUYỆN SƠN HÒA          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
UBND XÃ PHƯỚC AN                 Độc lập - Tự do - Hạnh phúc

Số: 45/KH-UBND                Phước An, ngày 05 tháng 02 năm 2026


KẾ HOẠCH
Triển khai hoạt động tiêu chuẩn, đo lường, chất lượng năm 2026

Căn cứ Luật Tiêu chuẩn và Quy chuẩn kỹ thuật ngày 29/6/2006;
Căn cứ Nghị định số 37/2026/NĐ-CP ngày 23 tháng 01 năm 2026 của Chính phủ quy định chi tiết;
Thực hiện Kế hoạch số 12/KH-UBND ngày 15/01/2026 của UBND tỉnh về công tác tiêu chuẩn đo lường chất lượng năm 2026, Ủy ban nhân dân xã Phước An ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Nâng cao nhận thức của cán bộ, công chức và Nhân dân.
- Bảo vệ quyền lợi người tiêu dùng.
2. Yêu cầu
Các nhiệm vụ phải cụ thể, rõ người, rõ việc.

II. CHỈ TIÊU NĂM 2026
1. 100% hộ kinh doanh tại chợ được phổ biến quy định về đo lường.
2. Ít nhất 85% cân đồng hồ lò xo được kiểm định đúng hạn.
3. Tổ chức 02 lớp tập huấn cho 120 người.

III. NHIỆM VỤ, GIẢI PHÁP
1. Công tác tuyên truyền
1.1. Phòng Văn hóa - Xã hội chủ trì, phối hợp với Đài Truyền thanh, Mặt trận Tổ quốc xã tuyên truyền trên hệ thống loa.
1.2. Phát hành tờ rơi hướng dẫn người dân kiểm tra cân.
(Đơn vị chủ trì: Phòng Kinh tế; đơn vị phối hợp: Công an xã, các thôn; thời gian: Quý II/2026; sản phẩm: 500 tờ rơi)
2. Công tác kiểm tra
a) Kiểm tra phương tiện đo tại chợ.
- Cơ quan chủ trì: Phòng Kinh tế.
- Cơ quan phối hợp: Phòng Văn hóa - Xã hội, Công an xã.
- Thời gian hoàn thành: Trước ngày 30/9/2026.
- Sản phẩm: Báo cáo kết quả kiểm tra.
b) Rà soát hàng đóng gói sẵn.
- Cơ quan chủ trì: Phòng Văn hóa - Xã hội.
- Thời gian: Thường xuyên.

IV. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội
a) Chủ trì tham mưu triển khai Kế hoạch.
b) Tổng hợp, báo cáo UBND tỉnh và Sở Khoa học và Công nghệ trước ngày 05/12/2026.
2. Phòng Kinh tế: Cân đối, bố trí kinh phí thực hiện.
3. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã và các tổ chức chính trị - xã hội vận động hội viên tham gia.
4. Chế độ báo cáo: Các đơn vị báo cáo định kỳ 6 tháng (trước ngày 15/6), năm (trước ngày 20/11) gửi Phòng Văn hóa - Xã hội.
Trên đây là Kế hoạch triển khai, yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện./.

Nơi nhận:                                        TM. ỦY BAN NHÂN DÂN
- UBND tỉnh;                                          CHỦ TỊCH
- Sở KH&CN;
- Lưu: VT, VHXH.

                                                   Lê Thị Mai
"""

PARTY_RESOLUTION = """\
TỈNH ỦY ĐỒNG THÁP
ĐẢNG ỦY PHƯỜNG MỸ TRÀ
*
Số 07-NQ/ĐU

ĐẢNG CỘNG SẢN VIỆT NAM
Mỹ Trà, ngày 12 tháng 3 năm 2026

NGHỊ QUYẾT
của Ban Chấp hành Đảng bộ phường
về lãnh đạo công tác năng suất, chất lượng giai đoạn 2026 - 2030
-----
I- QUAN ĐIỂM, MỤC TIÊU
1- Quan điểm
- Nâng cao chất lượng là nhiệm vụ thường xuyên.
2- Mục tiêu đến năm 2030
- Có từ 15 doanh nghiệp trở lên áp dụng hệ thống quản lý chất lượng.
- Trên 90% sản phẩm OCOP có mã truy xuất nguồn gốc.
II- NHIỆM VỤ, GIẢI PHÁP CHỦ YẾU
1- Tăng cường sự lãnh đạo của Đảng
Các chi bộ đưa nội dung chất lượng vào sinh hoạt chuyên đề, mỗi năm ít nhất một lần.
Đảng ủy Ủy ban nhân dân phường chỉ đạo rà soát cơ chế hỗ trợ doanh nghiệp.
2- Phát triển nguồn nhân lực
- Cử cán bộ tham gia tập huấn do Sở Khoa học và Công nghệ tổ chức.
III- TỔ CHỨC THỰC HIỆN
1- Đảng ủy Ủy ban nhân dân phường xây dựng kế hoạch thực hiện Nghị quyết, hoàn thành trong quý II/2026.
2- Ban Xây dựng Đảng Đảng ủy phường chủ trì, phối hợp với Văn phòng Đảng ủy theo dõi, đôn đốc, định kỳ hằng năm báo cáo Ban Thường vụ Đảng ủy.
Nghị quyết này phổ biến đến chi bộ.

Nơi nhận:
- Thường trực Tỉnh ủy (để báo cáo),
- Các chi bộ trực thuộc,
- Lưu Văn phòng Đảng ủy.

T/M ĐẢNG ỦY
BÍ THƯ

Phạm Quốc Bảo
"""

LETTER = """\
UBND TỈNH LÂM ĐỒNG
SỞ KHOA HỌC VÀ CÔNG NGHỆ

Số: 812/SKHCN-TĐC
V/v báo cáo kết quả thực hiện công tác
đo lường năm 2026

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lâm Đồng, ngày 20 tháng 10 năm 2026

Kính gửi:
- Các sở, ban, ngành tỉnh;
- UBND các xã, phường, đặc khu.

Thực hiện Công văn số 2210/UBTĐC-ĐL ngày 12/10/2026 của Ủy ban Tiêu chuẩn Đo lường Chất lượng Quốc gia về việc tổng hợp số liệu, Sở Khoa học và Công nghệ đề nghị các sở, ban, ngành và UBND các xã, phường, đặc khu thực hiện một số nội dung sau:
1. Báo cáo kết quả thực hiện công tác đo lường năm 2026 theo đề cương gửi kèm.
2. Rà soát, lập danh sách phương tiện đo nhóm 2 đang sử dụng trên địa bàn.
Báo cáo gửi về Sở Khoa học và Công nghệ trước ngày 15/11/2026 để tổng hợp, báo cáo UBND tỉnh.
Rất mong sự quan tâm phối hợp của quý cơ quan./.

Nơi nhận:
- Như trên;
- UBND tỉnh (b/c);
- Lưu: VT, TĐC.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
(Đã ký)
Nguyễn Thanh Tùng
"""

FLAT_ANNEX = """\
ỦY BAN NHÂN DÂN
PHƯỜNG TÂN LẬP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 31/KH-UBND Tân Lập, ngày 18 tháng 8 năm 2025
KẾ HOẠCH
Thực hiện công tác truy xuất nguồn gốc trên địa bàn phường
I. MỤC TIÊU
Nâng cao hiệu quả quản lý.
II. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế, Hạ tầng và Đô thị chủ trì theo dõi.
Nơi nhận:
- UBND thành phố;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn Hòa
PHỤ LỤC I
PHÂN CÔNG NHIỆM VỤ
(Kèm theo Kế hoạch số 31/KH-UBND ngày 18/8/2025)
STT
Nội dung công việc
Sản phẩm
Thời hạn hoàn thành
Đơn vị chủ trì
Đơn vị phối hợp
Ghi chú
1
Khảo sát cơ sở sản xuất có
nhu cầu áp dụng truy xuất
Báo cáo khảo sát
Tháng 9/2025
Phòng Kinh tế, Hạ
tầng và Đô thị
Các khu phố; Hội Nông dân
phường

2
Tập huấn sử dụng mã QR cho
hộ kinh doanh
02 lớp tập huấn
Quý IV/2025
Phòng Văn hóa -
Xã hội
Phòng Kinh tế, Hạ tầng và
Đô thị; Đoàn Thanh niên
Kinh phí
xã hội hóa
3
Kết nối dữ liệu lên cổng
truy xuất quốc gia
Dữ liệu được kết nối
Trung tâm Phục vụ
hành chính công
Công an phường
"""

DECISION_WITH_RULES = """\
**ỦY BAN NHÂN DÂN TỈNH HÀ GIANG**

**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**
**Độc lập - Tự do - Hạnh phúc**

Số: 99/QĐ-UBND

*Hà Giang, ngày 3 tháng 4 năm 2024*

# QUYẾT ĐỊNH
**Ban hành Quy chế phối hợp quản lý đo lường**

**ỦY BAN NHÂN DÂN TỈNH HÀ GIANG**

*Căn cứ Luật Đo lường số 04/2011/QH13;*

*Theo đề nghị của Giám đốc Sở Khoa học và Công nghệ tại Tờ trình số 15/TTr-SKHCN ngày 20/3/2024.*

**QUYẾT ĐỊNH:**

**Điều 1.** Ban hành kèm theo Quyết định này Quy chế phối hợp quản lý đo lường trên địa bàn tỉnh.

**Điều 2.** Quyết định này có hiệu lực kể từ ngày ký.

**Điều 3.** Chánh Văn phòng UBND tỉnh, Giám đốc Sở Khoa học và Công nghệ, Thủ trưởng các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./.

**Nơi nhận:**
- Như Điều 3;
- Lưu: VT.

**TM. ỦY BAN NHÂN DÂN**
**KT. CHỦ TỊCH**
**PHÓ CHỦ TỊCH**

**Hoàng Gia Long**

**QUY CHẾ**
**Phối hợp quản lý đo lường trên địa bàn tỉnh**
*(Ban hành kèm theo Quyết định số 99/QĐ-UBND ngày 03/4/2024 của UBND tỉnh)*

## Chương I
## QUY ĐỊNH CHUNG

**Điều 1. Phạm vi điều chỉnh**

1. Quy chế này quy định việc phối hợp.

2. Quy chế áp dụng đối với các sở, ngành.

## Chương II
## TRÁCH NHIỆM PHỐI HỢP

**Điều 2. Trách nhiệm của Sở Khoa học và Công nghệ**

a) Chủ trì xây dựng kế hoạch kiểm tra hằng năm.

b) Định kỳ trước ngày 10 tháng 12 hằng năm báo cáo UBND tỉnh.

| TT | Nội dung | Cơ quan thực hiện | | Thời gian |
|----|----|----|----|----|
| | | Chủ trì | Phối hợp | |
| I | Kiểm tra | | | |
| 1 | Kiểm tra cây xăng | Sở KH&CN | Sở Công Thương; Công an tỉnh | Quý III/2024 |
| 2 | Kiểm tra cân | Sở KH&CN | | Hằng năm |
"""

SPACED_ANNEX = """\
ỦY BAN NHÂN DÂN                     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    TỈNH AN BÌNH                         Độc lập - Tự do - Hạnh phúc

  Số: 210/KH-UBND                    An Bình, ngày 02 tháng 6 năm 2025

                                  KẾ HOẠCH
          Nâng cao năng suất chất lượng giai đoạn 2025 - 2030

   Thực hiện Quyết định số 36/QĐ-TTg ngày 11/01/2021 của Thủ tướng Chính phủ,
UBND tỉnh ban hành Kế hoạch như sau:
   I. MỤC TIÊU
   - Đến năm 2030: 70% doanh nghiệp chủ lực áp dụng công cụ cải tiến năng suất;
tối thiểu 05 mô hình điểm được hỗ trợ.
   II. NHIỆM VỤ
   Chi tiết tại Phụ lục kèm theo.
   III. TỔ CHỨC THỰC HIỆN
   1. Sở Tài chính bố trí kinh phí./.

Nơi nhận:                                    TM. ỦY BAN NHÂN DÂN
- Bộ KH&CN;                                     KT. CHỦ TỊCH
- Các sở, ban, ngành;                           PHÓ CHỦ TỊCH
- Lưu: VT.

                                                Đinh Văn Khoa
\f                                    2

                                 PHỤ LỤC
                      DANH MỤC NHIỆM VỤ TRỌNG TÂM
        (Kèm theo Kế hoạch số 210/KH-UBND ngày 02/6/2025 của UBND tỉnh)

TT    Nội dung nhiệm vụ               Cơ quan chủ trì      Cơ quan phối hợp      Thời gian      Sản phẩm
I     Nâng cao nhận thức
1     Tổ chức hội nghị phổ biến       Sở Khoa học và       Các sở, ban, ngành;   Quý III/2025   01 hội nghị
      quy định mới                    Công nghệ            UBND các xã, phường
2     Xây dựng chuyên mục trên        Báo và Đài Phát                            Hằng năm       12 chuyên mục
      truyền hình                     thanh, Truyền hình
                                      tỉnh
\f                                    3
TT    Nội dung nhiệm vụ               Cơ quan chủ trì      Cơ quan phối hợp      Thời gian      Sản phẩm
II    Hỗ trợ doanh nghiệp
1     Đào tạo chuyên gia năng suất    Sở Khoa học và       Liên minh Hợp tác                    100 chuyên gia
      chất lượng                      Công nghệ            xã tỉnh
"""

SEVEN_COLUMNS = """\
ỦY BAN NHÂN DÂN
TỈNH KIÊN LƯƠNG
Số: 77/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Kiên Lương, ngày 9 tháng 9 năm 2025
KẾ HOẠCH
Thực hiện Đề án truy xuất nguồn gốc
I. MỤC ĐÍCH, YÊU CẦU
Thực hiện đồng bộ.
II. NHIỆM VỤ
Theo Phụ lục.
Nơi nhận:
- Lưu: VT.
CHỦ TỊCH
Ngô Văn Tám
PHỤ LỤC
PHÂN CÔNG NHIỆM VỤ
Số
TT
Nhiệm vụ
Đơn vị chủ
trì
Đơn vị phối
hợp
Thời gian
hoàn thành
Kết quả
Nguồn kinh
phí
(1) (2) (3) (4) (5) (6) (7)
A HOÀN THIỆN CƠ CHẾ
1 Rà soát văn bản
1.1 Rà soát các quy định của
tỉnh về truy xuất nguồn gốc
Sở Tư pháp
Sở Khoa học và
Công nghệ; Sở Công
Thương
Quý I/2026
Báo cáo rà soát
Ngân sách
tỉnh
1.2 Ban hành quy chế phối
hợp liên ngành
Sở Khoa học và
Công nghệ
Các sở, ngành liên
quan
Tháng 6/2026
Quyết định của
UBND tỉnh
Ngân sách
tỉnh
2 Đào tạo, tập huấn
2.1 Tập huấn cho hợp tác xã
Liên minh Hợp
tác xã tỉnh
2026 - 2028
Mỗi năm ít nhất
02 lớp
Xã hội hóa
B ĐẦU TƯ HẠ TẦNG
1 Nâng cấp hệ thống thông
tin truy xuất nguồn gốc của
tỉnh
Sở Khoa học và
Công nghệ
VNPT tỉnh; Trung tâm
Chuyển đổi số
Từ năm 2026
Hệ thống vận
hành ổn định
"""

DIRECTIVE = """\
ỦY BAN NHÂN DÂN
THÀNH PHỐ TÂN HẢI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 05/CT-UBND
Tân Hải, ngày 14 tháng 5 năm 2025
CHỈ THỊ
Về tăng cường quản lý đo lường trong kinh doanh xăng dầu
Trong thời gian qua, công tác quản lý đã đạt kết quả nhất định.
Để khắc phục tồn tại, Chủ tịch Ủy ban nhân dân thành phố yêu cầu:
1. Sở Khoa học và Công nghệ
a) Chủ trì, phối hợp với Sở Công Thương kiểm tra 100% cửa hàng xăng dầu trước ngày 30/9/2025.
b) Công khai kết quả kiểm tra.
2. Công an thành phố phối hợp xử lý vi phạm.
3. Ủy ban nhân dân các quận, huyện
- Tuyên truyền đến các cơ sở kinh doanh.
- Báo cáo kết quả về Sở Khoa học và Công nghệ trước ngày 15 tháng 12 hằng năm.
Yêu cầu các đơn vị nghiêm túc thực hiện Chỉ thị này./.
Nơi nhận:
- Như trên;
- Lưu: VT.
CHỦ TỊCH
Võ Minh Trí
"""

PAPERS = {
    "commune_plan": COMMUNE_PLAN,
    "party_resolution": PARTY_RESOLUTION,
    "letter": LETTER,
    "flat_annex": FLAT_ANNEX,
    "decision_with_rules": DECISION_WITH_RULES,
    "spaced_annex": SPACED_ANNEX,
    "seven_columns": SEVEN_COLUMNS,
    "directive": DIRECTIVE,
}
