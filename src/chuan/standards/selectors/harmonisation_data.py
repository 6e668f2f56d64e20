"""The harmonisation rate as a set of open data: one row for each field and each day on which it changed."""

from collections.abc import Iterator, Sequence

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from chuan.core.open_data import CHUNK, KEPT_HERE, Dataset, Extent, Field, FieldKind, Value
from chuan.standards.models import HarmonisationPoint


def _extent() -> Extent:
    told = HarmonisationPoint.objects.aggregate(at=Max("made_of__made_at"))
    return Extent(HarmonisationPoint.objects.count(), told["at"])


def _rows() -> Iterator[Sequence[Value]]:
    points = HarmonisationPoint.objects.order_by("day", "field")
    for row in points.iterator(chunk_size=CHUNK):
        yield (
            row.day.year, row.day, row.field, row.in_force, row.harmonised, row.unknown, row.lagging,
        )  # fmt: skip


HARMONISATION = Dataset(
    key="hai-hoa-tieu-chuan",
    title=_("Hài hòa tiêu chuẩn quốc gia với tiêu chuẩn quốc tế"),
    about=_("Số TCVN còn hiệu lực và số hài hòa theo lĩnh vực ICS, theo năm và ngày có thay đổi."),
    keeper=KEPT_HERE,
    cycle=_("Mỗi đêm, khi có thay đổi"),
    fields=(
        Field("year", _("Năm"), FieldKind.INTEGER),
        Field("day", _("Từ ngày"), FieldKind.DATE),
        Field("field", _("Lĩnh vực ICS (trống: mọi lĩnh vực)")),
        Field("in_force", _("Số TCVN còn hiệu lực"), FieldKind.INTEGER),
        Field("harmonised", _("Số TCVN hài hòa"), FieldKind.INTEGER),
        Field("unknown", _("Số TCVN chưa rõ hiệu lực"), FieldKind.INTEGER),
        Field("lagging", _("Số TCVN chậm so với bản quốc tế"), FieldKind.INTEGER),
    ),
    extent=_extent,
    rows=_rows,
    basis=(("278/2025/NĐ-CP", ""),),
    page="standards:harmonisation",
    keywords=(_("tiêu chuẩn"), _("hài hòa")),
    note=_("Chỉ tính trên các tiêu chuẩn đã có trong danh mục của hệ thống."),
)
