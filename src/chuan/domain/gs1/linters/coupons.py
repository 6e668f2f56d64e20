"""The rules of coupon codes used in North America, AI (8110) and (8112).

Source: GS1 US, North American Coupon Application Guideline using GS1 DataBar Expanded, and its
Positive Offer File supplement: every field is digits, found by position; a field of variable
length follows a digit that tells the length (VLI).
"""

from collections.abc import Callable
from typing import Final

from chuan.domain.gs1.errors import Gs1Error
from chuan.domain.gs1.linters.characters import refuse_other_than_digits
from chuan.domain.gs1.linters.moments import refuse_no_day
from chuan.domain.sentences import Sentence, gettext_noop

IsCompanyPrefix = Callable[[str], bool]

_PREFIX: Final = gettext_noop("tiền tố mã doanh nghiệp")
_OFFER: Final = gettext_noop("mã ưu đãi")
_SAVED: Final = gettext_noop("giá trị giảm")
_REQUIREMENT: Final = gettext_noop("yêu cầu mua")
_REQUIREMENT_CODE: Final = gettext_noop("mã yêu cầu mua")
_FAMILY: Final = gettext_noop("mã nhóm hàng")
_RULES: Final = gettext_noop("quy tắc mua thêm")
_DAY: Final = gettext_noop("ngày")
_SERIAL: Final = gettext_noop("số sê-ri")
_RETAILER: Final = gettext_noop("mã nhà bán lẻ")
_SAVED_CODE: Final = gettext_noop("mã giá trị giảm")
_SAVED_ON: Final = gettext_noop("mặt hàng được giảm")
_STORE_FLAG: Final = gettext_noop("dấu phiếu của cửa hàng")
_MULTIPLY_FLAG: Final = gettext_noop("dấu không nhân đôi")
_FORMAT: Final = gettext_noop("mã định dạng")

_REQUIREMENT_CODES: Final = "012349"
_NO_PREFIX: Final = "9"
_SIX_MORE: Final = 6
"""A prefix or serial number has six digits more than its length digit says."""
_DIGITS: Final = "0123456789"


class _Reader:
    """Takes the fields of a coupon off its front."""

    def __init__(self, text: str, is_company_prefix: IsCompanyPrefix | None) -> None:
        refuse_other_than_digits(text)
        self.text = text
        self.at = 0
        self._is_company_prefix = is_company_prefix

    def fixed(self, length: int, part: str) -> str:
        """The next field of `length` digits."""
        taken = self.text[self.at : self.at + length]
        if len(taken) < length:
            raise self._wrong("truncated", gettext_noop("thiếu hoặc cụt"), part)
        self.at += length
        return taken

    def one_of(self, allowed: str, part: str) -> str:
        """The next digit, which is one of those allowed."""
        taken = self.fixed(1, part)
        if taken not in allowed:
            self.at -= 1
            raise self._wrong("invalid", gettext_noop("không hợp lệ"), part)
        return taken

    def variable(self, lengths: str, more: int, part: str) -> str:
        """The field after a length digit, which is one of `lengths`."""
        return self.fixed(int(self.one_of(lengths, part)) + more, part)

    def prefix(self, lengths: str, part: str = _PREFIX) -> None:
        """A company prefix after its length digit; 9 says there is none, where it may."""
        if _NO_PREFIX in lengths and self.next_is(_NO_PREFIX):
            return
        start = self.at + 1
        prefix = self.variable(lengths, _SIX_MORE, part)
        if self._is_company_prefix is not None and not self._is_company_prefix(prefix):
            self.at = start
            raise self._wrong("invalid", gettext_noop("không hợp lệ"), part)

    def day(self) -> str:
        """A day YYMMDD."""
        text = self.fixed(6, _DAY)
        try:
            refuse_no_day(text)
        except Gs1Error as error:
            self.at -= 6
            raise self._wrong("invalid", gettext_noop("không hợp lệ"), _DAY) from error
        return text

    def next_is(self, digit: str) -> bool:
        """Whether the optional field that this digit begins stands next; the digit is taken."""
        if not self.text.startswith(digit, self.at):
            return False
        self.at += 1
        return True

    def end(self) -> None:
        """Refuse what is left over."""
        if self.at != len(self.text):
            raise self._wrong("excess", gettext_noop("thừa sau"), _OFFER)

    def _wrong(self, code: str, how: str, part: str) -> Gs1Error:
        return Gs1Error(
            Sentence(gettext_noop("Mã phiếu ưu đãi: %(part)s %(how)s."), part=(part,), how=(how,)),
            code=f"coupon_{code}",
            position=min(self.at, len(self.text)),
        )


def refuse_wrong_coupon(text: str, is_company_prefix: IsCompanyPrefix | None = None) -> None:
    """Refuse what is no coupon code of AI (8110)."""
    coupon = _Reader(text, is_company_prefix)
    coupon.prefix("0123456")
    coupon.fixed(6, _OFFER)
    coupon.variable("12345", 0, _SAVED)
    _purchase(coupon)
    if coupon.next_is("1"):
        coupon.one_of("0123", _RULES)
        _purchase(coupon)
        coupon.prefix("01234569")
    if coupon.next_is("2"):
        _purchase(coupon)
        coupon.prefix("01234569")
    expiry = coupon.day() if coupon.next_is("3") else ""
    before_start = coupon.at
    start = coupon.day() if coupon.next_is("4") else ""
    if expiry and start and expiry < start:
        raise Gs1Error(
            gettext_noop("Mã phiếu ưu đãi hết hạn trước khi bắt đầu."),
            code="coupon_expiration_before_start",
            position=before_start,
        )
    if coupon.next_is("5"):
        coupon.variable(_DIGITS, _SIX_MORE, _SERIAL)
    if coupon.next_is("6"):
        coupon.prefix("1234567", _RETAILER)
    if coupon.next_is("9"):
        coupon.one_of("01256", _SAVED_CODE)
        coupon.one_of("012", _SAVED_ON)
        coupon.one_of(_DIGITS, _STORE_FLAG)
        coupon.one_of("01", _MULTIPLY_FLAG)
    coupon.end()


def refuse_wrong_offer(text: str, is_company_prefix: IsCompanyPrefix | None = None) -> None:
    """Refuse what is no positive offer of AI (8112)."""
    offer = _Reader(text, is_company_prefix)
    offer.one_of("01", _FORMAT)
    offer.prefix("0123456")
    offer.fixed(6, _OFFER)
    offer.variable(_DIGITS, _SIX_MORE, _SERIAL)
    offer.end()


def _purchase(coupon: _Reader) -> None:
    coupon.variable("12345", 0, _REQUIREMENT)
    coupon.one_of(_REQUIREMENT_CODES, _REQUIREMENT_CODE)
    coupon.fixed(3, _FAMILY)
