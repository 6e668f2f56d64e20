"""What is pressed wrongly or by the wrong people on pages of figures is answered with a sentence."""

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse

from chuan.figures.errors import MayNotReport
from chuan.figures.models import ForeignCell
from chuan.figures.services.foreign import TieEdit, receive_form, tie_cells
from tests.factories.cast import Cast
from tests.factories.figures import Reporting
from tests.integration.figures.test_foreign import of_the_commune, word_form

pytestmark = pytest.mark.django_db


def warned(client: Client, url: str) -> str:
    """What the page says after something was refused."""
    return client.get(url).content.decode()


@pytest.mark.parametrize("given", [{}, {"loai": ""}, {"loai": "../x"}])
def test_a_paper_of_no_kind_is_asked_for_again(
    cast: Cast, reporting: Reporting, given: dict[str, str]
) -> None:
    url = reverse("figures:paper_draft", args=[reporting.commune.uid])
    mai = of_the_commune(cast).client

    answer = mai.post(url, given)

    assert answer.status_code == 302
    assert "Hãy chọn văn bản cần lập" in warned(mai, answer["Location"])
    assert cast.quan.client.post(url, given).status_code == 404


def test_a_cooperative_changes_no_ties_that_offices_share(cast: Cast, reporting: Reporting) -> None:
    data = word_form().getvalue()
    mai, binh = of_the_commune(cast), cast.binh
    receive_form(actor=mai.actor, stream=BytesIO(data), name="Biểu.docx", period="2026")
    copy = receive_form(actor=binh.actor, stream=BytesIO(data), name="Biểu.docx", period="2026")
    cell = ForeignCell.objects.filter(form=copy.form, indicator__isnull=False)[0]
    url = reverse("figures:foreign_detail", args=[copy.uid])

    with pytest.raises(MayNotReport):
        tie_cells(actor=binh.actor, uid=copy.uid, ties=[TieEdit(cell.pk, None)], version=1)

    assert binh.client.post(url, {"version": 1, f"chi-tieu-{cell.pk}": ""}).status_code == 403
    cell.refresh_from_db()
    assert cell.indicator is not None
    page = binh.client.get(url).content.decode()
    assert "Lưu cách gắn" not in page
    assert "Bỏ biểu này khỏi danh sách" in page
    assert binh.client.get(f"{url}dien/").status_code == 200
    assert binh.client.post(f"{url}bo/").status_code == 302
