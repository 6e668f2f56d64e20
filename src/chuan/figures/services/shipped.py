"""Loads the catalogue and the forms from their data files; safe to run again, bodies keep their own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from chuan.audit.services import record
from chuan.core.actor import Actor, system_actor
from chuan.figures.enums import Direction, IndicatorKind, OverTime, Source, Stage
from chuan.figures.models import SHIPPED, Form, FormLine, FormPart, Indicator, SeriesBreak
from chuan.figures.selectors.catalogue import searched
from chuan.figures.shipped import (
    BreakRow,
    FormRow,
    IndicatorRow,
    form_rows,
    indicator_order,
    indicator_rows,
)


@dataclass(frozen=True, slots=True)
class CatalogueLoaded:
    """How many indicators and forms ship with the node, and how many rows were new or changed.

    `kept` are codes that a body has taken for an indicator of its own, which is left alone.
    """

    indicators: int
    forms: int
    changed: int
    kept: Sequence[str] = ()


@transaction.atomic
def load_catalogue(*, actor: Actor | None = None) -> CatalogueLoaded:
    """Bring catalogue and forms up to date with their files; what is in use keeps its identity.

    A form in use is never changed: its file must bring a new version. An end that an administrator
    set, breaks added by hand and everything that bodies own stay as they are.
    """
    known = {row.code: row for row in Indicator.objects.order_by("pk")}
    kept = [
        row["code"] for row in indicator_rows()
        if row["code"] in known and known[row["code"]].owner_path != SHIPPED
    ]  # fmt: skip
    changed = sum(_indicator(row, known) for row in indicator_rows() if row["code"] not in kept)
    changed += sum(_form(row, known) for row in form_rows())
    done = CatalogueLoaded(len(indicator_rows()), len(form_rows()), changed, tuple(kept))
    if changed:
        record(
            actor or system_actor(), "figures.catalogue.loaded", kind="indicator", object_id="",
            label="", path=SHIPPED, changes={"rows": changed, "kept": list(kept)},
        )  # fmt: skip
    return done


def _indicator(row: IndicatorRow, known: dict[str, Indicator]) -> int:
    """1 when the row or its breaks were new or changed."""
    found = known.get(row["code"])
    indicator = found or Indicator(code=row["code"], owner_path=SHIPPED)
    moved = False
    for name, value in _fields(row, known).items():
        moved = moved or getattr(indicator, name) != value
        setattr(indicator, name, value)
    if found is None or moved:
        indicator.save()
    known[indicator.code] = indicator
    broken = [_break(indicator, one) for one in row.get("break", ())]
    return int(found is None or moved or any(broken))


def _fields(row: IndicatorRow, known: Mapping[str, Indicator]) -> dict[str, object]:
    """Every column that the file decides."""
    also = "\n".join(row.get("also", ()))
    definition = row.get("definition", "")
    return {
        "name": row["name"],
        "name_en": row.get("name_en", ""),
        "also": also,
        "definition": definition,
        "scope": row.get("scope", ""),
        "unit": row["unit"],
        "decimals": row.get("decimals", 0),
        "kind": IndicatorKind(row["kind"]),
        "numerator_id": known[row["numerator"]].pk if "numerator" in row else None,
        "denominator_id": known[row["denominator"]].pk if "denominator" in row else None,
        "level": row["level"],
        "source": Source(row.get("source", Source.TYPED)),
        "provider": row.get("provider", ""),
        "direction": Direction(row.get("direction", Direction.UP)),
        "over_time": OverTime(row.get("over_time", OverTime.SUM)),
        "pillar": row.get("pillar", ""),
        "people": row.get("people", False),
        "public": row.get("public", False),
        "basis": row["basis"],
        "confidence": row["confidence"],
        "order": indicator_order()[row["code"]],
        "folded": searched(row["code"], row["name"], also, definition),
    }


def _break(indicator: Indicator, row: BreakRow) -> bool:
    """Whether the break was new or says something else now."""
    words = {"reason": row["reason"], "basis": row["basis"], "confidence": row["confidence"]}
    found, made = SeriesBreak.objects.get_or_create(
        indicator=indicator, on=row["on"], defaults=words
    )
    moved = any(getattr(found, name) != value for name, value in words.items())
    if moved:
        SeriesBreak.objects.filter(pk=found.pk).update(**words)
    return made or moved


def _form(row: FormRow, known: Mapping[str, Indicator]) -> int:
    """1 when the version of the form was new or changed."""
    form = Form.objects.filter(owner_path=SHIPPED, code=row["code"], version=row["version"]).first()
    if form is not None and (form.in_use or _as_stored(form) == _as_written(row)):
        return 0
    form = form or Form(owner_path=SHIPPED, code=row["code"], version=row["version"])
    form.name, form.period_kind = row["name"], row["period"]
    form.basis, form.confidence = row["basis"], row["confidence"]
    form.valid_from = row.get("valid_from")
    form.save()
    form.lines.all().delete()
    form.parts.all().delete()
    FormLine.objects.bulk_create(_lines(form, row, known))
    FormPart.objects.bulk_create(_parts(form, row))
    if form.valid_from:
        earlier = Form.objects.filter(
            owner_path=SHIPPED, code=form.code, version__lt=form.version, valid_until=None
        )
        earlier.update(valid_until=form.valid_from - timedelta(days=1))
    return 1


def _lines(form: Form, row: FormRow, known: Mapping[str, Indicator]) -> list[FormLine]:
    return [
        FormLine(
            form=form,
            order=number,
            label=line["label"],
            text=line.get("text", ""),
            indicator=known[line["code"]] if "code" in line else None,
            stage=Stage(line.get("stage", Stage.NONE)),
            with_estimate=line.get("estimate", False),
            required=line.get("required", "code" in line),
            hint=line.get("hint", ""),
        )
        for number, line in enumerate(row["lines"], start=1)
    ]


def _parts(form: Form, row: FormRow) -> list[FormPart]:
    return [
        FormPart(
            form=form,
            order=number,
            key=part["key"],
            title=part["title"],
            hint=part.get("hint", ""),
            required=part.get("required", False),
        )
        for number, part in enumerate(row.get("parts", ()), start=1)
    ]


def _as_written(row: FormRow) -> tuple[object, ...]:
    lines = [
        (
            line["label"], line.get("text", ""), line.get("code"), line.get("stage", ""),
            line.get("estimate", False), line.get("required", "code" in line), line.get("hint", ""),
        )
        for line in row["lines"]
    ]  # fmt: skip
    parts = [
        (part["key"], part["title"], part.get("hint", ""), part.get("required", False))
        for part in row.get("parts", ())
    ]
    head = (row["name"], row["period"], row["basis"], row["confidence"], row.get("valid_from"))
    return (head, lines, parts)


def _as_stored(form: Form) -> tuple[object, ...]:
    lines = form.lines.order_by("order").values_list(
        "label", "text", "indicator__code", "stage", "with_estimate", "required", "hint"
    )
    parts = form.parts.order_by("order").values_list("key", "title", "hint", "required")
    head = (form.name, form.period_kind, form.basis, form.confidence, form.valid_from)
    return (head, list(lines), list(parts))
