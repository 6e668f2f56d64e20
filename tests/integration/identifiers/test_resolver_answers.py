"""What a scanned code answers: methods, syntax, walking up, the default link, types, choices."""

import pytest

from chuan.identifiers.models import Entity
from chuan.identifiers.resolver.site import Site
from tests.factories.cast import Cast
from tests.factories.codes import ASKED, BOTTLE, GTIN, HONEY, LOT, PAGE, ROOT, Scanner, honey, put

pytestmark = pytest.mark.django_db


def test_r1_get_head_and_options_are_answered_and_nothing_is_changed(
    jar: Entity, scanner: Scanner
) -> None:
    assert scanner.ask(HONEY).status == 307
    assert scanner.ask(HONEY, "HEAD").status == 307
    options = scanner.ask(HONEY, "OPTIONS")
    assert (options.status, options.headers["Allow"]) == (204, "GET, HEAD, OPTIONS")
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert scanner.ask(HONEY, method).status == 405


@pytest.mark.parametrize("asked", [HONEY, f"{HONEY}?linkType=linkset", f"{HONEY}/foo", "/01/4006381333931",
                                   f"{HONEY}?linkType=gs1:faqs"])  # fmt: skip
def test_r1_every_answer_may_be_read_by_any_site(jar: Entity, scanner: Scanner, asked: str) -> None:
    answer = scanner.ask(asked)

    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert {"Link", "Location"} <= set(answer.headers["Access-Control-Expose-Headers"].split(", "))


@pytest.mark.parametrize("path", [
    f"{HONEY}/foo", "/01/08938501000018", "/01/123", "/01/abc", f"{HONEY}/21/7/10/L1",
    f"{HONEY}/99/X", f"{HONEY}/10/{'L' * 21}", f"{HONEY}/10/A%C3%AA", "/00/089385010000000018",
    "/414/8938501000010", "/8006/089385010000190503", f"{HONEY}/10/%00", f"/01/{'9' * 5000}",
    f"{HONEY}/10", f"{HONEY}/../10/L1", f"{HONEY}?3103=12",
])  # fmt: skip
def test_r2_what_is_no_valid_key_is_told_with_400(jar: Entity, scanner: Scanner, path: str) -> None:
    answer = scanner.ask(path)

    assert answer.status == 400
    assert answer.medium == "application/problem+json"
    assert answer.json()["detail"]


def test_r2_the_fault_is_told_in_the_language_of_who_asks(scanner: Scanner) -> None:
    vietnamese = scanner.ask("/01/08938501000018")
    english = scanner.ask("/01/08938501000018", accept_language="en-GB,en;q=0.9")
    page = scanner.ask("/01/08938501000018", accept="text/html,*/*;q=0.8")

    assert "Số kiểm tra" in vietnamese.json()["detail"]
    assert vietnamese.headers["Content-Language"] == "vi"
    assert english.headers["Content-Language"] == "en"
    assert page.status == 400
    assert "Số kiểm tra" in page.body.decode()


def test_r3_a_slash_at_the_end_changes_nothing(jar: Entity, scanner: Scanner) -> None:
    assert scanner.ask(f"{HONEY}/").location == scanner.ask(HONEY).location == PAGE


def test_r3_a_stem_before_the_key_is_free_but_pages_of_the_node_stay(jar: Entity) -> None:
    scanner = Scanner(pages=[f"/lam-viec{HONEY}"])

    assert scanner.ask(f"/san-pham/x{HONEY}").location == PAGE
    assert scanner.ask(f"/lam-viec{HONEY}").body == b"django"


def test_r5_an_unknown_lot_or_serial_answers_as_the_level_above(
    cast: Cast, jar: Entity, scanner: Scanner
) -> None:
    lot = honey(cast.binh.actor, LOT, "Lô L1")
    put(cast.binh.actor, lot, "https://htx.example.com/lo", role="default")

    assert scanner.ask(f"{HONEY}/10/KHAC/21/9").location == PAGE
    assert scanner.ask(BOTTLE).location == "https://htx.example.com/lo"
    assert scanner.ask("/01/04006381333931/10/L1").status == 404


def test_r5_a_type_that_the_lot_lacks_is_looked_for_above_it(
    cast: Cast, jar: Entity, scanner: Scanner
) -> None:
    honey(cast.binh.actor, LOT, "Lô L1")
    put(cast.binh.actor, jar, "https://htx.example.com/cach-dung", type="gs1:instructions")

    assert scanner.ask(f"{LOT}?linkType=gs1:instructions").location.startswith(
        "https://htx.example.com/cach-dung"
    )


def test_r6_the_default_link_answers_who_asks_for_no_type(jar: Entity, scanner: Scanner) -> None:
    assert scanner.ask(HONEY).location == PAGE
    assert scanner.ask(f"{HONEY}?linkType=gs1:defaultLink").location.startswith(PAGE)


def test_r6_an_alternative_takes_its_place_for_those_it_is_meant_for(
    cast: Cast, jar: Entity, scanner: Scanner
) -> None:
    english = "https://htx.example.com/honey"
    put(cast.binh.actor, jar, english, role="alternative", languages="en")

    assert scanner.ask(HONEY, accept_language="en-US,en;q=0.8").location == english
    assert scanner.ask(HONEY, accept_language="vi").location == PAGE
    assert scanner.ask(HONEY).location == PAGE


