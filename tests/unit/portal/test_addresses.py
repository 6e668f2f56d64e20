"""Addresses of the pages of a list."""

from chuan.portal.web.addresses import with_page


def test_what_was_asked_is_kept_and_the_first_page_has_no_number() -> None:
    asked = {"q": "cân chợ", "vai": ""}

    assert with_page("/viec/", asked, 2, 3) == "/viec/?q=c%C3%A2n+ch%E1%BB%A3&trang=2"
    assert with_page("/viec/", asked, 1, 3) == "/viec/?q=c%C3%A2n+ch%E1%BB%A3"
    assert with_page("/viec/", {}, 1, 1) == "/viec/"


def test_a_page_that_does_not_exist_has_no_address() -> None:
    assert with_page("/viec/", {}, 0, 3) == ""
    assert with_page("/viec/", {}, 4, 3) == ""
