"""A printed target is recognised by its words, in plans that were read before and in others."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from chuan.domain.vanban import from_text, read, to_json
from chuan.domain.vanban.review import review
from chuan.domain.vanban.types import Knowledge
from chuan.figures.enums import Comparator, Direction
from chuan.figures.rules.printed_targets import read_held
from chuan.figures.rules.proposing import Catalogue, Entry, Proposal, catalogue_of
from chuan.figures.shipped import indicator_rows
from chuan.law.knowledge import load_acts
from chuan.orgs.knowledge import load_agencies, load_places

CODES = {row["code"]: number for number, row in enumerate(indicator_rows())}
NAMES = {number: code for code, number in CODES.items()}


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    """The catalogue that ships, as the rule sees it."""
    entries = [
        Entry(
            number, row["kind"], row["level"], row["name"], tuple(row.get("also", ())),
            row.get("definition", ""),
        )
        for number, row in enumerate(indicator_rows())
    ]  # fmt: skip
    parts = {
        number: (CODES[row["numerator"]], CODES[row["denominator"]])
        for number, row in enumerate(indicator_rows())
        if "numerator" in row
    }
    return catalogue_of(entries, parts)


@pytest.mark.parametrize(
    ("level", "unit", "text", "code"),
    [
        ("province", "%", ("Đến năm 2028, ít nhất 90% cán bộ, công chức phụ trách TCĐLCL và ATTP ở "
         "cấp xã được bồi dưỡng, tập huấn nghiệp vụ"), "ty-le-cong-chuc-tcdlcl-attp-duoc-dao-tao"),
        ("province", "%", "Hằng năm dành không dưới 12% chi KH&CN của tỉnh cho hoạt động TCĐLCL",
         "ty-le-chi-tcdlcl"),
        ("commune", "cuộc", ("Mỗi năm tổ chức ít nhất 02 cuộc đối thoại với doanh nghiệp về tiêu "
         "chuẩn đo lường chất lượng"), "dien-dan-doi-thoai"),
        ("commune", "%", "80% phương tiện đo nhóm 2 trên địa bàn được kiểm định, còn hạn",
         "ty-le-phuong-tien-do-con-han"),
        ("commune", "%", "100% phản ánh, kiến nghị về chất lượng hàng hoá được trả lời",
         "ty-le-phan-anh-da-tra-loi"),
        ("commune", "%", ("Phấn đấu 70% sản phẩm OCOP, sản phẩm chủ lực của xã được hỗ trợ áp dụng "
         "tiêu chuẩn, truy xuất nguồn gốc"), "ty-le-san-pham-chu-luc-ocop-duoc-ho-tro"),
        ("commune", "%", ("Trên 85% chủ thể OCOP, cơ sở sản xuất sản phẩm đặc thù được tuyên truyền, "
         "tập huấn kiến thức TCĐLCL"), "ty-le-co-so-chu-luc-ocop-duoc-tap-huan"),
        ("commune", "cơ sở", "Có ít nhất 15 cơ sở áp dụng truy xuất nguồn gốc đến năm 2027",
         "co-so-ap-dung-truy-xuat"),
        ("province", "cuộc", "Mỗi năm thực hiện tối thiểu 10 cuộc kiểm tra về đo lường, chất lượng",
         "cuoc-kiem-tra-cap-tinh"),
    ],
)  # fmt: skip
def test_a_plan_never_seen_before_gets_the_right_indicator_first(
    shipped: Catalogue, level: str, unit: str, text: str, code: str
) -> None:
    found = shipped.propose(text, unit=unit, level=level)

    assert [NAMES[one.key] for one in found][:1] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "95% hộ dân dùng nước sạch hợp vệ sinh",
        "Giảm tỷ lệ hộ nghèo xuống dưới 2%",
        "Trên 75% trường học có nhà vệ sinh đạt chuẩn",
        "100% cán bộ, công chức, viên chức được trang bị máy tính",
        "Phấn đấu 90% hồ sơ thủ tục hành chính được giải quyết trực tuyến",
        "",
    ],
)
def test_targets_of_other_matters_are_left_alone(shipped: Catalogue, text: str) -> None:
    assert not shipped.propose(text, unit="%", level="commune")


def test_a_percentage_is_never_proposed_for_a_count_nor_a_count_for_a_percentage(
    shipped: Catalogue,
) -> None:
    rates = {CODES[row["code"]] for row in indicator_rows() if row["kind"] == "rate"}
    words = "cơ sở sản xuất sản phẩm chủ lực, đặc thù, OCOP được tuyên truyền, tập huấn"

    assert {one.key for one in shipped.propose(words, unit="%")} <= rates
    assert not {one.key for one in shipped.propose(words, unit="cơ sở")} & rates


def test_words_without_a_number_are_recognised_by_a_whole_phrase_only(shipped: Catalogue) -> None:
    said = "Tổ chức định kỳ hằng năm diễn đàn đối thoại với doanh nghiệp, tổ chức, cá nhân"
    found = shipped.mentioned(
        f"{said} về hoạt động tiêu chuẩn, đo lường, chất lượng", level="commune"
    )

    assert NAMES[found[0].key] == "dien-dan-doi-thoai"
    assert not shipped.mentioned("Tổ chức kiểm tra việc thực hiện nghị quyết")


@pytest.mark.parametrize(
    ("text", "by_year", "time", "expected"),
    [
        ("phấn đấu đạt tối thiểu 10% hàng năm", None, "", (Comparator.AT_LEAST, None, None, True)),
        ("03 cuộc diễn đàn dưới hình thức hội thảo", 2030, "2026 -2030",
         (Comparator.AT_LEAST, 2026, 2030, False)),
        ("100% cơ sở được tập huấn", 2030, "", (Comparator.AT_LEAST, 2030, 2030, False)),
        ("tỷ lệ vi phạm không quá 5% đến năm 2027", None, "", (Comparator.AT_MOST, 2027, 2027, False)),
        ("dưới 3 vụ trong năm 2026", None, "", (Comparator.AT_MOST, 2026, 2026, False)),
        ("đạt 60% trở lên từ năm 2026 đến năm 2028", None, "", (Comparator.AT_LEAST, 2026, 2028, False)),
        ("Hằng năm đến năm 2030 đạt ít nhất 2 cuộc", None, "", (Comparator.AT_LEAST, None, 2030, True)),
        ("đúng 3 trung tâm khu vực", None, "", (Comparator.EXACTLY, None, None, False)),
    ],
)  # fmt: skip
def test_comparison_and_years_are_read_from_the_words(
    text: str, by_year: int | None, time: str, expected: tuple[object, ...]
) -> None:
    held = read_held(text, by_year=by_year, time=time)

    assert (held.comparator, held.year_from, held.year_until, held.yearly) == expected


def test_without_words_of_comparison_the_better_way_decides() -> None:
    assert read_held("5 vụ", direction=Direction.DOWN).comparator is Comparator.AT_MOST
    assert read_held("5 vụ", direction=Direction.UP).comparator is Comparator.AT_LEAST


SEEDS = [
    ("000_962f71b5e489d974.txt", "commune", {"10%": "ty-le-chi-tcdlcl"}),
    ("001_c7045c8c30d88a9b.txt", "province", {"10%": "ty-le-chi-tcdlcl"}),
    ("002_ce58c052457a2f2d.txt", "central", {"1 trung tâm": "trung-tam-kiem-dinh-vung-it-nhat"}),
    (
        "003_11cd5fe2edb761f3.txt",
        "commune",
        {
            "100% tổ": "ty-le-co-so-chu-luc-ocop-duoc-tap-huan",
            "100% cán": "ty-le-cong-chuc-tcdlcl-attp-duoc-dao-tao",
            "60%": "ty-le-san-pham-chu-luc-ocop-duoc-ho-tro",
            "80%": "ty-le-san-pham-chu-luc-ocop-duoc-ho-tro",
            "3 cuộc": "dien-dan-doi-thoai",
        },
    ),
    ("004_bbed9661b332545c.txt", "province", {}),
]
"""What each of five real documents prints as a figure, and the indicator it is of."""


def _key(row: Mapping[str, Any], expected: Mapping[str, str]) -> str:
    unit = row["unit"]
    figure = f"{row['value']:g}{'' if unit == '%' else ' '}{unit}"
    longer = f"{figure} {str(row['subject'])[:30].split()[0]}"
    return longer if longer in expected else figure


@pytest.mark.parametrize(("seed", "level", "expected"), SEEDS)
def test_every_figure_of_real_documents_is_proposed_rightly(
    shared: Path, shipped: Catalogue, seed: str, level: str, expected: Mapping[str, str]
) -> None:
    knowledge = Knowledge(load_agencies(), load_acts(), load_places())
    text = (shared / "seeds" / seed).read_text(encoding="utf-8")
    reading = read(from_text(text), knowledge)
    written = to_json(reading, review(reading, knowledge, on=date(2026, 11, 21)))
    rows = [row for document in written["documents"] for row in document.get("targets") or ()]

    found = {
        _key(row, expected): NAMES[
            shipped.propose(row["text"], unit=row["unit"], level=level)[0].key
        ]
        for row in rows
    }

    assert found == expected
    assert all(
        read_held(row["text"], by_year=row["by"]).comparator is Comparator.AT_LEAST for row in rows
    )


@pytest.mark.parametrize(
    ("text", "by_year", "years"),
    [
        ("đạt 60% đến 2027", None, (2027, 2027)), ("giai đoạn 2026-2030", None, (2026, 2030)),
        ("giai đoạn 2030-2026", None, (None, None)), ("giai đoạn 2026 - 2026", 2030, (2026, 2026)),
        ("từ năm 2027", None, (2027, None)), ("từ năm 2027", 2030, (2027, 2030)),
        ("trước năm 2028", 2030, (2028, 2028)), ("năm 2026", 2030, (2030, 2030)),
        ("hết năm 2029", None, (2029, 2029)),
    ],
)  # fmt: skip
def test_the_years_of_a_target_are_those_it_prints_else_those_of_its_heading(
    text: str, by_year: int | None, years: tuple[int | None, int | None]
) -> None:
    held = read_held(text, by_year=by_year)

    assert (held.year_from, held.year_until) == years


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("ít nhất 5 vụ", Comparator.AT_LEAST), ("không dưới 5 vụ", Comparator.AT_LEAST),
        ("5 vụ trở lên", Comparator.AT_LEAST), ("≥ 5 vụ", Comparator.AT_LEAST),
        ("tối đa 5 vụ", Comparator.AT_MOST), ("không vượt quá 5 vụ", Comparator.AT_MOST),
        ("< 5 vụ", Comparator.AT_MOST), ("giảm còn 5 vụ", Comparator.AT_MOST),
        ("bằng 5 vụ", Comparator.EXACTLY), ("bằng mọi cách", None), ("dưới hình thức", None),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("direction", "otherwise"),
    [(Direction.UP, Comparator.AT_LEAST), (Direction.DOWN, Comparator.AT_MOST)],
)
def test_words_of_comparison_go_before_the_better_way(
    text: str, way: Comparator | None, direction: Direction, otherwise: Comparator
) -> None:
    assert read_held(text, direction=direction).comparator is (way or otherwise)


FORUM = Entry(1, "count", "commune", "Số diễn đàn đối thoại doanh nghiệp")
CHECK = Entry(2, "count", "province", "Số cuộc kiểm tra", ("kiểm tra chất lượng hàng hóa",))
SHARE = Entry(3, "rate", "commune", "Tỷ lệ diễn đàn đối thoại doanh nghiệp đúng hạn")
FEW = Catalogue([FORUM, CHECK, SHARE])


def likeness(text: str, level: str = "", unit: str = "cuộc") -> dict[int, float]:
    return {one.key: one.likeness for one in FEW.propose(text, unit=unit, level=level)}


def test_the_very_words_of_an_indicator_are_wholly_alike_and_another_tier_a_little_less() -> None:
    assert likeness(FORUM.name) == {1: 1.0}
    assert likeness(FORUM.name, "commune") == {1: 1.0}
    assert likeness(FORUM.name, "province") == {1: 0.94}
    assert likeness(SHARE.name, unit="%") == {3: 1.0}
    assert likeness(SHARE.name, unit="") == {3: 1.0}


def test_a_phrase_alone_is_a_tenth_less_alike_and_two_words_are_no_phrase() -> None:
    assert likeness("kiểm tra chất lượng hàng hóa hữu cơ nhập khẩu bán lẻ trực tuyến")[2] == 0.9
    two = Catalogue([Entry(1, "count", "", "Cân xăng dầu", ("kiểm định",)), CHECK])
    assert not two.propose("kiểm định mọi thứ khác hẳn nhau ở khắp nơi", unit="cuộc")


def test_four_words_are_a_phrase_by_which_an_indicator_is_mentioned_and_three_are_not() -> None:
    def mentioned(phrase: str) -> list[int]:
        entries = [FORUM, Entry(9, "count", "", "Việc", (phrase,))]
        return [one.key for one in Catalogue(entries).mentioned(f"Tổ chức {phrase} ở xã")]

    assert mentioned("hội thi sáng kiến") == [9]
    assert mentioned("hội thi sáng") == []


def test_of_phrases_said_the_longest_speaks_first() -> None:
    entries = [
        Entry(1, "count", "", "Việc", ("kiểm tra chất lượng hàng hóa",)),
        Entry(2, "count", "", "Nghề", ("kiểm tra chất lượng hàng hóa đóng gói sẵn",)),
    ]
    found = Catalogue(entries).mentioned("tổ chức kiểm tra chất lượng hàng hóa đóng gói sẵn")

    assert [(one.key, one.likeness) for one in found] == [(2, 1.0), (1, 1.0)]


@pytest.mark.parametrize(("alike", "close"), [(0.7, True), (0.6999, False), (1.0, True)])
def test_a_proposal_is_close_from_seven_tenths_on(
    alike: float,
    close: bool,  # noqa: FBT001
) -> None:
    assert Proposal(1, alike).is_close is close


def test_nothing_is_proposed_for_no_words_nor_from_an_empty_catalogue() -> None:
    assert not FEW.propose("", unit="cuộc")
    assert not FEW.mentioned("")
    assert not Catalogue([]).propose("kiểm tra", unit="cuộc")
    assert not Catalogue([Entry(1, "count", "", "2026")]).propose("kiểm tra", unit="cuộc")


def test_a_share_knows_its_parts_and_passes_over_those_that_are_not_there() -> None:
    told = {one.key: one for one in catalogue_of([FORUM, CHECK, SHARE], {3: (1, 2, 99)}).entries}

    assert told[3].more == f" {FORUM.name}  {CHECK.name} {CHECK.phrases[0]} "
    assert told[1].more.strip() == ""
