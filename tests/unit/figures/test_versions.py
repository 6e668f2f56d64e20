"""A version has one written form, one hash, and tells what differs from another."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from chuan.figures.rules.gaps import Gaps
from chuan.figures.rules.version_shape import Content
from chuan.figures.rules.versions import (
    RATE,
    Head,
    Line,
    Maker,
    Text,
    changes_between,
    content_of,
    effects_of,
    fingerprint,
    lines_of,
    makers_of,
)

HEAD = Head("bao-cao-nam", 1, "Báo cáo năm", "2026", date(2026, 11, 15), "UBND xã", "ab")
LINE = Line(1, "1", "Số cơ sở", "co-so", "cơ sở", "", 0, Decimal(10), Decimal(12), "typed")
FIGURES = st.none() | st.decimals(-(10**9), 10**9, places=4)


def content(*lines: Line, **given: object) -> Content:
    return content_of(HEAD, lines, **given)  # type: ignore[arg-type]  # passed on as given


def test_the_same_figures_have_one_hash_however_they_are_written() -> None:
    one = content(LINE, texts=[Text("ket-qua", "Kết quả", "Tốt")])
    other = content(
        replace(LINE, value=Decimal("10.0000")), texts=[Text("ket-qua", "Kết quả", "Tốt")]
    )

    assert fingerprint(one) == fingerprint(dict(reversed(list(other.items()))))
    assert len(fingerprint(one)) == 64


def test_anything_that_differs_has_another_hash() -> None:
    makers = [Maker("aa", "UBND xã", 1, "0" * 64)]
    told = [
        content(LINE),
        content(replace(LINE, value=Decimal(0))),
        content(replace(LINE, value=None)),
        content(replace(LINE, estimate=None)),
        content(replace(LINE, origin="live")),
        content(replace(LINE, unit="hộ")),
        content(LINE, gaps="31/34"),
        content(LINE, texts=[Text("ket-qua", "Kết quả", "")]),
        content(LINE, made_from=makers),
        content(LINE, made_from=[replace(makers[0], sha256="1" * 64)]),
        content(LINE, looked=["xem"]),
        content_of(replace(HEAD, as_of=date(2026, 12, 31)), [LINE]),
        content_of(replace(HEAD, actual=True), [LINE]),
    ]

    assert len({fingerprint(each) for each in told}) == len(told)


def test_what_it_was_made_from_is_told_in_one_order() -> None:
    makers = [Maker("bb", "B", 2, "1" * 64), Maker("aa", "A", 1, "0" * 64)]

    assert makers_of(content(made_from=makers)) == (makers[1], makers[0])
    assert content(made_from=makers) == content(made_from=makers[::-1])


@given(FIGURES, FIGURES)
def test_what_is_written_is_read_back_exactly(
    value: Decimal | None, estimate: Decimal | None
) -> None:
    (read,) = lines_of(content(replace(LINE, value=value, estimate=estimate)))

    assert (read.value, read.estimate) == (value, estimate)


@given(st.lists(FIGURES, min_size=3, max_size=3), st.lists(FIGURES, min_size=3, max_size=3))
def test_differences_lead_from_the_old_figures_to_the_new(
    old: list[Decimal | None], new: list[Decimal | None]
) -> None:
    def told(figures: list[Decimal | None]) -> Content:
        return content(
            *(replace(LINE, line=n, code=f"c{n}", value=f) for n, f in enumerate(figures))
        )

    changes = changes_between(told(old), told(new)).lines
    there = {change.line: change for change in changes}

    for line, (before, after) in enumerate(zip(old, new, strict=True)):
        assert (line in there) == (before != after)
        if line in there and before is not None and after is not None:
            assert before + (there[line].difference or 0) == after


def test_a_line_that_is_gone_and_one_that_came_are_told_once_the_new_ones_first() -> None:
    stays, gone, came = (replace(LINE, code=code, name=code) for code in ("a", "b", "c"))

    changes = changes_between(content(gone, stays), content(came, stays)).lines

    assert [(change.name, change.old, change.new) for change in changes] == [
        ("c", None, 10), ("b", 10, None),
    ]  # fmt: skip
    assert {change.difference for change in changes} == {None}


def test_words_and_gaps_that_changed_are_told_once() -> None:
    old = content(LINE, texts=[Text("a", "A", "cũ"), Text("b", "B", "như cũ")], gaps="thiếu: X")
    new = content(LINE, texts=[Text("a", "A", "mới"), Text("b", "B", "như cũ")])

    changes = changes_between(old, new)

    assert [(text.title, text.old, text.new) for text in changes.texts] == [("A", "cũ", "mới")]
    assert changes.gaps == ("thiếu: X", "")
    assert not changes_between(old, old)


def test_later_sendings_add_up_to_their_effect_and_rates_do_not() -> None:
    rate = replace(LINE, line=2, code="ty-le", origin=RATE, value=Decimal(50))
    more = replace(LINE, value=Decimal(13))
    pairs = [
        ("xã A", content(LINE, rate), content(more, replace(rate, value=Decimal(60)))),
        ("xã B", content(LINE), content(replace(LINE, value=Decimal(9)))),
        ("xã C", content(LINE), content(LINE)),
    ]  # fmt: skip

    (effect,) = effects_of(pairs)

    assert effect.difference == 2
    assert effect.bodies == ("xã A", "xã B")


def test_gaps_name_who_is_missing_and_shorten_a_long_list() -> None:
    said = Gaps(34, 31, ("xã A", "xã B", "xã C"), ("xã D",), "xã, phường").said()

    assert said == "31/34 xã, phường đã gửi; thiếu: xã A, xã B, xã C; đang bổ sung: xã D."
    assert Gaps(100, 0, tuple(f"xã {n}" for n in range(100))).said().endswith("và 40 đơn vị khác.")
    assert Gaps(3, 3).said() == ""
    assert Gaps(3, 2, supplementing=("xã D",)).said() == "2/3 đơn vị đã gửi; đang bổ sung: xã D."
    names = [f"xã {n}" for n in range(61)]
    assert Gaps(70, 9, names).said().endswith("xã 59 và 1 đơn vị khác.")
    assert Gaps(70, 10, names[:60]).said().endswith("xã 59.")
