"""Definitions: read whole or not at all; every fault is said in words."""

from pathlib import Path

import pytest

from chuan.procedures.rules.codes import ALPHABET, read_code, spoken, with_check
from chuan.procedures.rules.faults import faults_of
from chuan.procedures.rules.reading import read_definition

SOURCE = (Path(__file__).parents[2] / "data" / "procedures" / "cong-bo-hop-chuan.toml").read_text(
    encoding="utf-8"
)


def faults(source: str) -> str:
    definition, found = read_definition(source)
    return "; ".join(str(each) for each in (faults_of(definition) if definition else found))


def test_the_worked_definition_has_no_fault() -> None:
    assert faults(SOURCE) == ""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('unit = "days"', 'unit = "tuần"', "clock[bo-sung].unit: Phải là một trong"),
        ("length = 30", 'length = "30"', "Giá trị không đúng loại"),
        ('title = "Công', 'nhan = "Công', "Không có mục nào tên như vậy"),
        ("version = 1", "", "Thiếu mục version"),
        ('start = "soan"', 'start = "khac"', "Nhắc tới khac"),
        ('to = "cho-bo-sung"', 'to = "da-nop"', "Không bước nào dẫn tới"),
        ('reason = "must"\nreasons = ["thieu-giay-to", "chua-ro"]\nnote = "must"',
         'note = "may"', "Bước làm dừng thời hạn thì phải ghi lý do"),
        ('resume = ["kiem-tra"]', "", "không có bước chạy tiếp"),
        ('after = "bo-sung"', "", 'phải ghi after = "bo-sung"'),
        ('choose = "agency"\nagency = ["so-khcn"]', 'choose = "agency"', "phải nêu mã cơ quan"),
        ('giver = "applicant"', 'giver = "ai"', "Chưa nói vai trò nào nộp"),
        ('stand_in = "receiver"', "", "phải có người ghi thay"),
        ('key = "chua-ro"', 'key = "thieu-giay-to"', "Có hai mục cùng tên"),
        ('role = "receiver"\nreason', 'role = "receiver"\nguards = ["la"]\nreason', "Nhắc tới la"),
    ],
)  # fmt: skip
def test_each_fault_is_told(old: str, new: str, said: str) -> None:
    assert said in faults(SOURCE.replace(old, new))


def test_what_is_no_toml_is_told_and_a_final_state_stops_every_clock() -> None:
    assert "không đọc được" in faults("key = ")
    assert "phải dừng mọi thời hạn" in faults(SOURCE.replace('stop = ["*"]', "", 1))


def test_a_code_with_one_wrong_sign_is_no_code() -> None:
    code = with_check("ABCDEFGH2345")
    assert read_code(spoken(code).lower()) == code
    for place in range(len(code)):
        for sign in ALPHABET:
            if sign != code[place]:
                assert not read_code(code[:place] + sign + code[place + 1 :])
