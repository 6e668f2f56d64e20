"""A base standard on a phone, from template to print, its citations watched; plans and files on pages."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from chuan.core import clock
from chuan.orgs.enums import Role
from chuan.standards.errors import NoSuchDraft
from chuan.standards.models import Claim, Draft, Standard
from chuan.standards.selectors.base_standards import base_standard
from chuan.standards.services import base_standards as service
from chuan.standards.services.drafting import DraftWords
from chuan.standards.services.lives import LifeWords, begin_life
from tests.factories.cast import Cast
from tests.factories.lives import at, begun, consulted, go, officer
from tests.factories.people import person, signed_in

pytestmark = pytest.mark.django_db
START = date(2026, 9, 7)


def test_a_maker_writes_a_base_standard_by_forms_alone(cast: Cast) -> None:
    phone = cast.binh.client
    assert phone.get(reverse("standards:base_new")).status_code == 200
    made = phone.post(
        reverse("standards:base_new"),
        {"template": "mat-ong", "title": "Mật ong Châu Tiến", "number": "TCCS 01:2026/HTX",
         "shows_number": "on"},
    )  # fmt: skip
    draft = Draft.objects.get(template="mat-ong")
    page = reverse("standards:draft_base", args=[draft.uid])
    assert made.headers["Location"] == page
    words = phone.get(page).content.decode()
    assert "QCVN 8-2:2011/BYT" in words
    assert "cần ghi mức" in words
    line = draft.requirements.get(name="Hàm lượng nước")
    edit = f"{reverse('standards:draft_requirement', args=[draft.uid])}?dong={line.pk}"
    assert phone.get(edit).status_code == 200
    phone.post(edit, {"name": line.name, "limit": "không lớn hơn 21", "unit": "%", "method": ""})
    cite = reverse("standards:draft_cite", args=[draft.uid])
    assert phone.post(cite, {"number": "không phải số"}).status_code == 422
    assert phone.post(cite, {"number": "tcvn 12850-2019"}).status_code == 302
    for name in ("draft_base_print", "draft_declaration"):
        assert "Mật ong Châu Tiến" in phone.get(
            reverse(f"standards:{name}", args=[draft.uid])
        ).content.decode()  # fmt: skip
    word = phone.get(reverse("standards:draft_base_docx", args=[draft.uid]))
    assert b"".join(word.streaming_content)[:2] == b"PK"  # type: ignore[attr-defined]  # a file
    for stranger in (cast.hoa, cast.minh):
        assert stranger.client.get(page).status_code == 404


def test_a_withdrawn_citation_is_told_and_the_next_version_begins_from_the_last(cast: Cast) -> None:
    binh = cast.binh.actor
    with clock.told(at(START)):
        draft = service.begin_base_standard(
            actor=binh,
            template="mat-ong",
            words=DraftWords("Mật ong", "TCCS 01:2026/HTX"),
            shows_number=True,
        )
        cited = Standard.objects.get(slug="tcvn-6492-2011")
        service.cite(actor=binh, uid=draft.uid, number=cited.designation)
        cited.status = "withdrawn"
        cited.save(update_fields=("status",))
        warned = {each.row.label: each.warning for each in base_standard(binh, draft.uid).cited}
        assert "hết hiệu lực" in warned[cited.designation]
        begin_life(actor=binh, uid=draft.uid, words=LifeWords())
        for event in ("bien-soan", "gui-y-kien", "hop", "xu-ly", "lap-ho-so", "tham-tra"):
            go(binh, draft, event)
        typed = {"ngay_quyet_dinh": "2026-09-07", "ngay_hieu_luc": "2026-09-07"}
        go(binh, draft, "cong-bo", so_hieu="TCCS 01:2026/HTX", thay_the="", **typed)
        go(binh, draft, "in-an")
        assert Claim.objects.get(organisation__path=binh.path).standard.owner_path == binh.path
        newer = service.revise(actor=binh, uid=draft.uid)
        begin_life(actor=binh, uid=newer.uid, words=LifeWords())
        for event in ("bien-soan", "gui-y-kien", "hop", "xu-ly", "lap-ho-so", "tham-tra"):
            go(binh, newer, event)
        typed["thay_the"] = "TCCS 01:2026/HTX"
        go(binh, newer, "cong-bo", so_hieu="TCCS 02:2026/HTX", **typed)
    old = Standard.objects.get(designation="TCCS 01:2026/HTX", owner_path=binh.path)
    assert old.status == "withdrawn"
    assert newer.requirements.count() == draft.requirements.count()
    with pytest.raises(NoSuchDraft):
        base_standard(cast.hoa.actor, newer.uid)


def test_pages_tell_state_and_days_of_files_plans_and_reviews(cast: Cast) -> None:
    science = officer(cast, "science")
    browser = signed_in(person("Thảo", cast.science, role=Role.OFFICER), cast.science)
    with clock.told(at(START)):
        draft = begun(science, "qcdp", title="Quy chuẩn mẫu về mật ong")
        for name in ("draft_life", "draft_places", "draft_detail"):
            assert browser.get(reverse(f"standards:{name}", args=[draft.uid])).status_code == 200
        go(science, draft, "tong-hop-kh")
        go(science, draft, "gui-kh")
        go(officer(cast, "province"), draft, "duyet-kh")
        go(science, draft, "lap-ban")
        consulted(science, draft)
        seen = cast.an.client.get(reverse("standards:draft_public", args=[draft.slug]))
        assert "Đang lấy ý kiến" in seen.content.decode()
        assert "ít nhất" in seen.content.decode().lower() or "60 ngày" in seen.content.decode()
        plan = cast.an.client.get(f"{reverse('standards:programme')}?loai=qcdp&nam=2027&tinh=40")
        assert "Quy chuẩn mẫu về mật ong" in plan.content.decode()
        for what in ("thong-bao", "bien-ban", "to-trinh", "quyet-dinh", "tong-hop"):
            paper = browser.post(reverse("standards:draft_paper", args=[draft.uid]), {"what": what})
            assert paper.status_code == 302
        assert browser.get(paper.headers["Location"]).status_code == 200
        row = Standard.objects.filter(kind="qcdp").first() or Standard.objects.get(
            slug="tcvn-6492-2011"
        )
        row.review_due_on = START - timedelta(days=1)
        row.status = "in_force"
        row.save(update_fields=("review_due_on", "status"))
        due = cast.lan.client.get(reverse("standards:review_list"))
        assert row.designation in due.content.decode()
        if row.kind == "tcvn":
            opened = cast.lan.client.post(reverse("standards:review_begin", args=[row.slug]))
            assert opened.status_code == 302
            page = cast.lan.client.get(reverse("standards:standard_detail", args=[row.slug]))
            assert "Đang rà soát" in page.content.decode()
