"""The list of the record."""

from django.db.models import Q
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from chuan.audit import sentences
from chuan.audit.models import AuditEntry
from chuan.core.tables import ChoiceFilter, Column, DateFilter, Table, TextFilter


def _codes() -> list[tuple[str, str]]:
    """Every code with its sentence, in the order of the sentences."""
    return sorted(((code, sentences.sentence_of(code)) for code in sentences.codes()), key=_second)


def _second(pair: tuple[str, str]) -> str:
    return pair[1]


def _thing(text: str) -> Q:
    """A thing by a part of its name, or exactly, as "kind:id"."""
    kind, colon, object_id = text.partition(":")
    named = Q(label__icontains=text)
    return named | Q(kind=kind, object_id=object_id) if colon else named


def _sentence(entry: AuditEntry) -> str:
    return capfirst(sentences.sentence_of(entry.code))


def _organisation(entry: AuditEntry) -> str:
    return entry.organisation_label


def _person(entry: AuditEntry) -> str:
    stood_in_for = f" ({entry.on_behalf_of})" if entry.on_behalf_of else ""
    return f"{entry.actor_label}{stood_in_for}"


def _link(entry: AuditEntry) -> str:
    return reverse("audit:entry_detail", args=[entry.pk])


ENTRIES = Table(
    columns=(
        Column("luc", _("Thời điểm"), "at", lambda entry: entry.at),
        Column("viec", _("Việc đã làm"), "code", _sentence, link=_link, is_heading=True),
        Column("doi_tuong", _("Đối tượng"), "label", lambda entry: entry.label),
        Column("nguoi", _("Người thực hiện"), "actor_label", _person),
        Column("co_quan", _("Cơ quan"), "organisation_label", _organisation),
    ),
    default_sort="-luc",
    filters=(
        TextFilter("nguoi", _("Người thực hiện"), ("actor_label", "on_behalf_of")),
        TextFilter("doi_tuong", _("Đối tượng"), match=_thing),
        ChoiceFilter("viec", _("Việc đã làm"), _codes, field="code"),
        DateFilter("luc", _("Thời điểm"), "at", moment=True),
        ChoiceFilter(
            "du_lieu",
            _("Dữ liệu cá nhân"),
            (("1", _("Lượt xem dữ liệu cá nhân")),),
            match=lambda _value: Q(is_personal_read=True),
        ),
    ),
    id="nhat-ky",
)
