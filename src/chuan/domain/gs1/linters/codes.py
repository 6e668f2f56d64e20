"""Rules about codes of lists kept by others: countries, currencies, packages, accounts, media.

The lists are files in `data`; each names its source.
"""

import string
from functools import cache
from importlib.resources import files
from typing import Final

from chuan.domain.gs1.errors import Gs1Error
from chuan.domain.gs1.linters.characters import refuse_other_than_digits
from chuan.domain.sentences import Sentence, gettext_noop

_SEXES: Final = frozenset("0129")
_WINDINGS: Final = frozenset("019")
_YES_AND_NO: Final = frozenset("01")
_IMPORTER_INDICES: Final = frozenset(string.ascii_letters + string.digits + "-_")
_MEDIA: Final = frozenset(f"{number:02}" for number in (*range(1, 11), *range(80, 100)))
"""AIDC media types: 01 to 10 assigned by ICCBBA, 80 to 99 for local use."""
_SEVERAL_COUNTRIES: Final = "999"
_SHORTEST_IBAN, _LONGEST_IBAN = 5, 34
_ACCOUNTS_WITHOUT_COUNTRY: Final = frozenset({"XK"})
"""Kosovo has bank accounts (IBAN registry) and no ISO 3166-1 code."""
_IBAN_CHARACTERS: Final = frozenset(string.ascii_uppercase + string.digits)


def refuse_unknown_country(text: str) -> None:
    """Refuse what is no three-digit country of ISO 3166-1."""
    _of(text, _countries()[0], "not_iso3166", gettext_noop("mã số quốc gia (ISO 3166-1)"))


def refuse_unknown_country_or_several(text: str) -> None:
    """Refuse what is neither a three-digit country nor 999, which stands for more than one."""
    if text != _SEVERAL_COUNTRIES:
        _of(text, _countries()[0], "not_iso3166_or_999", gettext_noop("mã số quốc gia hoặc 999"))


def refuse_unknown_country_letters(text: str) -> None:
    """Refuse what is no two-letter country of ISO 3166-1."""
    name = gettext_noop("mã hai chữ của quốc gia (ISO 3166-1)")
    _of(text, _countries()[1], "not_iso3166_alpha2", name)


def refuse_unknown_currency(text: str) -> None:
    """Refuse what is no three-digit currency of ISO 4217."""
    _of(text, _list("currencies"), "not_iso4217", gettext_noop("mã số tiền tệ (ISO 4217)"))


def refuse_unknown_package(text: str) -> None:
    """Refuse what is no type of package."""
    _of(text, _list("package_types"), "invalid_package_type", gettext_noop("loại bao gói"))


def refuse_unknown_medium(text: str) -> None:
    """Refuse what is no AIDC media type."""
    _of(text, _MEDIA, "invalid_media_type", gettext_noop("loại vật mang dữ liệu"))


def refuse_unknown_sex(text: str) -> None:
    """Refuse what is no sex of ISO/IEC 5218."""
    name = gettext_noop("mã giới tính sinh học (ISO/IEC 5218)")
    _of(text, _SEXES, "invalid_biological_sex_code", name)


def refuse_unknown_winding(text: str) -> None:
    """Refuse what is no winding direction: 0 out, 1 in, 9 not known."""
    _of(text, _WINDINGS, "invalid_winding_direction", gettext_noop("chiều cuộn (0, 1 hoặc 9)"))


def refuse_neither_yes_nor_no(text: str) -> None:
    """Refuse what is neither 0 (no) nor 1 (yes)."""
    _of(text, _YES_AND_NO, "not_zero_or_one", gettext_noop("câu trả lời 0 (không) hoặc 1 (có)"))


def refuse_unknown_importer_index(text: str) -> None:
    """Refuse what is no importer index: one letter, digit, hyphen or underscore."""
    name = gettext_noop("chỉ số nhà nhập khẩu (một ký tự)")
    _of(text, _IMPORTER_INDICES, "invalid_importer_index", name)


