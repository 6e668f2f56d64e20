"""The search box on the engine under test: what is found, in which order, by whom."""

import uuid

import pytest

from chuan.core.actor import ANONYMOUS, Actor, system_actor
from chuan.core.models import StoredFile
from chuan.core.scope import add_participation
from chuan.core.search import SearchEntry, put, put_many, remove, search
from chuan.core.search_match import matching

pytestmark = pytest.mark.django_db

NODE = system_actor()
HOA = Actor(id="hoa", label="Hoa", path="/40/x16681/")
VY = Actor(id="vy", label="Vy", path="/79/")


def entry(number: int, title: str, **given: object) -> None:
    values: dict[str, object] = {"body": "", "owner_path": "/40/", "public": False} | given
    put(
        SearchEntry(
            kind=str(values.pop("kind", "document")),
            object_id=number,
            uid=uuid.uuid4(),
            title=title,
            url=f"/x/{number}/",
            **values,  # type: ignore[arg-type]  # the rest of the entry
        )
    )


def found(query: str, actor: Actor = NODE) -> list[int]:
    return [hit.object_id for hit in search(actor, query).hits]


@pytest.mark.parametrize("query", ["đo lường", "do luong", "ĐO LƯỜNG", "đo lườ", "lường đo", "do"])
def test_found_with_and_without_diacritics_and_while_typing(query: str) -> None:
    entry(1, "Luật Đo lường")
    entry(2, "Luật Xây dựng")

    assert found(query) == [1]


@pytest.mark.parametrize("query", ["38-CT/TW", "38-ct/tw", "38-CT", "38 ct tw", "CT/TW", "38"])
def test_a_symbol_is_found_whole_and_in_part(query: str) -> None:
    entry(1, "Chỉ thị 38-CT/TW về đo lường")
    entry(2, "Kế hoạch 138-KH/TU")

    assert found(query) == [1]


def test_the_document_with_the_symbol_stands_before_those_that_cite_it() -> None:
    entry(1, "Kế hoạch triển khai", body="căn cứ 1703/QĐ-TTg " * 30)
    entry(2, "Quyết định 1703/QĐ-TTg")
    entry(3, "Công văn", codes=("17/CV-TTg",))

    assert found("1703/QĐ-TTg") == [2, 1]
    assert found("17/cv-ttg") == [3]


def test_exact_diacritics_stand_first() -> None:
    entry(1, "Kế hoạch cả tỉnh")
    entry(2, "Kế hoạch cá tính")

    assert found("cá tính") == [2, 1]
    assert found("cả tỉnh") == [1, 2]


def test_own_path_participation_and_public_are_seen_and_nothing_else() -> None:
    entry(1, "mật ong của xã", owner_path="/40/x16681/")
    entry(2, "mật ong của tỉnh", owner_path="/40/")
    entry(3, "mật ong công khai", owner_path="/40/", public=True)
    entry(4, "mật ong được mời", owner_path="/79/")
    add_participation("document", 4, "/40/x16681/", "reader")
    add_participation("task", 2, "/40/x16681/", "reader")

    assert sorted(found("mật ong", HOA)) == [1, 3, 4]
    assert sorted(found("mật ong", VY)) == [3, 4]
    assert found("mật ong", ANONYMOUS) == [3]
    assert sorted(found("mật ong")) == [1, 2, 3, 4]


def test_a_changed_thing_is_found_as_it_is_now_and_a_removed_one_no_more() -> None:
    entry(1, "phương tiện đo")
    entry(1, "chuẩn đo lường")
    assert (found("phương tiện"), found("chuẩn đo")) == ([], [1])

    remove("document", 1)

    assert found("chuẩn đo") == []


def test_paging_counts_and_kinds_agree() -> None:
    for number in range(1, 8):
        entry(number, f"nhiệm vụ {number}", kind="task" if number % 2 else "plan")

    first = search(NODE, "nhiệm vụ", limit=3)
    last = search(NODE, "nhiệm vụ", limit=3, offset=6)
    tasks = search(NODE, "nhiệm vụ", kinds=("task",))

    assert (first.total, len(first.hits)) == (7, 3)
    assert len(last.hits) == 1
    assert (tasks.total, dict(tasks.by_kind)) == (4, {"plan": 3, "task": 4})
    assert search(NODE, "nhiệm vụ", kinds=()).total == 0


def test_a_slip_is_corrected_from_what_this_actor_may_find() -> None:
    entry(1, "hiệu chuẩn nhiệt kế", owner_path="/40/")

    assert search(NODE, "hieu chuna nhiet").suggestion == "hieu chuan nhiet"
    assert search(VY, "hieu chuna nhiet").suggestion == ""
    assert search(NODE, "zzzzqqq").suggestion == ""


def test_signs_and_syntax_find_nothing_and_harm_nothing() -> None:
    entry(1, "đo lường")

    for query in (
        "",
        '"',
        "*",
        "a OR",
        "NEAR(",
        "'; DROP TABLE x; --",
        "\x00",
        "%",
        "đo:*|!",
        "\\'",
    ):
        search(NODE, query)
    assert found("đo lường") == [1]


def test_the_snippet_marks_what_was_looked_for() -> None:
    entry(1, "Kế hoạch", body="Hợp tác xã nuôi ong lấy mật ở Nghệ An")

    hit = search(NODE, "nuôi ong").hits[0]

    assert [part.text for part in hit.snippet if part.hit] == ["nuôi", "ong"]
    assert hit.url == "/x/1/"


def test_a_filter_of_a_table_finds_rows_as_the_search_box_does() -> None:
    files = [
        StoredFile.objects.create(sha256="0" * 64, name="x", media_type="a/a", size=1)
        for _ in range(3)
    ]
    entry(files[0].pk, "Chỉ thị 38-CT/TW", kind="file")
    entry(files[1].pk, "Luật Đo lường", kind="file")
    entry(files[2].pk, "Luật Đo lường", kind="another")
    match = matching("file")

    def rows(text: str) -> list[int]:
        return list(StoredFile.objects.filter(match(text)).values_list("pk", flat=True))

    assert rows("do luon") == [files[1].pk]
    assert rows("38-ct") == [files[0].pk]
    assert rows("không có") == []
    assert len(rows("---")) == 3


def test_many_are_put_at_once_and_put_again() -> None:
    def entries(title: str) -> list[SearchEntry]:
        return [
            SearchEntry("t", n, None, f"{title} {n}", "", f"/{n}/", owner_path="/40/")
            for n in range(450)
        ]

    put_many(entries("nhiệm vụ"))
    put_many(entries("kế hoạch"))

    assert search(NODE, "nhiệm vụ").total == 0
    assert search(NODE, "kế hoạch").total == 450
