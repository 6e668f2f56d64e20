"""Linksets, the description file, compressed links, ranges of others, warnings, codes no longer used."""

import json
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest

from chuan.core import clock
from chuan.core.actor import system_actor
from chuan.domain.gs1 import compress_digital_link
from chuan.identifiers.models import Entity
from chuan.identifiers.rules.levels import PRIMARY
from chuan.identifiers.services.codes import (
    hand_over_range,
    take_range_back,
    use_code_again,
    withdraw_code,
)
from chuan.identifiers.services.links import end_link
from chuan.identifiers.services.warnings import lift_recall, mark_recalled
from chuan.identifiers.types import LinkWords
from tests.factories.cast import Cast
from tests.factories.codes import (
    ASKED,
    BOTTLE,
    GTIN,
    HONEY,
    LINKSET,
    LOT,
    PAGE,
    ROOT,
    Scanner,
    honey,
    node_address,
    put,
)

pytestmark = pytest.mark.django_db
VOC = "https://ref.gs1.org/voc/"


def faults_of_linkset(document: Any) -> list[str]:
    """What is wrong with a linkset by RFC 9264, 4.2, and the resolver standard; [] for nothing."""
    if set(document) - {"@context"} != {"linkset"}:
        return ["members"]
    return [fault for context in document["linkset"] for fault in _faults_of_context(context)]


def _faults_of_context(context: dict[str, Any]) -> list[str]:
    relations = {
        name: of for name, of in context.items() if name not in {"anchor", "itemDescription"}
    }
    faults = [] if urlsplit(context["anchor"]).scheme else ["anchor"]
    faults += [name for name, of in relations.items() if not urlsplit(name).scheme or not of]
    faults += [
        f"{name} {each}" for name, of in relations.items() for each in of if not _is_target(each)
    ]
    defaults = context.get(f"{VOC}defaultLink", [])
    if len(defaults) > 1 or any(set(each) != {"href", "title"} for each in defaults):
        faults.append("defaultLink")
    return faults


def _is_target(target: dict[str, Any]) -> bool:
    lists = [target.get(name, []) for name in ("hreflang", "context")]
    return (
        {"href", "title"} <= set(target) <= {"href", "title", "type", "hreflang", "context"}
        and bool(urlsplit(target["href"]).scheme)
        and all(isinstance(each, list) for each in lists)
        and all(isinstance(word, str) for each in lists for word in each)
    )


@pytest.fixture
def rich(cast: Cast, jar: Entity) -> Entity:
    """A code with links of every sort, and a lot below it."""
    actor = cast.binh.actor
    put(actor, jar, "https://htx.example.com/honey", role="alternative", languages="en, en-GB")
    put(actor, jar, "https://htx.example.com/cn.pdf", type="gs1:certificationInfo",
        medium="application/pdf", contexts="VN")  # fmt: skip
    lot = honey(actor, LOT, "Lô L1")
    put(actor, lot, "https://htx.example.com/lo", type="gs1:traceability")
    return jar


@pytest.mark.parametrize(("query", "accept"), [
    ("?linkType=linkset", ""), ("?linkType=all", ""), ("", LINKSET), ("?linkType=linkset", LINKSET),
    ("?linkType=linkset", "application/json"), ("?linkType=linkset", "application/ld+json"),
])  # fmt: skip
def test_r11_the_linkset_is_answered_without_a_redirect_and_is_right(
    rich: Entity, scanner: Scanner, query: str, accept: str
) -> None:
    answer = scanner.ask(f"{BOTTLE}{query}", accept=accept)

    found = answer.json()
    assert answer.status == 200
    assert answer.medium == (accept or LINKSET)
    assert faults_of_linkset(found) == []
    assert [each["anchor"] for each in found["linkset"]] == [f"{ROOT}{HONEY}", f"{ROOT}{LOT}"]
    jar, lot = found["linkset"]
    assert jar[f"{VOC}defaultLink"] == [{"href": PAGE, "title": "Trang sản phẩm"}]
    assert jar[f"{VOC}pip"][0]["href"]
    assert jar[f"{VOC}certificationInfo"] == [
        {"href": "https://htx.example.com/cn.pdf", "title": "Trang sản phẩm",
         "type": "application/pdf", "context": ["VN"]}
    ]  # fmt: skip
    assert lot[f"{VOC}traceability"][0]["href"] == "https://htx.example.com/lo"
    assert ("@context" in found) == (accept == "application/ld+json")


