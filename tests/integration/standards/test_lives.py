"""Lives of drafts: from proposal to effect by their files, with clocks that nobody shortens."""

from datetime import date, timedelta

import pytest

from chuan.core import clock
from chuan.core.actor import ANONYMOUS, system_actor
from chuan.procedures.errors import MayNotOpen, StepRefused, StepTaken
from chuan.procedures.models import Dossier
from chuan.procedures.selectors.dossiers import dossier_page
from chuan.procedures.services.loading import load_definition
from chuan.procedures.services.stepping import take_step
from chuan.procedures.types import Given
from chuan.standards.enums import DraftState
from chuan.standards.errors import DraftRefused
from chuan.standards.models import Claim, Draft, Standard, StandardTerritory
from chuan.standards.selectors.lives import lives_of_draft, lives_of_standard
from chuan.standards.services import consulting
from chuan.standards.services.claims import ClaimWords, declare_claim
from chuan.standards.services.consulting import turn_by_date
from chuan.standards.services.lives import LifeWords, begin_life, begin_review
from chuan.standards.services.publishing import turn_effective
from tests.factories.cast import Cast
from tests.factories.lives import at, begun, consulted, file_of, go, officer

pytestmark = [pytest.mark.django_db, pytest.mark.both]
START = date(2026, 9, 7)


def to_appraisal(cast: Cast, draft: Draft) -> date:
    """A national standard up to its appraisal; the day on which it is sent."""
    lan = cast.lan.actor
    go(lan, draft, "dua-vao")
    go(lan, draft, "bien-soan")
    after = consulted(lan, draft)
    with clock.told(at(after)):
        turn_by_date(actor=system_actor(), on=after)
        go(lan, draft, "xong-lay-y-kien")
        go(lan, draft, "hoi-nghi")
        go(lan, draft, "nop-tham-dinh")
    return after


def test_a_national_standard_is_published_by_its_file_and_ends_what_it_replaces(cast: Cast) -> None:
    old = Standard.objects.get(slug="tcvn-6492-2011")
    claim = declare_claim(
        actor=cast.binh.actor, slug=old.slug, words=ClaimWords(products="Nước uống")
    )
    lan = cast.lan.actor
    with clock.told(at(START)):
        draft = begun(lan, "tcvn", title="Chất lượng nước mẫu")
        sent = to_appraisal(cast, draft)
    with clock.told(at(sent + timedelta(days=3))):
        go(lan, draft, "yeu-cau-hoan-thien", reason="noi-dung")
    with clock.told(at(sent + timedelta(days=40))):
        go(lan, draft, "nop-lai")
        go(lan, draft, "dong-y")
        today = clock.today().isoformat()
        typed = {"so_quyet_dinh": "1/QĐ-MAU", "ngay_quyet_dinh": today, "ngay_hieu_luc": today}
        with pytest.raises(StepRefused, match="giữ số"):
            go(lan, draft, "cong-bo", so_hieu="TCVN 99999:2026", thay_the=old.designation, **typed)
        with pytest.raises(StepRefused, match="Năm trong số hiệu"):
            go(lan, draft, "cong-bo", so_hieu="TCVN 6492:2030", thay_the=old.designation, **typed)
        done = go(
            lan, draft, "cong-bo", so_hieu="TCVN 6492:2026", thay_the=old.designation, **typed
        )
    draft.refresh_from_db()
    old.refresh_from_db()
    new = Standard.objects.get(pk=draft.standard_id)
    assert (done.state, new.status, new.is_sample) == ("cong-bo", "in_force", True)
    assert new.review_due_on == new.issued_on.replace(year=new.issued_on.year + 3)
    assert (old.status, old.ended_on) == ("withdrawn", new.effective_on)
    assert Claim.objects.get(pk=claim.pk).superseded_at is not None
    assert [life.state for life in lives_of_standard(ANONYMOUS, new, START)] == ["Đã công bố"]
    with pytest.raises(Exception, match="sang bước khác"):
        consulting.prolong(actor=lan, uid=draft.uid, until=START)


def test_a_period_of_comment_is_never_shorter_than_its_clock(cast: Cast) -> None:
    lan = cast.lan.actor
    with clock.told(at(START)):
        plain, urgent = begun(lan, "tcvn"), begun(lan, "tcvn", urgent=True)
        for draft in (plain, urgent):
            go(lan, draft, "dua-vao")
            go(lan, draft, "bien-soan")
        with pytest.raises(DraftRefused, match="trang hồ sơ"):
            consulting.announce(
                actor=lan, uid=plain.uid, begins=START, until=START + timedelta(days=5)
            )
        with pytest.raises(StepRefused, match="tối thiểu đến hết ngày 06/11/2026"):
            consulted(lan, plain, days=59)
        consulted(lan, plain, days=60)
        with pytest.raises(DraftRefused, match="rút hồ sơ"):
            consulting.give_up(actor=lan, uid=plain.uid, reason="Nhầm")
        with pytest.raises(StepRefused, match="tối thiểu"):
            consulted(lan, urgent, days=29)
        consulted(lan, urgent, days=30)
    with clock.told(at(START + timedelta(days=31))):
        turn_by_date(actor=system_actor(), on=clock.today())
        go(lan, urgent, "xong-lay-y-kien")
        with pytest.raises(StepRefused, match="tối thiểu"):
            go(lan, plain, "xong-lay-y-kien")
    urgent.refresh_from_db()
    assert urgent.state == DraftState.SETTLED
    public = lives_of_draft(ANONYMOUS, plain, START)[0]
    assert (public.state, public.uid) == ("Đang lấy ý kiến", None)
    assert public.clocks[0].due_on == date(2026, 11, 6)


