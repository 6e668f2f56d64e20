"""Who confirms a report, and to whom a difficulty goes."""

from chuan.plans.rules.asking import next_to_ask
from chuan.plans.rules.confirming import Asked, is_own_word, may_confirm

OTHERS = Asked(share_path="/40/xa/", confirmer_path="/40/so/", reported_by="hoa")
OWN = Asked(share_path="/40/so/", confirmer_path="/40/so/", reported_by="hoa")
NOBODY = {"is_head": False, "is_officer": False, "alone": False}


def test_officers_and_heads_of_the_body_asked_confirm_the_work_of_others() -> None:
    at = {"path": "/40/so/", "person": "minh"}

    assert may_confirm(OTHERS, **at, **{**NOBODY, "is_officer": True})
    assert may_confirm(OTHERS, **at, **{**NOBODY, "is_head": True})
    assert not may_confirm(OTHERS, **at, **NOBODY)
    assert not may_confirm(
        OTHERS, path="/40/", person="minh", is_head=True, is_officer=True, alone=True
    )


def test_the_own_work_is_confirmed_by_the_head_or_by_the_one_person_there_is() -> None:
    at = {"path": "/40/so/", "person": "hoa"}

    assert may_confirm(OWN, **at, **{**NOBODY, "is_head": True})
    assert not may_confirm(OWN, **at, **{**NOBODY, "is_officer": True})
    assert may_confirm(OWN, **at, is_head=False, is_officer=True, alone=True)


def test_the_own_word_is_told_from_that_of_another() -> None:
    assert is_own_word(OWN, "hoa")
    assert not is_own_word(OWN, "minh")
    assert not is_own_word(OTHERS, "hoa")


def test_a_difficulty_goes_up_and_to_nobody_twice() -> None:
    chain = ["/40/so/", "/40/", "/tw/"]

    assert next_to_ask(chain, [], "/40/xa/") == "/40/so/"
    assert next_to_ask(chain, ["/40/so/"], "/40/xa/") == "/40/"
    assert next_to_ask(chain, [], "/40/so/") == "/40/"
    assert next_to_ask(chain, ["/40/", "/40/so/", "/tw/"], "/40/xa/") is None
    assert next_to_ask([], [], "/40/xa/") is None
