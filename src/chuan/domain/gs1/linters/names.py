"""The rules by the names the table of application identifiers gives them."""

from collections.abc import Callable, Mapping
from typing import Final

from chuan.domain.gs1.errors import Gs1Error
from chuan.domain.gs1.linters import characters, codes, coupons, moments
from chuan.domain.sentences import Sentence, gettext_noop

LINTERS: Final[Mapping[str, Callable[[str], None]]] = {
    "couponcode": coupons.refuse_wrong_coupon,
    "couponposoffer": coupons.refuse_wrong_offer,
    "cset39": characters.refuse_outside_set_39,
    "cset64": characters.refuse_outside_set_64,
    "cset82": characters.refuse_outside_set_82,
    "csetnumeric": characters.refuse_other_than_digits,
    "csum": characters.refuse_wrong_check_digit,
    "csumalpha": characters.refuse_wrong_check_pair,
    "gcppos1": characters.refuse_no_company_prefix(0),
    "gcppos2": characters.refuse_no_company_prefix(1),
    "hasnondigit": characters.refuse_digits_only,
    "hh": moments.refuse_no_hour,
    "hhmi": moments.refuse_no_hour_and_minute,
    "hyphen": characters.refuse_other_than_hyphens,
    "iban": codes.refuse_wrong_iban,
    "importeridx": codes.refuse_unknown_importer_index,
    "iso3166": codes.refuse_unknown_country,
    "iso3166999": codes.refuse_unknown_country_or_several,
    "iso3166alpha2": codes.refuse_unknown_country_letters,
    "iso4217": codes.refuse_unknown_currency,
    "iso5218": codes.refuse_unknown_sex,
    "latitude": codes.refuse_outside_latitude,
    "longitude": codes.refuse_outside_longitude,
    "mediatype": codes.refuse_unknown_medium,
    "mi": moments.refuse_no_minute,
    "nonzero": characters.refuse_zero,
    "nozeroprefix": characters.refuse_leading_zero,
    "packagetype": codes.refuse_unknown_package,
    "pcenc": characters.refuse_broken_percent_codes,
    "pieceoftotal": codes.refuse_piece_beyond_total,
    "posinseqslash": codes.refuse_position_beyond_end,
    "ss": moments.refuse_no_second,
    "winding": codes.refuse_unknown_winding,
    "yesno": codes.refuse_neither_yes_nor_no,
    "yymmd0": moments.refuse_no_day_or_month,
    "yymmdd": moments.refuse_no_day,
    "yyyymmd0": moments.refuse_no_long_day_or_month,
    "yyyymmdd": moments.refuse_no_long_day,
    "zero": characters.refuse_other_than_zero,
}
_PREFIX_STARTS: Final = {"gcppos1": 0, "gcppos2": 1}


def lint(name: str, value: str, is_company_prefix: coupons.IsCompanyPrefix | None = None) -> None:
    """Hold a part of a value against one rule of the table, by the rule's name.

    `is_company_prefix` tells whether digits begin with a company prefix that was given out. The
    rules gcppos1 and gcppos2 ask nothing else, so without it their question has no answer, which
    is a refusal of its own (`gcp_datasource_offline`); coupons are then checked all the same.

    >>> lint("csum", "12345678901231")
    >>> lint("hyphen", "X")
    Traceback (most recent call last):
    ...
    chuan.domain.gs1.errors.Gs1Error: Chỉ được dùng dấu “-”.
    """
    rule = LINTERS.get(name)
    if rule is None:
        raise Gs1Error(
            Sentence(gettext_noop("Không có quy tắc “%(name)s”."), name=name), code="unknown_linter"
        )
    if name in {"couponcode", "couponposoffer"} and is_company_prefix is not None:
        check = coupons.refuse_wrong_coupon if name == "couponcode" else coupons.refuse_wrong_offer
        return check(value, is_company_prefix)
    rule(value)
    if name in _PREFIX_STARTS:
        _look_up_prefix(value, _PREFIX_STARTS[name], is_company_prefix)
    return None


def _look_up_prefix(
    value: str, start: int, is_company_prefix: coupons.IsCompanyPrefix | None
) -> None:
    if is_company_prefix is None:
        raise Gs1Error(
            gettext_noop("Chưa có danh mục tiền tố mã doanh nghiệp để tra cứu."),
            code="gcp_datasource_offline",
            position=start,
        )
    if not is_company_prefix(value[start:]):
        raise Gs1Error(
            gettext_noop("Tiền tố mã doanh nghiệp không có trong danh mục."),
            code="invalid_gcp_prefix",
            position=start,
        )