def test_a_local_regulation_waits_six_months_and_holds_in_its_communes(cast: Cast) -> None:
    science, province = officer(cast, "science"), officer(cast, "province")
    with pytest.raises(DraftRefused):
        begun(officer(cast, "commune"), "qcdp")
    with clock.told(at(START)):
        draft = begun(science, "qcdp")
        go(science, draft, "tong-hop-kh")
        go(science, draft, "gui-kh")
        go(province, draft, "duyet-kh")
        go(science, draft, "lap-ban")
        after = consulted(science, draft)
    with clock.told(at(after)):
        turn_by_date(actor=system_actor(), on=after)
        go(science, draft, "xong-lay-y-kien")
        go(science, draft, "nop-tham-tra")
        go(science, draft, "tham-tra")
        go(science, draft, "bo-chua-dong-y", reason="long-hon")
        go(science, draft, "gui-lai")
        go(science, draft, "tham-tra")
        go(science, draft, "bo-dong-y")
        typed = {"so_hieu": "QCĐP 01:2026/NA", "thay_the": "", "ngay_quyet_dinh": after.isoformat()}
        soon = (after + timedelta(days=30)).isoformat()
        with pytest.raises(StepRefused, match="sớm nhất sau 6 tháng"):
            go(province, draft, "ban-hanh", ngay_hieu_luc=soon, **typed)
        effective = date(2027, 6, 1)
        go(province, draft, "ban-hanh", ngay_hieu_luc=effective.isoformat(), **typed)
        go(science, draft, "dang-ky")
        with pytest.raises(StepRefused, match="Chưa tới ngày"):
            go(science, draft, "co-hieu-luc")
    row = Draft.objects.get(pk=draft.pk).standard
    assert row is not None
    assert (row.status, StandardTerritory.objects.filter(standard=row).count()) == ("not_yet", 2)
    with clock.told(at(effective)):
        assert turn_effective(actor=system_actor(), on=effective) == 1
        go(science, draft, "co-hieu-luc")
        review = begin_review(actor=science, slug=row.slug)
        take_step(
            actor=science, uid=review.uid, event="giu-nguyen", seen=review.seen,
            given=Given(fields={"co-so": "Vẫn phù hợp", "ngay-ket-luan": effective.isoformat()}),
        )  # fmt: skip
    row.refresh_from_db()
    assert (row.status, row.review_due_on) == ("in_force", date(2032, 6, 1))


def test_a_base_standard_stays_its_makers_own(cast: Cast) -> None:
    binh = cast.binh.actor
    with clock.told(at(START)):
        draft = begun(binh, "tccs")
        for event in ("bien-soan", "gui-y-kien", "hop", "xu-ly", "lap-ho-so", "tham-tra"):
            go(binh, draft, event)
        assert not Dossier.objects.visible_to(officer(cast, "commune")).exists()
        with pytest.raises(StepRefused, match="gạch chéo"):
            go(binh, draft, "cong-bo", so_hieu="TCCS 01:2026", thay_the="",
               ngay_quyet_dinh="2026-09-07", ngay_hieu_luc="2026-09-07")  # fmt: skip
        go(binh, draft, "cong-bo", so_hieu="TCCS 01:2026/HTX", thay_the="",
           ngay_quyet_dinh="2026-09-07", ngay_hieu_luc="2026-09-07")  # fmt: skip
        go(binh, draft, "in-an")
    row = Standard.objects.get(owner_path=cast.binh.actor.path)
    assert (row.designation, row.status) == ("TCCS 01:2026/HTX", "in_force")
    assert not Dossier.objects.visible_to(officer(cast, "ward")).exists()


def test_the_second_of_two_clerks_is_told_and_an_open_file_keeps_its_version(cast: Cast) -> None:
    lan = cast.lan.actor
    draft = begun(lan, "tcvn")
    dossier = file_of(draft)
    seen = dossier.seen
    go(lan, draft, "dua-vao")
    with pytest.raises(StepTaken):
        take_step(
            actor=lan, uid=dossier.uid, event="khong-dua-vao", seen=seen,
            given=Given(reason="trung"),
        )  # fmt: skip
    source = dossier.version.source
    load_definition(
        actor=system_actor(),
        source=source.replace("version = 1", "version = 2")
        .replace("valid_from = 2026-01-01", f"valid_from = {clock.today()}")
        .replace("length = 60", "length = 90"),
    )
    other = begun(lan, "tcvn")
    assert (file_of(draft).version.number, file_of(other).version.number) == (1, 2)
    page = dossier_page(lan, file_of(draft).uid, clock.today())
    assert {row.key: row.length for row in page.clocks}["lay-y-kien"] == "60 ngày"
    with pytest.raises(DraftRefused, match="đã có hồ sơ"):
        begin_life(actor=lan, uid=draft.uid, words=LifeWords(2030))
    with pytest.raises(MayNotOpen):
        begin_review(actor=cast.binh.actor, slug="tcvn-6492-2011")
