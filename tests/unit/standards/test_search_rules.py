"""How questions are read, slips are mended and results are ordered, without a database."""

import doctest
import importlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chuan.domain.designation import NotADesignation, parse_designation
from chuan.standards.enums import Status
from chuan.standards.rules.search_facets import FACETS, Filters, counted, lets_through, pack
from chuan.standards.rules.search_numbers import closeness, number_in
from chuan.standards.rules.search_query import as_fts5, as_tsquery, synonyms_of, understand
from chuan.standards.rules.search_ranking import Candidate, Wanted, in_order
from chuan.standards.rules.slips import distance, near, parted, untyped
from chuan.standards.search_data import products, synonyms
from chuan.standards.web.search import Links

RULES = ["kept_search", "products", "search_facets", "search_numbers", "search_query"]
RULES += ["search_words", "slips"]


@pytest.mark.parametrize("name", RULES)
def test_the_examples_of_the_docstrings_hold(name: str) -> None:
    module = importlib.import_module(f"chuan.standards.rules.{name}")

    assert doctest.testmod(module, optionflags=doctest.ELLIPSIS).failed == 0


@given(st.text())
@example("TCVN \u0663")
def test_no_text_breaks_understanding_or_reaches_the_syntax_of_an_index(text: str) -> None:
    question = understand(text, synonyms())

    for said in (as_fts5(question), as_tsquery(question)):
        assert said.count("(") == said.count(")")
        assert said.count('"') % 2 == 0
        assert said.count("'") % 2 == 0
    assert all(word.bare.isalnum() for word in question.words)
    asked, _rest = number_in(text)
    assert asked is None or asked.main.isprintable()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("nuwowcs", "nước"), ("mawsm", "mắm"), ("ddoof", "đồ"), ("chat61", "chất"), ("luong75", "lượng"),
     ("thuyr", "thủy"), ("honey", "honey"), ("standards", "standards"), ("iso9001", "iso9001")],
)  # fmt: skip
def test_raw_telex_and_vni_are_understood_and_other_words_stay(typed: str, meant: str) -> None:
    assert untyped(typed) == meant


@given(st.text(alphabet="abcdegh", min_size=2, max_size=6))
def test_every_slip_of_one_key_is_near_and_at_distance_one(word: str) -> None:
    for other, cost in near(word).items():
        assert cost <= 1.0
        if cost == 1.0:
            assert distance(word, other, 2) == 1


@given(
    st.lists(st.sampled_from(["nuoc", "mam", "do", "choi", "tre", "em"]), min_size=2, max_size=4)
)
def test_words_without_spaces_come_apart_into_known_words(words: list[str]) -> None:
    known = {"nuoc", "mam", "do", "choi", "tre", "em"}

    found = parted("".join(words), lambda piece: int(piece in known))

    assert "".join(found) == "".join(words)
    assert set(found) <= known


def test_a_number_comes_before_its_parts_and_its_kin() -> None:
    asked, _rest = number_in("iso 9001")
    assert asked is not None
    rows = {
        "ISO 9001:2015": Status.IN_FORCE,
        "ISO 9001:2008": Status.WITHDRAWN,
        "TCVN ISO 9001:2015": Status.IN_FORCE,
        "ISO 9001:2015/Amd 1:2024": Status.IN_FORCE,
        "TCVN 9001:2011": Status.IN_FORCE,
    }

    points = {text: closeness(asked, parse_designation(text), each) for text, each in rows.items()}

    ordered = sorted(points, key=lambda text: -points[text])
    assert ordered[0] == "ISO 9001:2015"
    assert ordered[-1] == "TCVN 9001:2011"
    assert points["ISO 9001:2008"] < points["TCVN ISO 9001:2015"]


def test_digits_beside_other_words_are_words_and_a_series_with_a_slip_is_mended() -> None:
    assert number_in("thiết bị chữa cháy 2024")[0] is None
    assert number_in("tvcn 6492")[0] == number_in("TCVN 6492")[0]
    assert number_in("quy chuẩn 18")[0] is not None


def test_what_holds_stands_above_what_is_withdrawn_for_the_same_title() -> None:
    wanted = Wanted(("nước", "mặt"), ("nuoc", "mat"))
    one = Candidate(1, 9.0, "Nước mặt\n", "tcvn", "withdrawn", 2020)
    two = Candidate(2, 8.0, "Nước mặt\n", "tcvn", "in_force", 2010)

    assert in_order([one, two], wanted) == [2, 1]


_times = st.dictionaries(
    st.builds(
        pack,
        st.sampled_from(["tcvn", "qcvn"]),
        st.sampled_from(["in_force", "withdrawn"]),
        st.sampled_from([2019, 2020]),
        st.sampled_from(["13", "67", ""]),
    ),
    st.integers(1, 9),
    max_size=8,
)


@given(_times, st.sampled_from(FACETS), st.sampled_from(["tcvn", "qcvn"]))
def test_a_facet_counts_what_ticking_one_more_value_would_leave(
    times: dict[int, int], name: str, kind: str
) -> None:
    only = Filters(kind=frozenset({kind}))
    stay, counts = counted(times, only)

    assert stay == sum(times[one] for one in lets_through(times, only))
    for value, many in counts[name].items():
        if name == "kind":
            ticked = Filters(kind=frozenset({value}))
        elif value:
            ticked = Filters(kind=frozenset({kind}), **{name: frozenset({value})})
        else:
            continue
        assert many == counted(times, ticked)[0]


def test_the_data_files_name_only_numbers_that_read_and_words_that_differ() -> None:
    for product in products():
        for each in (*product.must, *product.may):
            try:
                assert str(parse_designation(each.number)) == each.number
            except NotADesignation:
                pytest.fail(each.number)
            assert each.confidence in {"A", "B", "C"}
        assert product.source
    assert synonyms_of([["a", "b"]]).groups[("a",)] == (("b",),)
    assert not understand("chế tạo", synonyms_of([["chè", "tea"]])).terms[0].others


def test_the_density_of_the_rows_goes_along_in_every_address() -> None:
    links = Links("ong", Filters(), "", dense=True)

    assert links.to(number=2) == "?q=ong&trang=2&gon=1"
    assert Links("", Filters(), "", dense=True).to() == "?gon=1"
    assert Links("", Filters(), "so", dense=False).to() == "?xep=so"