def test_r11_a_browser_is_shown_a_page(rich: Entity, scanner: Scanner) -> None:
    answer = scanner.ask(
        f"{HONEY}?linkType=linkset", accept="text/html,application/xhtml+xml,*/*;q=0.8"
    )

    page = answer.body.decode()
    assert answer.medium == "text/html; charset=utf-8"
    assert page.count("<h1>") == 1
    assert 'href="https://htx.example.com/cn.pdf"' in page
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_r11_the_published_model_is_right_by_the_same_measure(shared: Any) -> None:
    path = shared / "conformance/digital-link/resolver/gs1-testsuite/modelLinkset.json"

    assert faults_of_linkset(json.loads(path.read_text(encoding="utf-8"))) == []


def test_r12_a_linkset_names_its_json_ld_context_and_the_node_has_it(
    rich: Entity, scanner: Scanner
) -> None:
    link = scanner.ask(f"{HONEY}?linkType=linkset").headers["Link"]
    context = link[link.index("<") + 1 : link.index(">")]

    assert 'rel="http://www.w3.org/ns/json-ld#context"; type="application/ld+json"' in link
    answer = scanner.ask(urlsplit(context).path)
    assert answer.medium == "application/ld+json"
    assert answer.json()["@context"]["linkset"] == "@graph"


def test_r13_a_redirect_leads_to_all_links(rich: Entity, scanner: Scanner) -> None:
    link = scanner.ask(f"{HONEY}/10/KHAC").headers["Link"]

    assert link.startswith(f"<{ASKED}{HONEY}/10/KHAC?linkType=linkset>")
    assert 'rel="linkset"; type="application/linkset+json"' in link
    assert link.count("rel=") == 1


def test_r15_the_description_file_says_what_the_resolver_can(scanner: Scanner) -> None:
    answer = scanner.ask("/.well-known/gs1resolver")

    found = answer.json()
    assert (answer.status, answer.medium) == (200, "application/json")
    assert found["resolverRoot"] == ROOT
    assert found["supportedPrimaryKeys"] == list(PRIMARY)
    assert {"namespace": VOC, "prefix": "gs1:"} in found["supportedLinkType"]
    assert found["contact"]["fn"]
    assert found["supportsLanguageVariants"] is True
    assert found["linkTypeDefaultCanBeAll"] is False
    assert found["activeLinkTypes"]["vi"]["gs1:pip"]["url"] == f"{VOC}pip"


def test_r1_documents_and_hidden_keys_may_be_asked_from_any_site_too(
    rich: Entity, scanner: Scanner
) -> None:
    short = urlsplit(compress_digital_link(f"https://ma.example.vn{LOT}")).path

    for path in ("/.well-known/gs1resolver", f"/san-pham{HONEY}", short):
        assert scanner.ask(path, "OPTIONS").status == 204
        assert scanner.ask(path).headers["Access-Control-Allow-Origin"] == "*"
    assert scanner.ask("/lam-viec/", "OPTIONS").body == b"django"


