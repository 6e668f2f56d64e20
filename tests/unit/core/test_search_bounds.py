"""A query holds at most 24 words in 12 terms, and one more is left out."""

from chuan.core.search_query import parse


def test_the_twenty_fourth_word_is_kept_and_the_next_is_not() -> None:
    symbol = "-".join(f"w{number}" for number in range(24))

    exact, longer = parse(f"{symbol} x"), parse(f"{symbol}-w24 x")

    assert len(exact.words) == 24
    assert exact.terms == longer.terms == (tuple(f"w{number}" for number in range(24)),)
    assert not exact.unfinished


def test_the_twelfth_term_is_kept_and_the_next_is_not() -> None:
    words = [f"w{number}" for number in range(13)]

    assert parse(" ".join(words)).terms == tuple((word,) for word in words[:12])
    assert not parse(" ".join(words)).unfinished
    assert parse(" ".join(words[:12])).unfinished
