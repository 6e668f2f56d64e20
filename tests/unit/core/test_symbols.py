"""Symbols of documents in lists are not broken between lines."""

import pytest

from chuan.core.templatetags.symbols import whole_symbols


@pytest.mark.parametrize("symbol", ["312-KH/TU", "1703/QĐ-TTg", "03-KH/TU", "30/2020/NĐ-CP"])
def test_a_symbol_stays_whole_at_either_end_of_a_text(symbol: str) -> None:
    whole = f'<span class="nowrap">{symbol}</span>'
    assert whole_symbols(f"{symbol}, mục I") == f"{whole}, mục I"
    assert whole_symbols(f"Kế hoạch {symbol}") == f"Kế hoạch {whole}"


@pytest.mark.parametrize("plain", ["Chủ trì", "quý III", "100", "TT-KHCN", "", "9" * 30 + "-a"])
def test_other_words_are_left_alone(plain: str) -> None:
    assert whole_symbols(plain) == plain


def test_what_people_typed_is_escaped() -> None:
    said = whole_symbols("1-<b>x</b> & 2/<script>")
    assert "<b>" not in said
    assert "<script>" not in said
