"""Tables whose lines hold pieces of several cells, by words alone and by places on the page."""

from chuan.domain.vanban import from_text, read
from chuan.domain.vanban.columns import roles_in_lines
from chuan.domain.vanban.interleaved import is_interleaved
from chuan.domain.vanban.layout import lay_out
from chuan.domain.vanban.lines import Printed, printed_items
from chuan.domain.vanban.types import Document, Knowledge, Line, Source, Word

HEAD = """KẾ HOẠCH
Nâng cao năng suất, chất lượng năm 2026

I. MỤC ĐÍCH
- Nâng cao nhận thức của doanh nghiệp.

Phụ lục
PHÂN CÔNG NHIỆM VỤ
(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/3/2026)

"""
BY_LINE = (
    HEAD
    + """STT Nội dung nhiệm vụ Đơn vị Đơn vị Thời gian Sản phẩm
chủ trì phối hợp hoàn thành
I Tuyên truyền
1 Mở chuyên trang về đo lường trên Sở Khoa học và Báo và Phát thanh, Quý II/2026 Chuyên trang
cổng thông tin điện tử của tỉnh Công nghệ Truyền hình
2 Tổ chức tập huấn cho hợp tác xã Sở Nông nghiệp và Liên minh Hợp tác Tháng 02 lớp tập huấn
về truy xuất nguồn gốc nông sản Môi trường xã tỉnh 8/2026
II Kiểm tra
1 Kiểm tra phương tiện đo tại các Sở Khoa học và Công an tỉnh; các Hằng năm Báo cáo kết quả
chợ đầu mối Công nghệ sở liên quan kiểm tra
"""
)


def only(source: Source) -> Document:
    (document,) = read(source, Knowledge()).documents
    return document


def rows(document: Document) -> list[tuple[str, str | None, list[str], list[str], str, str]]:
    return [
        (
            task.section,
            task.number,
            [str(lead) for lead in task.lead],
            [str(body) for body in task.coordinate],
            str(task.time),
            str(task.product),
        )
        for task in document.tasks
    ]


EXPECTED = [
    (
        "I",
        "1",
        ["Sở Khoa học và Công nghệ"],
        ["Báo và Phát thanh, Truyền hình"],
        "Quý II/2026",
        "Chuyên trang",
    ),
    (
        "I",
        "2",
        ["Sở Nông nghiệp và Môi trường"],
        ["Liên minh Hợp tác xã tỉnh"],
        "Tháng 8/2026",
        "02 lớp tập huấn",
    ),
    (
        "II",
        "1",
        ["Sở Khoa học và Công nghệ"],
        ["Công an tỉnh", "các sở liên quan"],
        "Hằng năm",
        "Báo cáo kết quả kiểm tra",
    ),
]


def test_each_line_of_several_cells_is_cut_into_its_cells() -> None:
    document = only(from_text(BY_LINE))

    assert rows(document) == EXPECTED
    assert str(document.tasks[0].text) == (
        "Mở chuyên trang về đo lường trên cổng thông tin điện tử của tỉnh"
    )


def test_a_table_printed_cell_after_cell_is_not_taken_for_one() -> None:
    text = HEAD + "1\n\nMở chuyên trang về đo lường\n\nSở Khoa học và\nCông nghệ\n\nHằng năm\n"
    source = from_text(text)
    _, spans = lay_out(source)
    lines = [item for item in printed_items(source, spans) if isinstance(item, Printed)]

    assert not is_interleaved(lines[-5:])


def test_a_header_cut_in_the_middle_of_its_cells_still_names_the_columns() -> None:
    whole = ("task", "lead", "coordinate", "time", "product")

    assert (
        roles_in_lines(
            [
                "STT Nội dung Đơn vị chủ Đơn vị phối Thời gian Sản phẩm",
                "trì hợp thực hiện đầu ra",
            ]
        )
        == whole
    )
    assert (
        roles_in_lines(
            ["STT Nội dung Đơn vị Đơn vị Thời gian Sản phẩm", "chủ trì phối hợp hoàn thành"]
        )
        == whole
    )


LEFTS = (60.0, 90.0, 250.0, 350.0, 450.0, 520.0)
CELLS = (
    ("STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian", "Sản phẩm"),
    ("1", "Bố trí cân đối chứng tại", "Phòng Kinh tế", "Ban Quản lý chợ", "Quý I/2026", "05 cân"),
    ("", "các chợ trên địa bàn", "", "Phòng Văn hóa", "", "đối chứng"),
    ("2", "Lập danh sách cơ sở đóng", "", "Các thôn", "Hằng năm", "Danh sách"),
    ("", "gói hàng sẵn", "", "", "", ""),
    ("3", "Kiểm tra nhãn hàng hóa", "Phòng Kinh tế", "Công an xã", "Hằng năm", "Báo cáo"),
    ("", "trong dịp lễ, tết", "", "", "", ""),
)


def placed(number: int, cells: tuple[str, ...]) -> Line:
    words: list[Word] = []
    for left, cell in zip(LEFTS, cells, strict=True):
        x = left
        for word in cell.split():
            words.append(Word(word, (1, x, 20.0 * number, x + 4.5 * len(word), 20.0 * number + 12)))
            x += 4.5 * len(word) + 3
    return Line(" ".join(word.text for word in words), tuple(words))


def test_places_of_words_keep_a_missing_cell_empty() -> None:
    table = tuple(placed(number, cells) for number, cells in enumerate(CELLS))
    head = tuple(line for line in from_text(HEAD).items if isinstance(line, Line))
    document = only(Source((*head, *table), kind="scan"))

    assert [[str(body) for body in task.lead] for task in document.tasks] == [
        ["Phòng Kinh tế"],
        [],
        ["Phòng Kinh tế"],
    ]
    assert [str(body) for body in document.tasks[1].coordinate] == ["Các thôn"]
    assert str(document.tasks[1].text) == "Lập danh sách cơ sở đóng gói hàng sẵn"
    assert str(document.tasks[0].product) == "05 cân đối chứng"


def test_a_lone_body_goes_where_other_rows_print_it() -> None:
    text = HEAD + (
        "STT Nội dung nhiệm vụ Cơ quan chủ trì Cơ quan phối hợp Thời gian\n\n"
        "1\n\nMở lớp tập huấn\n\nPhòng Kinh tế\n\nCác thôn\n\nHằng năm\n\n"
        "2\n\nIn tờ rơi tuyên truyền\n\nPhòng Kinh tế\n\nCác thôn\n\nHằng năm\n\n"
        "3\n\nKiểm tra phương tiện đo\n\nCác thôn\n\nHằng năm\n"
    )
    third = only(from_text(text)).tasks[2]

    assert third.lead == ()
    assert [str(body) for body in third.coordinate] == ["Các thôn"]
