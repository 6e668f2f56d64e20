"""Published figures as a set of open data: one row for each figure that the public may read."""

from collections.abc import Iterator, Sequence

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from chuan.core.open_data import CHUNK, Dataset, Extent, Field, FieldKind, Value
from chuan.figures.models import Publication
from chuan.figures.rules.publishing import ColumnSaid, PublicContent


def _extent() -> Extent:
    standing = Publication.objects.standing()
    said = standing.aggregate(last=Max("published_at"))
    return Extent(standing.count(), said["last"])


def _rows() -> Iterator[Sequence[Value]]:
    standing = Publication.objects.standing().select_related("organisation").order_by("pk")
    for row in standing.iterator(chunk_size=CHUNK):
        content: PublicContent = row.content
        head = (row.organisation.name, row.period, row.published_at, row.is_sample)
        for column in content["columns"]:
            yield from _of_column(head, content, column)


def _of_column(
    head: Sequence[Value], content: PublicContent, column: ColumnSaid
) -> Iterator[Sequence[Value]]:
    """The total and each unit; a unit left out to protect people is told so, without a value."""
    said = (column["key"], column["name"], column["unit"], column["stage"], column["as_of"])
    yield (*head, *said, "", content["place"], column["total"], column["total_hidden"])
    for code, name in content["units"]:
        if code in column["hidden"]:
            yield (*head, *said, code, name, None, True)
        elif code in column["values"]:
            yield (*head, *said, code, name, column["values"][code], False)


PUBLISHED = Dataset(
    key="so-lieu-cong-bo",
    title=_("Số liệu các địa phương đã công bố"),
    about=_(
        "Số liệu về tiêu chuẩn, đo lường, chất lượng mà các địa phương đã công bố, theo kỳ và theo đơn vị. "
        "Số đếm người quá nhỏ không nêu, để không lộ ai."
    ),
    keeper=_("Cơ quan công bố, ghi ở từng dòng"),
    cycle=_("Khi một địa phương công bố"),
    fields=(
        Field("publisher", _("Cơ quan công bố")),
        Field("period", _("Kỳ")),
        Field("published_at", _("Công bố lúc"), FieldKind.MOMENT),
        Field("is_sample", _("Dữ liệu mẫu"), FieldKind.BOOLEAN),
        Field("indicator", _("Mã chỉ tiêu")),
        Field("name", _("Chỉ tiêu")),
        Field("unit", _("Đơn vị tính")),
        Field("stage", _("Giai đoạn (dự toán, quyết toán)")),
        Field("as_of", _("Chốt đến ngày")),
        Field("place_code", _("Mã đơn vị hành chính")),
        Field("place", _("Địa bàn")),
        Field("value", _("Giá trị"), FieldKind.NUMBER),
        Field("withheld", _("Không nêu để bảo vệ người được nói đến"), FieldKind.BOOLEAN),
    ),
    extent=_extent,
    rows=_rows,
    basis=(("278/2025/NĐ-CP", ""),),
    page="figures:public_list",
    keywords=(_("chỉ tiêu"), _("báo cáo")),
    note=_("Số bản công bố được đếm, không phải số dòng."),
)
