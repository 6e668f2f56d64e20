"""More papers made up for the tests: letters that only ask, files of several papers, odd heads and rows."""
# ruff: noqa: E501 — papers stand as offices print them

ASKING_LETTER = """\
UBND TỈNH HÒA AN
SỞ KHOA HỌC VÀ CÔNG NGHỆ
Số: 77/SKHCN-TĐC
V/v rà soát phương tiện đo

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hòa An, ngày 02 tháng 9 năm 2026

Kính gửi: UBND các xã, phường.

Thực hiện Hướng dẫn số 36-HD/BTGTU ngày 15/7/2026 của Ban Tuyên giáo Tỉnh ủy, Sở Khoa học và Công nghệ đề nghị UBND các xã, phường rà soát phương tiện đo tại các chợ. Yêu cầu Chi cục Tiêu chuẩn Đo lường Chất lượng hướng dẫn việc dán tem. Khi phát hiện vi phạm, đề nghị UBND các xã, phường báo cáo Sở Khoa học và Công nghệ.
Rất mong UBND các xã, phường quan tâm phối hợp./.

Nơi nhận:
- Như trên;
- Lưu: VT.
GIÁM ĐỐC

Trần Thị Thu
"""

DECISION_AND_PLAN = """\
ỦY BAN NHÂN DÂN
XÃ ĐỒNG TÂM
Số: 15/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đồng Tâm, ngày 10 tháng 01 năm 2026

QUYẾT ĐỊNH
Về việc ban hành Kế hoạch truy xuất nguồn gốc năm 2026

CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐỒNG TÂM

Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;
Căn cứ Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị;
Căn cứ Thông tư số 02/2024/TT-BKHCN năm 2024 của Bộ Khoa học và Công nghệ;
Xét đề nghị của Trưởng phòng Kinh tế.

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch truy xuất nguồn gốc năm 2026.
Điều 2. Quyết định này có hiệu lực từ ngày ký.
Điều 3. Chánh Văn phòng, Trưởng phòng Kinh tế chịu trách nhiệm thi hành./.

Nơi nhận:
- Như Điều 3;
- Lưu: VT.
CHỦ TỊCH

Phạm Văn Lợi

ỦY BAN NHÂN DÂN
XÃ ĐỒNG TÂM
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

KẾ HOẠCH
Truy xuất nguồn gốc năm 2026
(Ban hành kèm theo Quyết định số 15/QĐ-UBND ngày 10/01/2026 của Chủ tịch UBND xã)

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Minh bạch nguồn gốc nông sản.
2. Yêu cầu
- Đúng quy định.
- Tiết kiệm, hiệu quả.
II. NỘI DUNG THỰC HIỆN
1. Cấp mã truy xuất cho 12 sản phẩm OCOP, hoàn thành trước ngày 30/6/2026.
2. Mục tiêu đào tạo
- Đào tạo tối thiểu 03 cán bộ mỗi năm.
III. KINH PHÍ
Từ ngân sách xã.
IV. TỔ CHỨC THỰC HIỆN
1. Giao Phòng Kinh tế chủ trì, phối hợp với Hội Nông dân xã triển khai; hằng quý báo cáo UBND xã.
2. Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị báo cáo UBND xã xem xét, giải quyết.
3. Các thôn định kỳ báo cáo Phòng Kinh tế kết quả thực hiện.
"""

