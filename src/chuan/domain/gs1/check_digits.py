"""Check digits of GS1 keys (mod 10) and the check character pair of alphanumeric keys (mod 1021).

Source: GS1 General Specifications §7.9.1 (check digit) and §7.9.5 (check character pair).
"""

from math import isqrt
from typing import Final

from chuan.domain.gs1.errors import Gs1Error
from chuan.domain.sentences import Sentence, gettext_noop

CSET_82: Final = (
    "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
)
"""The characters of GS1 text (ISO/IEC 646 invariant part); the place of each is its value."""
_PAIR_CHARACTERS: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_PAIR_MODULUS: Final = 1021
_VALUES: Final = {character: value for value, character in enumerate(CSET_82)}
_WEIGHTS: Final = tuple(n for n in range(2, 510) if all(n % d for d in range(2, isqrt(n) + 1)))
"""The first 97 primes: the last character before the pair is weighted by 2, the one before by 3."""
LONGEST_WITH_PAIR: Final = len(_WEIGHTS) + 2

GTIN_LENGTHS: Final = frozenset((8, 12, 13, 14))
_NOT_DIGITS: Final = gettext_noop("“%(number)s” phải gồm toàn chữ số.")
_WRONG_DIGIT: Final = gettext_noop(
    "Số kiểm tra của “%(number)s” sai: phải là %(right)s, không phải %(given)s."
)
_N1_BEFORE_GTIN_13: Final = gettext_noop(
    "Mã “%(number)s” là chữ số %(indicator)s viết trước mã GTIN-13 “%(gtin)s” mà chưa tính lại số "
    "kiểm tra; mã GTIN-14 đúng là “%(right)s”."
)


def check_digit(digits: str) -> str:
    """The check digit that belongs after `digits`.

    >>> check_digit("893850100001")
    '9'
    """
    _refuse_other_than_digits(digits)
    return str(-_weighted(digits.encode()) % 10)


def append_check_digit(digits: str) -> str:
    """The digits and their check digit.

    >>> append_check_digit("893850100001")
    '8938501000019'
    """
    return digits + check_digit(digits)


def has_right_check_digit(digits: str) -> bool:
    """Whether the last digit is the check digit of those before.

    >>> has_right_check_digit("8938501000019"), has_right_check_digit("8938501000091")
    (True, False)
    """
    if not (digits.isascii() and digits.isdigit()):
        return False
    raw = digits.encode()
    return (_weighted(raw[:-1]) + raw[-1] - 48) % 10 == 0


def require_check_digit(digits: str) -> None:
    """Refuse a number whose check digit is wrong, saying which digit belongs there."""
    _refuse_other_than_digits(digits)
    if has_right_check_digit(digits):
        return
    refuse_n1_before_gtin13(digits)
    right = check_digit(digits[:-1])
    raise Gs1Error(
        Sentence(_WRONG_DIGIT, number=digits, right=right, given=digits[-1]),
        code="incorrect_check_digit",
        position=len(digits) - 1,
    )


def refuse_n1_before_gtin13(digits: str) -> None:
    """Refuse fourteen digits that are an indicator put before a whole GTIN-13.

    The check digit of a GTIN-14 counts its indicator, so that of the GTIN-13 is wrong in it. Asked
    of numbers whose own check digit is wrong: with indicator 0 both digits are the same.

    Basis: TCVN 13274:2020, bảng 1; GS1 General Specifications §2.1.6.
    """
    inner = digits[1:]
    if len(digits) != 14 or has_right_check_digit(digits) or not has_right_check_digit(inner):
        return
    raise Gs1Error(
        Sentence(
            _N1_BEFORE_GTIN_13,
            number=digits,
            indicator=digits[0],
            gtin=inner,
            right=append_check_digit(digits[:-1]),
        ),
        code="n1_before_gtin13",
        position=13,
    )


def gtin14(gtin: str) -> str:
    """A GTIN of 8, 12, 13 or 14 digits in the form of 14, the one in which GTINs are compared.

    >>> gtin14("8938501000019")
    '08938501000019'
    """
    _refuse_other_than_digits(gtin)
    if len(gtin) not in GTIN_LENGTHS:
        raise Gs1Error(
            Sentence(
                gettext_noop("Mã GTIN có 8, 12, 13 hoặc 14 chữ số; “%(number)s” có %(length)s."),
                number=gtin,
                length=len(gtin),
            ),
            code="gtin_length",
        )
    require_check_digit(gtin)
    return gtin.zfill(14)


def gtin_at_level(gtin: str, indicator: str) -> str:
    """The GTIN-14 of a packaging level: indicator 1 to 8 (9: variable measure) before a GTIN.

    >>> gtin_at_level("8938501000019", "1")
    '18938501000016'
    """
    return append_check_digit(indicator + gtin14(gtin)[1:13])


def check_pair(text: str) -> str:
    """The pair of check characters that belongs after `text` (at most 97 characters of set 82).

    >>> check_pair("1987654Ad4X4bL5ttr2310c")
    '2K'
    """
    if len(text) > len(_WEIGHTS):
        raise Gs1Error(
            gettext_noop("Mã dài quá 99 ký tự, không tính được cặp ký tự kiểm tra."),
            code="too_long_for_check_pair_implementation",
            position=len(_WEIGHTS),
        )
    total = 0
    for place, (character, weight) in enumerate(
        zip(text, reversed(_WEIGHTS[: len(text)]), strict=True)
    ):
        value = _VALUES.get(character)
        if value is None:
            raise Gs1Error(
                Sentence(
                    gettext_noop("Ký tự “%(character)s” không thuộc bộ ký tự GS1."),
                    character=character,
                ),
                code="invalid_cset82_character",
                position=place,
            )
        total += value * weight
    high, low = divmod(total % _PAIR_MODULUS, len(_PAIR_CHARACTERS))
    return _PAIR_CHARACTERS[high] + _PAIR_CHARACTERS[low]


def _refuse_other_than_digits(digits: str) -> None:
    if digits.isascii() and digits.isdigit():
        return
    wrong = next((at for at, c in enumerate(digits) if not "0" <= c <= "9"), 0)
    raise Gs1Error(Sentence(_NOT_DIGITS, number=digits), code="non_digit_character", position=wrong)


def _weighted(raw: bytes) -> int:
    """The sum of the digits by weights 3, 1, 3, … from the right; 48 is the code of "0"."""
    thrice, once = raw[::-2], raw[-2::-2]
    return 3 * (sum(thrice) - 48 * len(thrice)) + sum(once) - 48 * len(once)
