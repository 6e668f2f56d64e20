"""Forms as superiors send them, Word and Excel, of state and Party, with what each cell wants."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

import openpyxl
from docx import Document
from docx.document import Document as WordFile
from docx.table import Table
from openpyxl.worksheet.worksheet import Worksheet

Wanted = tuple[str, str, str, int] | None
"""Code of the indicator, stage, meaning, years back; None for a cell that wants nothing known."""


@dataclass(frozen=True)
class Sample:
    """One form: its file, and what an officer would tie in it, in reading order."""

    name: str
    data: bytes
    wanted: tuple[Wanted, ...]


def v(code: str, stage: str = "", meaning: str = "value", back: int = 0) -> Wanted:
    """What a cell wants."""
    return code, stage, meaning, back


def _book(make: Callable[[Worksheet], None]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    make(sheet)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _word(make: Callable[[WordFile], None]) -> bytes:
    file = Document()
    make(file)
    out = BytesIO()
    file.save(out)
    return out.getvalue()


def _rows(table: Table, rows: list[list[str]], at: int = 0) -> None:
    for number, row in enumerate(rows, start=at):
        for column, text in enumerate(row):
            if text:
                table.cell(number, column).text = text


def samples() -> list[Sample]:
    """All of them."""
    return [
        _state_word(), _merged_word(), _party_word(), _dotted_word(), _state_sheet(),
        _years_sheet(), _money_sheet(), _wide_sheet(), _inspection_word(), _unknown_sheet(),
    ]  # fmt: skip


def _state_word() -> Sample:
    def make(file: WordFile) -> None:
        file.add_paragraph("ỦY BAN NHÂN DÂN TỈNH")
        file.add_paragraph("BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN QUYẾT ĐỊNH 1703/QĐ-TTg NĂM 2026")
        table = file.add_table(8, 6)
        _rows(table, [
            ["STT", "Nội dung chỉ tiêu", "Đơn vị tính", "Kết quả đến 15/11/2026",
             "Ước cả năm 2026", "Ghi chú"],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
            ["I", "Công tác tuyên truyền", ""],
            ["1", "Số cơ sở sản phẩm chủ lực, đặc thù, OCOP được tuyên truyền, tập huấn", "cơ sở"],
            ["2", "Tổng số cơ sở sản phẩm chủ lực, đặc thù, OCOP trên địa bàn", "cơ sở"],
            ["3", "Số diễn đàn đối thoại với doanh nghiệp, người dân do xã tổ chức", "cuộc"],
            ["II", "Công tác kiểm tra", ""],
            ["4", "Số cuộc kiểm tra về tiêu chuẩn đo lường chất lượng do cấp xã tiến hành", "cuộc"],
        ])  # fmt: skip

    def line(code: str) -> tuple[Wanted, ...]:
        return v(code), v(code, meaning="estimate"), v(code, meaning="note")

    wanted = (
        *line("co-so-chu-luc-ocop-duoc-tap-huan"), *line("co-so-chu-luc-ocop"),
        *line("dien-dan-doi-thoai"), *line("cuoc-kiem-tra"),
    )  # fmt: skip
    return Sample(
        "biểu của tỉnh.docx", _word(make), (None,) * 3 + wanted[:9] + (None,) * 3 + wanted[9:]
    )


def _merged_word() -> Sample:
    def make(file: WordFile) -> None:
        table = file.add_table(5, 6)
        _rows(table, [
            ["TT", "Chỉ tiêu", "ĐVT", "Kết quả", "", ""],
            ["", "", "", "Cùng kỳ năm 2025", "Thực hiện năm 2026", "So sánh (%)"],
            ["1", "Văn bản về tiêu chuẩn, đo lường, chất lượng được rà soát", "văn bản", "", "", ""],
            ["2", "Văn bản đề nghị sửa đổi, bổ sung, thay thế", "văn bản", "", "", ""],
            ["3", "Tỷ lệ phương tiện đo nhóm 2 còn hạn kiểm định", "%", "", "", ""],
        ])  # fmt: skip
        table.cell(0, 3).merge(table.cell(0, 5))
        for column in range(3):
            table.cell(0, column).merge(table.cell(1, column))

    def line(code: str) -> tuple[Wanted, ...]:
        return v(code, meaning="last_year"), v(code), None

    return Sample("biểu gộp ô.docx", _word(make), (
        *line("van-ban-da-ra-soat"), *line("van-ban-de-nghi-sua-doi"), *line("ty-le-phuong-tien-do-con-han"),
    ))  # fmt: skip


def _party_word() -> Sample:
    def make(file: WordFile) -> None:
        file.add_paragraph("ĐẢNG BỘ TỈNH")
        file.add_paragraph("BIỂU SỐ LIỆU KÈM BÁO CÁO THỰC HIỆN CHỈ THỊ 38-CT/TW")
        table = file.add_table(6, 4)
        _rows(table, [
            ["Nội dung", "Đơn vị", "Số liệu", "Ghi chú"],
            ["- Số cán bộ, công chức làm công tác TCĐLCL, ATTP được tập huấn, đào tạo", "người", "…", ""],
            ["- Tổng số cán bộ, công chức làm công tác TCĐLCL, ATTP", "người", "…", ""],
            ["- Tỷ lệ cán bộ, công chức làm TCĐLCL, ATTP được đào tạo", "%", "…", ""],
            ["- Số phản ánh, kiến nghị về chất lượng, đo lường đã tiếp nhận", "phản ánh", "…", ""],
            ["- Số hội nghị quán triệt Chỉ thị", "hội nghị", "…", ""],
        ])  # fmt: skip

    def line(code: str) -> tuple[Wanted, ...]:
        return v(code), v(code, meaning="note")

    return Sample("biểu của đảng.docx", _word(make), (
        *line("cong-chuc-tcdlcl-attp-duoc-dao-tao"), *line("cong-chuc-tcdlcl-attp"),
        *line("ty-le-cong-chuc-tcdlcl-attp-duoc-dao-tao"), *line("phan-anh-tiep-nhan"), None, None,
    ))  # fmt: skip


def _dotted_word() -> Sample:
    def make(file: WordFile) -> None:
        file.add_paragraph("Kính gửi: Ủy ban nhân dân tỉnh")
        file.add_paragraph("1. Số cơ sở được kiểm tra: …… cơ sở; trong kỳ báo cáo.")
        paragraph = file.add_paragraph("2. Số cơ sở có vi phạm đã kết luận: ")
        paragraph.add_run("....").bold = True
        paragraph.add_run("..... cơ sở")
        file.add_paragraph(
            "3. Số cảnh báo về chất lượng sản phẩm, hàng hóa đã phát: ................"
        )
        file.add_paragraph("Nơi nhận: ……")

    return Sample("báo cáo có dấu chấm.docx", _word(make), (
        v("co-so-duoc-kiem-tra"), v("co-so-vi-pham"), v("canh-bao-da-phat"), None,
    ))  # fmt: skip


def _state_sheet() -> Sample:
    def make(sheet: Worksheet) -> None:
        sheet.append(["UBND TỈNH"])
        sheet.append(["PHỤ LỤC SỐ LIỆU BÁO CÁO NĂM 2026"])
        sheet.merge_cells("A2:F2")
        sheet.append([])
        sheet.append(
            ["STT", "Chỉ tiêu", "Đơn vị tính", "Chỉ tiêu giao năm 2026", "Thực hiện", "% thực hiện"]
        )
        sheet.append([1, "Số sản phẩm chủ lực, đặc thù, OCOP được hỗ trợ", "sản phẩm"])
        sheet.append([2, "Số sản phẩm được công nhận sản phẩm chủ lực, đặc thù, OCOP", "sản phẩm"])
        sheet.append([3, "Số cơ sở áp dụng hệ thống truy xuất nguồn gốc", "cơ sở"])
        sheet.append(["", "Cộng"])
        for row in (5, 6, 7):
            sheet.cell(row, 6).value = f"=IF(D{row}=0,0,E{row}/D{row}*100)"
        sheet["D8"], sheet["E8"] = "=SUM(D5:D7)", "=SUM(E5:E7)"

    def line(code: str) -> tuple[Wanted, ...]:
        return v(code, meaning="target"), v(code)

    return Sample("phụ lục có công thức.xlsx", _book(make), (
        *line("san-pham-chu-luc-ocop-duoc-ho-tro"), *line("san-pham-chu-luc-ocop-duoc-cong-nhan"),
        *line("co-so-ap-dung-truy-xuat"), None,
    ))  # fmt: skip


def _years_sheet() -> Sample:
    def make(sheet: Worksheet) -> None:
        sheet.append(["TT", "Nội dung", "Năm 2024", "Năm 2025", "Ước năm 2026"])
        sheet.append([1, "Số vụ việc tố cáo đã thụ lý (vụ việc)"])
        sheet.append([2, "Số vụ việc tố cáo đã giải quyết xong (vụ việc)"])
        sheet.append([3, "Phản ánh, kiến nghị về chất lượng, đo lường đã trả lời (phản ánh)"])
        sheet["E4"].number_format = "0"
        sheet.append([4, "Số xã đạt chuẩn nông thôn mới"])

    def line(code: str) -> tuple[Wanted, ...]:
        return v(code, back=2), v(code, back=1), v(code, meaning="estimate")

    return Sample("nhiều năm.xlsx", _book(make), (
        *line("to-cao-thu-ly"), *line("to-cao-da-giai-quyet"), *line("phan-anh-da-tra-loi"), None, None, None,
    ))  # fmt: skip


def _money_sheet() -> Sample:
    def make(sheet: Worksheet) -> None:
        sheet.append(["BIỂU TỔNG HỢP KINH PHÍ"])
        sheet.merge_cells("A1:E1")
        sheet.append(["STT", "Nội dung chi", "Đơn vị", "Dự toán được giao", "Quyết toán"])
        sheet.append([1, "Chi ngân sách nhà nước cho khoa học và công nghệ", "đồng"])
        sheet.append(
            [2, "Chi ngân sách nhà nước cho hoạt động tiêu chuẩn, đo lường, chất lượng", "đồng"]
        )
        sheet.append([3, "Kinh phí lồng ghép từ các chương trình, đề án khác", "đồng"])

    def line(code: str) -> tuple[Wanted, ...]:
        return v(code, "estimated"), v(code, "settled")

    return Sample("kinh phí.xlsx", _book(make), (
        *line("chi-nsnn-khcn"), *line("chi-tcdlcl"), *line("kinh-phi-long-ghep"),
    ))  # fmt: skip


def _wide_sheet() -> Sample:
    def make(sheet: Worksheet) -> None:
        sheet.append(["Đơn vị", "Số cuộc kiểm tra do cấp xã thực hiện", "Số cơ sở được kiểm tra",
                      "Số cơ sở vi phạm đã kết luận", "Ghi chú"])  # fmt: skip
        sheet.append(["Xã Châu Tiến"])

    return Sample("một dòng.xlsx", _book(make), (
        v("cuoc-kiem-tra"), v("co-so-duoc-kiem-tra"), v("co-so-vi-pham"), None,
    ))  # fmt: skip


def _inspection_word() -> Sample:
    def make(file: WordFile) -> None:
        table = file.add_table(6, 4)
        _rows(table, [
            ["STT", "Nội dung", "Đơn vị tính", "Kết quả"],
            ["1", "Phương tiện đo nhóm 2 đang sử dụng", "phương tiện", ""],
            ["", "Trong đó: còn hạn kiểm định", "phương tiện", ""],
            ["2", "Sản phẩm, hàng hóa được khảo sát chất lượng", "sản phẩm", ""],
            ["3", "Sản phẩm, hàng hóa đã công bố tiêu chuẩn áp dụng", "sản phẩm", ""],
            ["4", "Số cuộc sơ kết, tổng kết đã tổ chức", "cuộc", ""],
        ])  # fmt: skip

    return Sample("đo lường.docx", _word(make), (
        v("phuong-tien-do-dang-su-dung"), v("phuong-tien-do-con-han-kiem-dinh"),
        v("san-pham-duoc-khao-sat"), v("san-pham-da-cong-bo-tieu-chuan"), v("cuoc-so-ket-tong-ket"),
    ))  # fmt: skip


def _unknown_sheet() -> Sample:
    def make(sheet: Worksheet) -> None:
        sheet.append(["STT", "Chỉ tiêu", "ĐVT", "Kết quả"])
        sheet.append([1, "Số lao động được giải quyết việc làm", "người"])
        sheet.append([2, "Diện tích rừng trồng mới", "ha"])
        sheet.append([3, "Số hộ nghèo", "hộ"])
        sheet.append([4, "Tỷ lệ hộ nghèo", "%"])

    return Sample("chương trình khác.xlsx", _book(make), (None,) * 4)


def later_samples() -> list[Sample]:
    """Forms written after the matcher was, and read once: how it does on what it never saw."""
    return [_short_word(), _grouped_sheet(), _narrow_sheet(), _letter_word()]


def _short_word() -> Sample:
    def make(file: WordFile) -> None:
        table = file.add_table(6, 5)
        _rows(table, [
            ["STT", "TÊN CHỈ TIÊU", "ĐVT", "9 THÁNG NĂM 2026", "ƯỚC TH 2026"],
            ["A", "B", "C", "1", "2"],
            ["1.", "Cuộc kiểm tra TCĐLCL của cấp xã", "Cuộc", "", ""],
            ["2.", "Cơ sở được kiểm tra", "Cơ sở", "", ""],
            ["2.1", "Trong đó: số cơ sở vi phạm đã có kết luận", "Cơ sở", "", ""],
            ["3.", "CBCC phụ trách TCĐLCL, ATTP được tập huấn", "Người", "", ""],
        ])  # fmt: skip

    def line(code: str) -> tuple[Wanted, ...]:
        return v(code), v(code, meaning="estimate")

    return Sample("viết tắt.docx", _word(make), (
        *line("cuoc-kiem-tra"), *line("co-so-duoc-kiem-tra"), *line("co-so-vi-pham"),
        *line("cong-chuc-tcdlcl-attp-duoc-dao-tao"),
    ))  # fmt: skip


def _grouped_sheet() -> Sample:
    def make(sheet: Worksheet) -> None:
        sheet.append(["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"])
        sheet.merge_cells("A1:G1")
        sheet.append(
            ["TT", "Chỉ tiêu", "Đơn vị", "Kế hoạch năm 2026", "Thực hiện", "", "Tăng, giảm (%)"]
        )
        sheet.append(["", "", "", "", "Năm 2025", "Năm 2026", ""])
        sheet.merge_cells("E2:F2")
        for letter in "ABCDG":
            sheet.merge_cells(f"{letter}2:{letter}3")
        sheet.append(["I", "TUYÊN TRUYỀN, PHỔ BIẾN"])
        sheet.append([1, "Số tiêu chuẩn, quy chuẩn kỹ thuật đã được phổ biến", "TC, QC"])
        sheet.append([2, "Diễn đàn, đối thoại với doanh nghiệp do cấp xã tổ chức", "cuộc"])
        sheet.append(["II", "PHẢN ÁNH, TỐ CÁO"])
        sheet.append([3, "Số vụ tố cáo thụ lý", "vụ"])
        for row in (5, 6, 8):
            sheet.cell(row, 7).value = f"=F{row}-E{row}"

    def line(code: str) -> tuple[Wanted, ...]:
        return v(code, meaning="target"), v(code, back=1), v(code)

    none = (None,) * 4
    return Sample("nhóm cột.xlsx", _book(make), (
        *none, *line("tcvn-qcvn-da-pho-bien"), *line("dien-dan-doi-thoai"), *none,
        *line("to-cao-thu-ly"),
    ))  # fmt: skip


def _narrow_sheet() -> Sample:
    def make(sheet: Worksheet) -> None:
        sheet.append(["Chỉ tiêu", "Số liệu"])
        sheet.append(["Tổng chi NSNN cho KH&CN – quyết toán (đồng)"])
        sheet.append(["Tỷ lệ phản ánh, kiến nghị được trả lời (%)"])
        sheet.append(["Khó khăn, vướng mắc đã được trả lời"])
        sheet.append(["Số trường học đạt chuẩn quốc gia"])

    return Sample("hai cột.xlsx", _book(make), (
        v("chi-nsnn-khcn", "settled"), v("ty-le-phan-anh-da-tra-loi"), v("kho-khan-da-tra-loi"), None,
    ))  # fmt: skip


def _letter_word() -> Sample:
    def make(file: WordFile) -> None:
        file.add_paragraph("Thực hiện Chỉ thị số 38-CT/TW, đảng ủy xã báo cáo:")
        file.add_paragraph(
            "- Số văn bản về tiêu chuẩn, đo lường, chất lượng được rà soát: ……… văn bản."
        )
        file.add_paragraph("- Số đảng viên được học tập: ……… đồng chí.")
        table = file.add_table(3, 3)
        _rows(table, [
            ["Nội dung", "Kết quả", "Khó khăn, vướng mắc"],
            ["Số cảnh báo về chất lượng sản phẩm, hàng hóa", "", ""],
            ["Số cuộc sơ kết, tổng kết", "", ""],
        ])  # fmt: skip

    return Sample("công văn đảng.docx", _word(make), (
        v("canh-bao-da-phat"), None, v("cuoc-so-ket-tong-ket"), None, v("van-ban-da-ra-soat"), None,
    ))  # fmt: skip
