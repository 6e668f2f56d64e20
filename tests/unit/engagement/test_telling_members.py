"""A draft must be told, need not be told, or nobody can say yet: never the second by not knowing."""

from itertools import product

from chuan.engagement.enums import Known
from chuan.engagement.rules.tax_codes import plain_tax_code
from chuan.engagement.rules.telling_members import MAY_NOT, MUST, UNKNOWN, DraftAnswers, verdict

ALL = [DraftAnswers(*each) for each in product(Known, repeat=4)]


def test_what_is_not_known_never_frees_a_draft() -> None:
    for answers in ALL:
        certain = [
            DraftAnswers(*each)
            for each in product(
                *(
                    (Known.YES, Known.NO) if one is Known.UNKNOWN else (one,)
                    for one in (
                        answers.is_mandatory, answers.has_basis, answers.follows_basis,
                        answers.hits_trade,
                    )
                )
            )
        ]  # fmt: skip
        outcomes = {verdict(each) for each in certain}

        assert verdict(answers) in {UNKNOWN, *outcomes}
        assert verdict(answers) == UNKNOWN or outcomes == {verdict(answers)}


def test_a_mandatory_draft_without_an_international_basis_that_hits_trade_is_told() -> None:
    assert verdict(DraftAnswers(Known.YES, Known.NO, Known.UNKNOWN, Known.YES)) == MUST
    assert verdict(DraftAnswers(Known.YES, Known.YES, Known.YES, Known.YES)) == MAY_NOT
    assert verdict(DraftAnswers(Known.NO)) == MAY_NOT


def test_a_tax_code_has_ten_twelve_or_thirteen_digits_and_its_check_digit() -> None:
    assert plain_tax_code("0123456787") == "0123456787"
    assert plain_tax_code("012 345 678 7-001") == "0123456787-001"
    assert plain_tax_code("0123456786") == plain_tax_code("abc") == plain_tax_code("") == ""