@pytest.mark.parametrize("keep_key", [False, True])
def test_r16_a_compressed_link_answers_as_its_plain_form(
    rich: Entity, scanner: Scanner, *, keep_key: bool
) -> None:
    whole = f"https://ma.example.vn{LOT}?17=271231"
    short = urlsplit(compress_digital_link(whole, keep_key=keep_key)).path

    answer = scanner.ask(short)
    listed = scanner.ask(f"{short}?linkType=linkset")

    assert (answer.status, answer.location) == (307, f"{PAGE}?17=271231")
    assert answer.headers["Link"].startswith(f'<{whole}>; rel="owl:sameAs"')
    assert listed.status == 200
    assert listed.json()["linkset"][0]["anchor"] == f"{ROOT}{HONEY}"
    assert 'rel="owl:sameAs"' in listed.headers["Link"]


def test_r16_a_page_of_the_node_is_never_taken_for_a_compressed_link(rich: Entity) -> None:
    short = urlsplit(compress_digital_link(f"https://ma.example.vn{LOT}")).path
    scanner = Scanner(pages=[short])

    for path in (short, "/tieu-chuan/tcvn-iso-14001-2015/", "/lam-viec/ma-dinh-danh/", "/"):
        assert scanner.ask(path).body == b"django"
    assert scanner.passed_on[0] == short


def test_r17_codes_of_a_range_are_answered_by_the_other_resolver(
    cast: Cast, jar: Entity, scanner: Scanner
) -> None:
    made = hand_over_range(
        actor=cast.nga.actor, prefix="8938501", root="https://id.gs1.example.org/", label="GS1"
    )

    answer = scanner.ask("/01/08938501000026/10/A?linkType=gs1:pip")
    assert (answer.status, answer.location) == (
        307, "https://id.gs1.example.org/01/08938501000026/10/A?linkType=gs1:pip",
    )  # fmt: skip
    assert f'<https://id.gs1.example.org>; rel="{VOC}handledBy"' in answer.headers["Link"]
    assert scanner.ask(HONEY).location == PAGE
    take_range_back(actor=cast.nga.actor, uid=made.uid)
    assert scanner.ask("/01/08938501000026").status == 404


def test_r18_head_is_get_without_a_body(rich: Entity, scanner: Scanner) -> None:
    for asked in (HONEY, f"{HONEY}?linkType=linkset", "/01/04006381333931", f"{HONEY}/foo"):
        got, head = scanner.ask(asked), scanner.ask(asked, "HEAD")
        assert (head.status, head.headers) == (got.status, got.headers)
        assert head.body == b""


def test_r18_a_valid_code_that_nobody_registered_is_404_with_a_page(scanner: Scanner) -> None:
    answer = scanner.ask("/01/04006381333931", accept="text/html")

    assert answer.status == 404
    assert "Chưa có thông tin về mã này" in answer.body.decode()
    assert "max-age=0" in answer.headers["Cache-Control"]


def test_r18_a_code_no_longer_used_says_so_and_may_be_used_again(
    cast: Cast, jar: Entity, scanner: Scanner
) -> None:
    actor = cast.binh.actor
    withdraw_code(actor=actor, uid=jar.uid, reason="Thôi bán")

    for asked in (HONEY, LOT, f"{HONEY}?linkType=linkset", f"{HONEY}?linkType=gs1:pip"):
        assert scanner.ask(asked).status == 410
    assert "không còn dùng" in scanner.ask(HONEY, accept="text/html").body.decode()
    use_code_again(actor=actor, uid=jar.uid)
    assert scanner.ask(HONEY).location == PAGE


def test_r19_a_recalled_code_answers_with_the_notice_first(
    cast: Cast, jar: Entity, scanner: Scanner
) -> None:
    actor = cast.binh.actor
    lot = honey(actor, LOT, "Lô L1")
    notice = mark_recalled(
        actor=actor, uid=lot.uid,
        words=LinkWords(href="https://htx.example.com/thu-hoi", title="Thu hồi lô L1"),
    )  # fmt: skip

    for asked in (LOT, BOTTLE, f"{LOT}?linkType=gs1:defaultLink"):
        assert scanner.ask(asked).location.startswith("https://htx.example.com/thu-hoi")
    assert scanner.ask(f"{HONEY}/10/L2").location == PAGE
    assert scanner.ask(f"{LOT}?linkType=gs1:recallStatus").location.endswith("/thu-hoi")
    listed = scanner.ask(f"{LOT}?linkType=linkset").json()["linkset"][1]
    assert listed[f"{VOC}defaultLink"][0]["title"] == "Thu hồi lô L1"
    withdraw_code(actor=actor, uid=jar.uid, reason="Thôi bán")
    assert scanner.ask(LOT).location.endswith("/thu-hoi")
    use_code_again(actor=actor, uid=jar.uid)
    lift_recall(actor=actor, uid=lot.uid, link_uid=notice.uid)
    assert scanner.ask(LOT).location == PAGE


