"""The component of a picture: caption, sentence, both widths, source and the table twin."""

import re

from django.template.loader import render_to_string

from chuan.core.templatetags.charts import chart_words
from chuan.core.web.gallery_charts import sample_charts
from chuan.domain.charts import About, Bars, Point, Series, Words

PICTURE = Bars(
    About(
        "nhan-luc",
        "Cán bộ <đã> đào tạo",
        "%",
        as_of="Chốt đến ngày 20/11/2026",
        source="Nguồn: 2/2 xã",
    ),
    (Series("Tỷ lệ", (Point("Xã A", 97.25, url="/a/"), Point("Xã B"))),),
)


def test_a_picture_comes_with_its_words_and_its_table() -> None:
    page = render_to_string("components/chart.html", {"chart": PICTURE})

    assert "Cán bộ &lt;đã&gt; đào tạo" in page
    assert "Chốt đến ngày 20/11/2026 · Nguồn: 2/2 xã" in page
    assert page.count("<svg") == 2
    assert '<a href="/a/">97,3</a>' in page
    assert '<th scope="row">Xã B</th><td class="number">chưa có số liệu</td>' in page


def test_the_words_of_a_page_are_those_of_the_domain_in_vietnamese() -> None:
    assert chart_words() == Words()


def test_no_id_stands_twice_among_the_pictures_of_the_gallery() -> None:
    page = "".join(
        render_to_string("components/chart.html", {"chart": one}) for one in sample_charts()
    )

    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", page)) <= set(ids)
