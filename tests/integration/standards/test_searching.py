"""Search in the register finds what people mean, on both engines, and shows only what they may see."""

import tomllib
from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries

from chuan.core.actor import ANONYMOUS
from chuan.standards.models import SearchText, Standard
from chuan.standards.rules.search_facets import Filters
from chuan.standards.selectors.register_list import register_page
from chuan.standards.selectors.searching import Part, find, found_ids
from chuan.standards.services.indexing import index_standards, reindex
from tests.factories.cast import Cast
from tests.factories.standards_noise import Made
from tests.factories.standards_register import make_register, put_records

pytestmark = pytest.mark.django_db
QUERIES = tomllib.loads(Path("tests/data/standards/queries.toml").read_text("utf-8"))["query"]


def numbers(text: str, filters: Filters = Filters(), order: str = "") -> list[str]:  # noqa: B008
    ids = find(ANONYMOUS, text, filters, Part(order, 5)).ids
    names = dict(Standard.objects.filter(pk__in=list(ids)).values_list("pk", "designation"))
    return [names[pk] for pk in ids]


def test_the_right_answer_stands_first_for_nearly_every_question(db: None) -> None:
    make_register(noise=5000)

    found = {query["text"]: (numbers(query["text"])[:3], query["right"]) for query in QUERIES}

    assert len(found) == 60
    lost = {text: pair for text, pair in found.items() if not set(pair[0]) & set(pair[1])}
    first = [text for text, (names, right) in found.items() if names and names[0] in right]
    assert not lost
    assert len(first) >= 54


def test_marks_of_tone_count_and_what_is_withdrawn_comes_last(cast: Cast) -> None:
    put_records(
        [
            Made("TCVN 40001:2001", "Che phủ mặt bằng", "", "in_force", ()),
            Made("TCVN 40002:2001", "Chè đen dạng viên", "", "in_force", ()),
            Made("TCVN 40003:2020", "Chè đen rời", "", "withdrawn", ()),
            Made("TCVN 40003:2010", "Chè đen rời", "", "in_force", ()),
        ]
    )

    assert set(numbers("chè")[:2]) == {"TCVN 40002:2001", "TCVN 40003:2010"}
    assert numbers("chè đen rời")[:2] == ["TCVN 40003:2010", "TCVN 40003:2020"]
    assert numbers("tcvn 40003")[0] == "TCVN 40003:2010"
    assert numbers("tcvn 40003:2020")[0] == "TCVN 40003:2020"


def test_facets_count_what_they_would_leave_and_files_follow_the_page(cast: Cast) -> None:
    kinds = Filters(kind=frozenset({"qcvn"}))

    page = register_page(ANONYMOUS, "an toàn đồ chơi", kinds)

    assert [hit.number for hit in page.hits] == ["QCVN 3:2019/BKHCN", "QCVN 3:2009/BKHCN"]
    by_kind = {v.value: v.times for v in page.facets[0].values}
    assert by_kind["qcvn"] == 2
    assert by_kind["tcvn"] > 2
    assert page.hits[1].replacement is not None
    assert page.hits[1].replacement.number == "QCVN 3:2019/BKHCN"
    assert len(found_ids(ANONYMOUS, "an toàn đồ chơi", kinds)) == 2
    assert numbers("", Filters(ics="97.200.50"))[0] == "QCVN 3:2019/BKHCN"


def test_a_number_nearly_right_is_offered_and_nonsense_finds_nothing(cast: Cast) -> None:
    assert find(ANONYMOUS, "TCVN 6429:2011", Filters()).offered == "TCVN 6492:2011"
    for text in ('"', "* OR ()", "';--", "xyzzy qwrtp", "\x00", "a" * 500, "9" * 300):
        assert find(ANONYMOUS, text, Filters()).total >= 0


def test_a_base_standard_of_a_body_is_found_by_that_body_only(cast: Cast) -> None:
    ids = put_records(
        [Made("TCCS 01:2024/HTX", "Mật ong hoa bạc hà đóng chai", "", "in_force", ())]
    )
    path = cast.binh.actor.path
    Standard.objects.filter(pk__in=ids).update(is_public=False, owner_path=path)
    index_standards(ids)

    seen = [
        [pk for pk in find(actor, "bạc hà đóng chai", Filters()).ids if pk in ids]
        for actor in (cast.binh.actor, cast.vy.actor, ANONYMOUS)
    ]

    assert seen == [ids, [], []]


def test_the_index_is_built_again_alike_and_costs_the_same_whatever_is_found(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    before = list(SearchText.objects.order_by("pk").values("pk", "words", "exact", "codes"))

    assert reindex() == Standard.objects.count()

    assert list(SearchText.objects.order_by("pk").values("pk", "words", "exact", "codes")) == before
    with django_assert_max_num_queries(20):
        register_page(ANONYMOUS, "nước", Filters())
    with django_assert_max_num_queries(20):
        register_page(ANONYMOUS, "", Filters(), number=2)


def test_a_product_says_what_must_and_what_may_and_never_that_nothing_must(cast: Cast) -> None:
    shown = cast.an.client.get("/tieu-chuan/", {"q": "mật ong"}).content.decode()

    assert "Sản phẩm: Mật ong" in shown
    assert "QCVN 8-2:2011/BYT" in shown
    assert "Chưa xác minh" in shown
    brick = cast.an.client.get("/tieu-chuan/", {"q": "gạch"}).content.decode()
    assert "Không có nghĩa là không phải làm" in brick


def test_the_page_reads_without_scripts_narrows_and_survives_odd_addresses(cast: Cast) -> None:
    client = cast.an.client

    listed = client.get("/tieu-chuan/").content.decode()
    odd = {"loai": "xyz", "nam": "abc", "trang": "999999", "xep": "?", "ics": "9'9", "q": "%s"}

    assert "chưa rõ tổng số" in listed
    assert "loai=qcvn" in listed
    assert client.get("/tieu-chuan/", odd).status_code == 200
    tree = client.get("/tieu-chuan/linh-vuc/", {"mo": "97.200"}).content.decode()
    assert "97.200.50" in tree
    assert "ics=13.060" in tree
