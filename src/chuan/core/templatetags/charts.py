"""Puts a picture of `chuan.domain.charts` on a page, with its caption, sentence and table twin."""

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from chuan.domain.charts import NARROW, WIDE, Picture, Twin, Words, spoken, to_svg, twin

register = template.Library()


def chart_words() -> Words:
    """What charts say by themselves, in the reader's language."""
    return Words(
        no_value=_("chưa có số liệu"),
        forecast=_("ước"),
        target=_("mục tiêu"),
        name=_("Tên"),
        period=_("Kỳ"),
        value=_("Giá trị"),
        done=_("Đã đạt"),
        share=_("Tỷ lệ"),
        note=_("Ghi chú"),
        place=_("Địa phương"),
        below=_("dưới %(high)s"),
        between=_("từ %(low)s đến dưới %(high)s"),
        above=_("từ %(low)s trở lên"),
        present=_("có số liệu"),
        range=_("Thấp nhất %(low)s (%(lowest)s), cao nhất %(high)s (%(highest)s)."),
        range_missing=_("Chưa có số liệu: %(n)s."),
        units_missing=_("%(n)s đơn vị chưa có số liệu."),
        nothing=_("Chưa có số liệu."),
        all_same=_("Tất cả đều là %(low)s."),
        course="%(name)s: %(first)s (%(since)s) → %(last)s (%(until)s).",
        broken=_("Số liệu trước và sau %(label)s không so sánh được (%(reason)s)."),
        progress=_("%(reached)s trên %(total)s dòng đã đạt mục tiêu."),
        no_map=_("Chưa có hình bản đồ trên nút này, nên chỉ có bảng số liệu."),
        no_provinces=_("Chưa có hình bản đồ trên nút này, nên chỉ vẽ được vị trí các điểm."),
        not_placed=_("%(n)s điểm chưa có tọa độ, chỉ có trong bảng."),
        credit=_("Hình bản đồ: %(author)s, có chỉnh sửa"),
    )


@register.simple_tag
def chart_svg(picture: Picture, width: str = "wide") -> SafeString:
    """The picture itself, `wide` or `narrow` (a phone)."""
    room = NARROW if width == "narrow" else WIDE
    drawn = to_svg(picture, width=room, words=chart_words())
    return mark_safe(drawn)  # noqa: S308  (the domain escapes every word it is given)


@register.simple_tag
def chart_sentence(picture: Picture) -> str:
    """What the picture shows, in one sentence."""
    return spoken(picture, chart_words())


@register.simple_tag
def chart_twin(picture: Picture) -> Twin:
    """The figures as a table."""
    return twin(picture, chart_words())


@register.inclusion_tag("components/chart.html")
def chart(picture: Picture) -> dict[str, object]:
    """The whole component: `{% chart picture %}`."""
    return {"chart": picture}