def test_r7_the_redirect_is_307_and_hands_the_query_on(
    cast: Cast, jar: Entity, scanner: Scanner
) -> None:
    put(
        cast.binh.actor,
        jar,
        "https://htx.example.com/hd",
        type="gs1:instructions",
        passes_query=False,
    )

    answer = scanner.ask(f"{HONEY}?17=271231&utm=zalo")

    assert (answer.status, answer.location) == (307, f"{PAGE}?17=271231&utm=zalo")
    kept = scanner.ask(f"{HONEY}?linkType=gs1:instructions&utm=zalo")
    assert kept.location == "https://htx.example.com/hd"


@pytest.mark.parametrize("spelling", ["gs1:certificationInfo", "https://ref.gs1.org/voc/certificationInfo",
                                      "https%3A%2F%2Fgs1.org%2Fvoc%2FcertificationInfo"])  # fmt: skip
def test_r8_a_link_type_is_found_in_every_spelling(
    cast: Cast, jar: Entity, scanner: Scanner, spelling: str
) -> None:
    put(cast.binh.actor, jar, "https://htx.example.com/cn", type="gs1:certificationInfo")

    assert scanner.ask(f"{HONEY}?linkType={spelling}").location.startswith(
        "https://htx.example.com/cn"
    )


def test_r8_a_type_that_is_not_there_is_404_and_says_where_all_links_are(
    jar: Entity, scanner: Scanner
) -> None:
    answer = scanner.ask(f"{HONEY}?linkType=gs1:faqs")

    assert answer.status == 404
    assert f"{ASKED}{HONEY}?linkType=linkset" in answer.headers["Link"]
    assert [each["href"] for each in answer.json()["links"]] == [PAGE]


def test_r9_links_that_fit_equally_well_are_all_told(
    cast: Cast, jar: Entity, scanner: Scanner
) -> None:
    for word in ("a", "b"):
        put(cast.binh.actor, jar, f"https://htx.example.com/{word}", type="gs1:certificationInfo",
            title=f"Chứng nhận {word}", languages="en" if word == "a" else "")  # fmt: skip
    put(cast.binh.actor, jar, "https://htx.example.com/c", type="gs1:certificationInfo")
    asked = f"{HONEY}?linkType=gs1:certificationInfo"

    several = scanner.ask(asked, accept_language="vi")
    page = scanner.ask(asked, accept_language="vi", accept="text/html")

    assert several.status == page.status == 300
    found = several.json()["linkset"][0]["https://ref.gs1.org/voc/certificationInfo"]
    assert {each["href"][-1] for each in found} == {"b", "c"}
    assert 'href="https://htx.example.com/b"' in page.body.decode()
    assert scanner.ask(asked, accept_language="en").location.startswith("https://htx.example.com/a")


@pytest.mark.parametrize(("header", "word"), [
    ("vi-VN,vi;q=0.9,en;q=0.8", "vi"), ("en", "en"), ("fr", "moi"), ("", "moi"),
    ("en;q=0.3, vi;q=0.9", "vi"), ("en-GB", "en"), ("fr, *;q=0.1", "moi"),
])  # fmt: skip
def test_r10_the_language_that_is_liked_best_is_chosen(
    cast: Cast, jar: Entity, scanner: Scanner, header: str, word: str
) -> None:
    for language in ("vi", "en", ""):
        put(cast.binh.actor, jar, f"https://htx.example.com/{language or 'moi'}", type="gs1:instructions",
            languages=language)  # fmt: skip

    answer = scanner.ask(f"{HONEY}?linkType=gs1:instructions", accept_language=header)

    assert answer.location.split("?")[0] == f"https://htx.example.com/{word}"
    assert answer.headers["Vary"] == "Accept, Accept-Language"


def test_r10_media_type_and_context_choose_too(cast: Cast, jar: Entity, scanner: Scanner) -> None:
    for word, more in {
        "pdf": {"medium": "application/pdf"}, "html": {"medium": "text/html"},
        "vn": {"contexts": "VN", "medium": "text/html"},
    }.items():  # fmt: skip
        put(
            cast.binh.actor, jar, f"https://htx.example.com/{word}", type="gs1:instructions", **more
        )
    asked = f"{HONEY}?linkType=gs1:instructions"

    assert "/pdf?" in scanner.ask(asked, accept="application/pdf").location
    assert "/html?" in scanner.ask(asked, accept="text/html").location
    assert "/vn?" in scanner.ask(f"{asked}&context=VN", accept="text/html").location


def test_gtins_in_their_short_forms_are_the_same_key(jar: Entity, scanner: Scanner) -> None:
    assert scanner.ask(f"/01/{GTIN[1:]}").location == PAGE


@pytest.mark.parametrize(("scheme", "host", "address"), [
    ("https", "ma.example.vn", "https://ma.example.vn"), ("http", "truyxuat.example.vn", ROOT),
    ("https", "ke-gian.example.com", ROOT), ("https", "", ROOT), ("gopher", "ma.example.vn", ROOT),
])  # fmt: skip
def test_only_names_of_the_node_stand_in_its_answers(scheme: str, host: str, address: str) -> None:
    site = Site(ROOT, "Nút", lambda name: name in {"ma.example.vn", "truyxuat.example.vn"})

    assert site.address_of({"wsgi.url_scheme": scheme, "HTTP_HOST": host}) == address
