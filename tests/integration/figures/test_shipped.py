"""What ships with the node is loaded again and again, and leaves alone what bodies own or use."""

import pytest

from chuan.audit.models import AuditEntry
from chuan.figures.enums import IndicatorKind, Stage
from chuan.figures.models import SHIPPED, Form, Indicator, SeriesBreak
from chuan.figures.providers import provider
from chuan.figures.services.shipped import load_catalogue
from chuan.figures.shipped import form_rows, indicator_rows
from tests.factories.figures import indicator

pytestmark = pytest.mark.django_db
LEVELS = {"commune", "province", "central"}


def test_loading_again_changes_nothing() -> None:
    first = load_catalogue()
    keys = set(Indicator.objects.values_list("pk", "uid"))

    again = load_catalogue()

    assert first.indicators == len(keys) >= 40
    assert again.changed == 0
    assert set(Indicator.objects.values_list("pk", "uid")) == keys
    assert AuditEntry.objects.filter(code="figures.catalogue.loaded").count() == 1


def test_every_entry_says_where_it_comes_from_and_what_states_it() -> None:
    load_catalogue()

    for row in Indicator.objects.select_related("numerator", "denominator"):
        assert row.basis, row.code
        assert row.confidence in {"A", "B", "C"}, row.code
        assert row.level in LEVELS, row.code
        assert row.definition or row.kind == IndicatorKind.RATE, row.code
        assert not row.provider or provider(row.provider), row.code
        if row.numerator and row.denominator:
            assert row.numerator.level == row.denominator.level == row.level, row.code
            assert row.numerator.unit == row.denominator.unit, row.code
            assert row.numerator.over_time == row.denominator.over_time == row.over_time, row.code
    share = Indicator.objects.get(code="ty-le-chi-tcdlcl")
    assert share.stages == (Stage.ESTIMATED, Stage.SETTLED)
    assert SeriesBreak.objects.get(indicator__code="chi-nsnn-khcn").on.year == 2026


def test_a_body_that_took_a_code_first_keeps_its_indicator() -> None:
    code = indicator_rows()[0]["code"]
    own = indicator(code, "Của cơ quan tôi", owner_path="/40/")

    done = load_catalogue()

    own.refresh_from_db()
    assert done.kept == (code,)
    assert own.name == "Của cơ quan tôi"


def test_what_an_administrator_ended_stays_ended_and_words_follow_the_file() -> None:
    load_catalogue()
    row = Indicator.objects.filter(owner_path=SHIPPED).order_by("pk")[0]
    row.valid_until, row.name = row.valid_until or row.valid_from, "Tên cũ"
    row.save()

    assert load_catalogue().changed == 1

    row.refresh_from_db()
    assert row.name != "Tên cũ"


def test_a_form_in_use_is_never_changed_by_a_file() -> None:
    load_catalogue()
    used, free = Form.objects.order_by("pk")[:2]
    Form.objects.filter(pk=used.pk).update(in_use=True, name="Đang dùng")
    Form.objects.filter(pk=free.pk).update(name="Chưa dùng")

    assert load_catalogue().changed == 1

    assert Form.objects.get(pk=used.pk).name == "Đang dùng"
    assert Form.objects.get(pk=free.pk).name == form_rows()[1]["name"]


def test_lines_of_money_name_their_stage_and_no_other_line_does() -> None:
    load_catalogue()

    for form in Form.objects.prefetch_related("lines__indicator__numerator"):
        lines = [line for line in form.lines.all() if line.indicator]
        assert lines, form.code
        assert len({(line.indicator_id, line.stage) for line in lines}) == len(lines), form.code
        for line in lines:
            assert line.indicator is not None
            assert line.stage in line.indicator.stages, (form.code, line.label)