PLAN_IN_PARTS = """\
ĐẢNG BỘ TỈNH HÒA AN
ĐẢNG ỦY XÃ YÊN LẠC
*
Số 21-KH/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Yên Lạc, ngày 04 tháng 4 năm 2026

KẾ HOẠCH
thực hiện Chỉ thị số 38-CT/TW, ngày 30/7/2024 của Ban Bí thư về tiêu chuẩn, đo lường, chất lượng

Thực hiện Kết luận số 61-KL/TW của Bộ Chính trị; Kế hoạch số 30-KH/TU, ngày 31/4/2025 của Ban Thường vụ Tỉnh ủy, Ban Thường vụ Đảng ủy xã xây dựng Kế hoạch như sau:

I. MỤC ĐÍCH1. Mục đích
- Nâng cao năng lực lãnh đạo.
II. NHIỆM VỤ VÀ GIẢI PHÁP
1. Lãnh đạo, chỉ đạo (Văn phòng Đảng ủy chủ trì, phối hợp với Ban Xây dựng Đảng thực hiện; thường xuyên)
2. Tuyên truyền. Giao Ban Xây dựng Đảng chủ trì, phối hợp với Mặt trận Tổ quốc xã thực hiện.
3. Kiểm tra, giám sát
Đưa nội dung vào chương trình kiểm tra
hằng năm của Ủy ban Kiểm tra Đảng ủy;
lập danh mục cơ sở cần kiểm tra
(Chi tiết tại phụ lục kèm theo)
III. TỔ CHỨC THỰC HIỆN
- Văn phòng Đảng ủy theo dõi, mỗi tháng báo cáo Thường trực Đảng ủy.
- Các chi bộ: quán triệt Kế hoạch đến đảng viên.

Nơi nhận:
- Tỉnh ủy (báo cáo),
- Lưu Văn phòng Đảng ủy.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Vũ Đức Minh

PHỤ LỤC 1
DANH MỤC CƠ SỞ
| TT | Tên nhiệm vụ | Đơn vị tính | Đơn vị thực hiện | Kinh phí | Tiến độ |
|---|---|---|---|---|---|
| A | CƠ SỞ XĂNG DẦU | | | | |
| 1 | Kiểm tra cột đo | cột | Tổ kiểm tra liên ngành | 20 triệu | Tháng 5/2026 |
| 2 | Kiểm tra cân | cái | Công an xã; Phòng Kinh tế | 10 triệu | Quý IV/2026 |
| B | CƠ SỞ VÀNG | | | | |
| 1 | Kiểm tra tuổi vàng | mẫu | Phòng Kinh tế | | Thường xuyên |

PHỤ LỤC 2
BIỂU TỔNG HỢP
| Nội dung | Cơ quan chủ trì | Cơ quan phối hợp | Hoàn thành |
|---|---|---|---|
| 1. Lập danh sách hộ kinh doanh | Phòng Kinh tế | Các thôn | 2026 - 2027 |
| 2. Cấp mã | | Phòng Kinh tế | Trước 30/10/2026 |
"""

SCATTERED_PLAN = """\
                                                            Mẫu số 1
        UBND TỈNH LAM SƠN                   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    CHI CỤC TIÊU CHUẨN ĐO LƯỜNG                  Độc lập - Tự do - Hạnh phúc
          CHẤT LƯỢNG
        Số:       /KH-TĐC                       Lam Sơn, ngày     tháng 6 năm 2026

                                   KẾ HOẠCH
            Kiểm tra nhà nước về chất lượng hàng hóa lưu thông trên
                       thị trường quý III năm 2026

       Căn cứ Luật Chất lượng sản phẩm, hàng hóa; Nghị định số 37/2026/NĐ-CP của
Chính phủ, Chi cục Tiêu chuẩn Đo lường Chất lượng lập kế hoạch như sau:
       I. MỤC TIÊU, CHỈ TIÊU
       1. Kiểm tra từ 40 cơ sở trở lên; không quá 05% mẫu không đạt.
       2. Tỷ lệ cơ sở ghi nhãn đúng đạt 95% vào năm 2027.
       II. NỘI DUNG
       1. Đối với đồ chơi trẻ em: kiểm tra nhãn, dấu hợp quy tại các siêu thị
và cửa hàng.
          Thời gian: tháng 7/2026. Chủ trì: Phòng Quản lý Chất lượng. Phối hợp: Đội Quản lý
thị trường số 2.
       2. Đối với mũ bảo hiểm:
          a) Lấy mẫu thử nghiệm;
          b) Công khai kết quả.
       III. PHÂN CÔNG
       - Phòng Quản lý Chất lượng: tham mưu; trước ngày 25 hằng tháng báo cáo Lãnh đạo Chi cục.
       - Đề nghị Cục Quản lý thị trường tỉnh cử người tham gia.
     Nơi nhận:                                            CHI CỤC TRƯỞNG
     - Sở KH&CN (b/c);
     - Phòng QLCL;
     - Lưu: VT.
                                                          Đỗ Hữu Nghĩa
"""

MORE_PAPERS = {
    "asking_letter": ASKING_LETTER,
    "decision_and_plan": DECISION_AND_PLAN,
    "plan_in_parts": PLAN_IN_PARTS,
    "scattered_plan": SCATTERED_PLAN,
}