def test_r19_a_warning_stands_from_its_first_day_to_its_last(
    cast: Cast, jar: Entity, scanner: Scanner
) -> None:
    now = clock.now()
    spans = {
        "ngay-mai": (now + timedelta(days=1), None),
        "hom-qua": (None, now - timedelta(days=1)),
        "hom-nay": (now - timedelta(days=1), now + timedelta(days=1)),
    }
    found = {}
    for word, (since, until) in spans.items():
        notice = mark_recalled(
            actor=cast.binh.actor, uid=jar.uid,
            words=LinkWords(
                href=f"https://htx.example.com/{word}", title="Thu hồi",
                since=since.timestamp() if since else 0, until=until.timestamp() if until else 0,
            ),
        )  # fmt: skip
        found[word] = scanner.ask(HONEY).location
        lift_recall(actor=cast.binh.actor, uid=jar.uid, link_uid=notice.uid)

    assert found == {
        "ngay-mai": PAGE,
        "hom-qua": PAGE,
        "hom-nay": "https://htx.example.com/hom-nay",
    }


def test_r19_a_code_whose_links_all_ended_still_answers_with_its_own_page(
    cast: Cast, jar: Entity, scanner: Scanner
) -> None:
    for link in jar.links.filter(is_active=True):
        end_link(actor=cast.binh.actor, uid=jar.uid, link_uid=link.uid)

    assert scanner.ask(HONEY).location == node_address(f"/ma-dinh-danh/{jar.uid}/")


@pytest.mark.parametrize("code", [
    "/00/089385010000000019", HONEY, "/253/8938501000019A1", "/255/8938501000019000001",
    "/401/8938501A1", "/402/89385010000000019", "/414/8938501000019", "/417/8938501000019",
    "/8003/08938501000019A", "/8004/8938501A", "/8006/089385010000190102", "/8010/8938501AB",
    "/8013/1987654Ad4X4bL5ttr2310c2K", "/8017/893850100000000019", "/8018/893850100000000019",
])  # fmt: skip
def test_every_primary_key_is_registered_and_answered(
    cast: Cast, scanner: Scanner, code: str
) -> None:
    entity = honey(cast.binh.actor, code)

    assert scanner.ask(entity.key).location == PAGE
    assert entity.kind == code.split("/")[1]


def test_a_request_reads_four_rows_at_most(cast: Cast, jar: Entity, scanner: Scanner) -> None:
    actor = cast.binh.actor
    for code in (f"{HONEY}/22/A", f"{HONEY}/22/A/10/B", f"{HONEY}/22/A/10/B/21/C"):
        honey(actor, code)
    deepest = f"{HONEY}/22/A/10/B/21/C"

    honey(actor, f"{HONEY}/10/X%2FY")

    for asked in (deepest, f"{deepest}?linkType=gs1:pip", f"{deepest}?linkType=linkset",
                  f"{deepest}?17=271231", f"{HONEY}/10/X%2FY"):  # fmt: skip
        scanner.store.rows = 0
        scanner.ask(asked)
        assert 0 < scanner.store.rows <= 4, asked


def test_the_node_itself_may_register(scanner: Scanner) -> None:
    honey(system_actor(), GTIN)

    assert scanner.ask(HONEY).location == PAGE
