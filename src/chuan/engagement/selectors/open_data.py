"""Notifications, and what enterprises agreed to show, as sets of open data."""

from collections.abc import Iterator, Sequence

from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from chuan.core.open_data import CHUNK, Dataset, Extent, Field, FieldKind, Value
from chuan.engagement.enums import LineState
from chuan.engagement.models import Profile, ProfileLine, TbtNotification
from chuan.engagement.selectors.profiles import SHOWN_BY

_TOLD = (
    "symbol", "agreement", "member", "title", "title_vi", "distributed_on", "comment_until",
    "adoption_on", "entry_on", "link",
)  # fmt: skip
_SHOWN = (
    "profile__organisation__name", "profile__organisation__place__name", "section", "code", "name",
    "number", "body", "valid_until", "state", "confirmed_by_label",
)  # fmt: skip


def _told_extent() -> Extent:
    rows = TbtNotification.objects.all()
    return Extent(rows.count(), rows.aggregate(at=Max("changed_at"))["at"])


def _told_rows() -> Iterator[Sequence[Value]]:
    rows = TbtNotification.objects.order_by("symbol").values_list(*_TOLD)
    yield from rows.iterator(chunk_size=CHUNK)


def _shown() -> QuerySet[ProfileLine]:
    """Lines of the sections that their body opened; what officers asked to complete is left out."""
    agreed = Q(pk__in=())
    for flag, sections in SHOWN_BY.items():
        agreed |= Q(**{f"profile__{flag}": True}, section__in=sections)
    return ProfileLine.objects.living().exclude(state=LineState.ASKED).filter(agreed)


def _shown_extent() -> Extent:
    changed = Profile.objects.public().aggregate(at=Max("updated_at"))["at"]
    return Extent(_shown().count(), changed)


def _shown_rows() -> Iterator[Sequence[Value]]:
    rows = _shown().order_by("profile", "section", "pk").values_list(*_SHOWN)
    for *said, state, by in rows.iterator(chunk_size=CHUNK):
        yield (*said, state, by if state == LineState.VERIFIED else "")


NOTIFICATIONS = Dataset(
    key="thong-bao-hang-rao-ky-thuat",
    title=_("Thông báo hàng rào kỹ thuật (TBT, SPS)"),
    about=_(
        "Ký hiệu, thành viên thông báo, tên, các mốc thời gian và đường dẫn tới thông báo gốc."
    ),
    keeper=_("Sở Khoa học và Công nghệ, đầu mối TBT của tỉnh"),
    cycle=_("Khi có thông báo mới"),
    fields=(
        Field("symbol", _("Ký hiệu")),
        Field("agreement", _("Hiệp định")),
        Field("member", _("Thành viên thông báo (mã)")),
        Field("title", _("Tên gốc")),
        Field("title_vi", _("Tên tiếng Việt")),
        Field("distributed_on", _("Ngày thông báo"), FieldKind.DATE),
        Field("comment_until", _("Hạn góp ý"), FieldKind.DATE),
        Field("adoption_on", _("Dự kiến ban hành"), FieldKind.DATE),
        Field("entry_on", _("Dự kiến có hiệu lực"), FieldKind.DATE),
        Field("link", _("Thông báo gốc")),
    ),
    extent=_told_extent,
    rows=_told_rows,
    basis=(("16/2018/TT-BKHCN", ""),),
    page="engagement:public_tbt_list",
)
PROFILES = Dataset(
    key="co-so-cong-khai",
    title=_("Cơ sở công khai"),
    about=_("Sản phẩm, tiêu chuẩn áp dụng, chứng nhận mà cơ sở đồng ý cho mọi người xem."),
    keeper=_("Cơ sở tự khai; Sở Khoa học và Công nghệ, UBND cấp xã kiểm tra"),
    cycle=_("Khi cơ sở sửa hồ sơ"),
    fields=(
        Field("organisation", _("Cơ sở")),
        Field("place", _("Xã, phường")),
        Field("section", _("Phần của hồ sơ (mã)")),
        Field("code", _("Mục trong danh sách (mã)")),
        Field("name", _("Tên")),
        Field("number", _("Số giấy chứng nhận")),
        Field("body", _("Tổ chức cấp")),
        Field("valid_until", _("Có giá trị đến hết ngày"), FieldKind.DATE),
        Field("state", _("Tự khai hay đã kiểm tra (mã)")),
        Field("checked_by", _("Cơ quan kiểm tra")),
    ),
    extent=_shown_extent,
    rows=_shown_rows,
    page="engagement:public_profile_list",
    note=_("Dòng “declared” là lời của cơ sở, chưa ai kiểm tra; không cộng với dòng “verified”."),
)
