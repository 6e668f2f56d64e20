"""Many codes from a file: all or nothing, faults by line, the same file twice changes nothing."""

import pytest

from chuan.audit.models import AuditEntry
from chuan.domain.gs1 import append_check_digit
from chuan.identifiers.errors import CodesFileRefused, MayNotKeepCodes
from chuan.identifiers.models import Entity, EntityChange, EntityLink
from chuan.identifiers.services.code_imports import import_codes
from tests.factories.cast import Cast
from tests.factories.codes import GTIN, HONEY, LOT, PAGE, Scanner, honey

pytestmark = pytest.mark.django_db
HEAD = "ma,ten,loai,dia_chi,tieu_de,ngon_ngu,kieu,ngu_canh,mac_dinh"
FILE = f"""{HEAD}
{GTIN},Mật ong,gs1:pip,{PAGE},Trang,vi,text/html,,x
{GTIN},,gs1:certificationInfo,https://htx.example.com/cn,Chứng nhận,,,VN,
(01){GTIN}(10)L1,Lô L1,,,,,,,
""".encode()


def test_a_file_makes_codes_with_links_history_and_one_entry(cast: Cast, scanner: Scanner) -> None:
    before = AuditEntry.objects.count()

    done = import_codes(actor=cast.binh.actor, raw=b"\xef\xbb\xbf" + FILE)

    assert (done.new, done.changed, done.links, list(done.faults)) == (2, 0, 2, [])
    assert scanner.ask(LOT).location == PAGE
    assert scanner.ask(f"{HONEY}?linkType=gs1:certificationInfo&context=VN").status == 307
    assert Entity.objects.get(key=LOT).label == "Lô L1"
    assert EntityChange.objects.filter(act="imported").count() == 2
    assert [each.code for each in AuditEntry.objects.order_by("pk")[before:]] == [
        "identifiers.codes.imported"
    ]


def test_the_same_file_again_changes_nothing(cast: Cast) -> None:
    import_codes(actor=cast.binh.actor, raw=FILE)

    again = import_codes(actor=cast.binh.actor, raw=FILE)

    assert (again.new, again.changed, again.links) == (0, 0, 0)
    assert EntityChange.objects.count() == 2


def test_codes_known_get_what_the_file_adds(cast: Cast, jar: Entity, scanner: Scanner) -> None:
    raw = f"ma;dia_chi;tieu_de;mac_dinh\n{GTIN};https://moi.example.com/;Trang mới;x\n".encode()

    done = import_codes(actor=cast.binh.actor, raw=raw)

    assert (done.new, done.changed, done.links) == (0, 1, 1)
    assert scanner.ask(HONEY).location == "https://moi.example.com/"
    assert PAGE in {link.href for link in jar.links.filter(is_active=True)}


def test_a_code_without_a_link_answers_with_its_own_page(cast: Cast, scanner: Scanner) -> None:
    import_codes(actor=cast.binh.actor, raw=f"ma\n{GTIN}\n".encode())

    assert "/ma-dinh-danh/" in scanner.ask(HONEY).location


def test_faults_are_told_by_line_and_nothing_is_written(cast: Cast) -> None:
    honey(cast.tuan.actor, "/01/08938501000026")
    raw = f"""{HEAD}
{GTIN},Mật ong,gs1:pip,{PAGE},Trang,,,,
8938501000018,Sai số kiểm tra,,,,,,,
{GTIN},,gs1:pip,javascript:alert(1),Trang,,,,
8938501000026,Của người khác,,,,,,,
08938501000026,Của người khác,,,,,,,

{GTIN},,gs1:khongCo,{PAGE},Trang,,,,
{GTIN},,gs1:faqs,{PAGE},Trang,,,,x
{GTIN},,gs1:support,{PAGE},Trang,,,,x
""".encode()
    before = EntityChange.objects.count()

    done = import_codes(actor=cast.binh.actor, raw=raw)

    assert [fault.line for fault in done.faults] == [3, 4, 5, 6, 8, 10]
    assert "Số kiểm tra" in str(done.faults[0].sentence)
    assert "dòng 9" in str(done.faults[-1].sentence)
    assert (Entity.objects.count(), EntityChange.objects.count()) == (1, before)


@pytest.mark.parametrize("raw", [
    b"", b"ten,dia_chi\nMat ong,https://x.example.com\n", b"ma\n", b"\xff\xfe\x00", b"\x89PNG\r\n\x1a\n",
    b"ma\n" + b"8938501000019\n" * 5001, b"x" * (5 << 20), b'ma\n"' + b"a" * 200_000,
])  # fmt: skip
def test_a_file_that_is_no_such_table_is_refused(cast: Cast, raw: bytes) -> None:
    with pytest.raises(CodesFileRefused):
        import_codes(actor=cast.binh.actor, raw=raw)

    assert not Entity.objects.exists()


def test_one_who_may_not_register_imports_nothing(cast: Cast) -> None:
    with pytest.raises(MayNotKeepCodes):
        import_codes(actor=cast.province_admin.actor, raw=FILE)


def test_queries_grow_slowly_with_the_file(
    cast: Cast, django_assert_max_num_queries: object
) -> None:
    rows = "".join(
        f"{append_check_digit(f'893850{number:06}')},Hàng {number},gs1:pip,https://x.example.com/{number},T,,,,x\n"
        for number in range(1, 1001)
    )

    with django_assert_max_num_queries(60):  # type: ignore[operator]  # a fixture that is called
        done = import_codes(actor=cast.binh.actor, raw=f"{HEAD}\n{rows}".encode())

    assert (done.new, EntityLink.objects.count()) == (1000, 1000)