def refuse_wrong_iban(text: str) -> None:
    """Refuse an international bank account number of a wrong form or with wrong check digits.

    Source: ISO 13616-1; the check is ISO/IEC 7064 MOD 97-10.
    """
    if not _SHORTEST_IBAN <= len(text) <= _LONGEST_IBAN:
        raise _not_an_iban("iban_too_short" if len(text) < _SHORTEST_IBAN else "iban_too_long", 0)
    for position, character in enumerate(text):
        if character not in _IBAN_CHARACTERS:
            raise _not_an_iban("invalid_iban_character", position)
    if text[:2] not in _countries()[1] | _ACCOUNTS_WITHOUT_COUNTRY:
        raise _not_an_iban("illegal_iban_country_code", 0)
    number = int("".join(str(int(character, 36)) for character in text[4:] + text[:4]))
    if not text[2:4].isdigit() or number % 97 != 1:
        raise _not_an_iban("incorrect_iban_check_digits", 2)


def refuse_outside_latitude(text: str) -> None:
    """Refuse what is no latitude: ten digits, (degrees + 90) times ten million."""
    _number_up_to(text, "1800000000", "latitude")


def refuse_outside_longitude(text: str) -> None:
    """Refuse what is no longitude: ten digits, (degrees + 180) times ten million."""
    _number_up_to(text, "3600000000", "longitude")


def refuse_piece_beyond_total(text: str) -> None:
    """Refuse what is not a piece and a total of as many digits, 1 <= piece <= total."""
    half, odd = divmod(len(text), 2)
    if odd or not half:
        raise _wrong_piece("invalid_length_for_piece_of_total", text)
    refuse_other_than_digits(text)
    piece, total = text[:half], text[half:]
    if not piece.strip("0") or not total.strip("0"):
        raise _wrong_piece("zero_piece_or_total", text)
    if piece > total:
        raise _wrong_piece("piece_number_exceeds_total", text)


def refuse_position_beyond_end(text: str) -> None:
    """Refuse what is not "position/end", 1 <= position <= end, without leading zeros."""
    position, slash, end = text.partition("/")
    digits = position + end
    if not (slash and position and end and digits.isascii() and digits.isdigit()):
        raise _wrong_piece("position_in_sequence_malformed", text)
    if position[0] == "0" or end[0] == "0":
        raise _wrong_piece("illegal_zero_prefix", text)
    if (len(position), position) > (len(end), end):
        raise _wrong_piece("position_exceeds_end", text)


def _of(text: str, words: frozenset[str], code: str, name: str) -> None:
    if text not in words:
        raise Gs1Error(
            Sentence(gettext_noop("“%(word)s” không phải %(name)s."), word=text, name=(name,)),
            code=code,
            position=0,
        )


def _number_up_to(text: str, last: str, what: str) -> None:
    if len(text) != len(last):
        raise Gs1Error(
            gettext_noop("Tọa độ phải có 10 chữ số."), code=f"{what}_invalid_length", position=0
        )
    refuse_other_than_digits(text)
    if text > last:
        raise Gs1Error(
            gettext_noop("Tọa độ vượt ra ngoài mặt đất."), code=f"invalid_{what}", position=0
        )


def _not_an_iban(code: str, position: int) -> Gs1Error:
    return Gs1Error(
        gettext_noop("Số tài khoản quốc tế (IBAN) không đúng."), code=code, position=position
    )


def _wrong_piece(code: str, text: str) -> Gs1Error:
    return Gs1Error(
        Sentence(gettext_noop("“%(piece)s” không phải số thứ tự trên tổng số."), piece=text),
        code=code,
        position=0,
    )


@cache
def _list(name: str) -> frozenset[str]:
    lines = files("chuan.domain.gs1").joinpath(f"data/{name}.txt").read_text(encoding="utf-8")
    return frozenset(
        word for line in lines.splitlines() if not line.startswith("#") for word in line.split()
    )


@cache
def _countries() -> tuple[frozenset[str], frozenset[str]]:
    """The numbers and the letters of the countries."""
    pairs = [word.split(":") for word in _list("countries")]
    return frozenset(pair[0] for pair in pairs), frozenset(pair[1] for pair in pairs)
