"""Papers, evidence and registers fed with what no officer types: markup, formulas, odd days, odd files."""

import io
import zipfile
from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from chuan.core.models import SentOnce
from chuan.documents.errors import MayNotDraft
from chuan.documents.models import IncomingEntry, PaperDraft
from chuan.documents.readers import SecrecyStamp, UnreadableFile
from chuan.documents.services import hand_step, pass_step, start_route
from chuan.documents.writers.docx import write_docx
from chuan.documents.writers.pdf import write_pages, write_pdf
from chuan.domain.vanban.writing import Block, BlockKind
from chuan.domain.vanban.writing.layouts import layout_for
from chuan.orgs.enums import Role
from chuan.orgs.models import RoleAssignment
from chuan.plans.errors import EvidenceRefused
from chuan.plans.models import Evidence
from chuan.plans.services.evidence_files import examined
from tests.factories.cast import Cast, Member
from tests.factories.papers import make_paper, plan_paper
from tests.factories.people import acting, person
from tests.factories.world import World
from tests.integration.documents.office import make_office, step_of

MARKUP = (
    '#read("/etc/passwd") #include "a.typ" @ref $x^2$ \\u{0} <label> *b* _i_ `raw` = H\n'
    "\u202eđảo\u202c \x07\x0b\x1b[31m \ud800".replace("\ud800", "")
    + " </w:t><w:t> &lt; ]]> <script>alert(1)</script>"
)
FORMULA = '=HYPERLINK("http://x","y")'


def test_no_markup_is_carried_out_by_a_writer() -> None:
    paper = plan_paper(title=MARKUP, body=(Block(BlockKind.CLAUSE, "1.", MARKUP),) * 3,
                       recipients=(MARKUP,), opening=MARKUP)  # fmt: skip
    layout = layout_for(paper.family, date(2026, 11, 22))

    word = write_docx(paper, layout)
    pages = write_pages(paper, layout)
    pdf = write_pdf(paper, layout)

    with zipfile.ZipFile(io.BytesIO(word)) as parts:
        text = parts.read("word/document.xml").decode()
    assert "#read(" in text
    assert "root:" not in text + pdf.decode("latin-1") + b"".join(pages).decode()
    assert "<script" not in text + b"".join(pages).decode()
    assert not {"\x07", "\x0b", "\x1b"} & set(text)


def test_a_list_of_papers_is_no_sheet_of_formulas(cast: Cast) -> None:
    for beginning in ("=1+1", "+1", "-1", "@x", "\t=1", FORMULA):
        make_paper(cast.hoa, plan_paper(title=f"{beginning} kế hoạch"))

    answer = cast.hoa.client.get(reverse("documents:paper_export"))
    raw = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]

    for line in raw.decode("utf-8-sig").splitlines()[1:]:
        assert not line.lstrip('"').startswith(("=", "+", "-1", "@", "\t")), line


def test_a_paper_of_five_thousand_blocks_is_kept_or_refused_in_words(cast: Cast) -> None:
    draft = make_paper(cast.hoa)
    many = {"b-kind": ["clause"] * 5000, "b-label": ["1."] * 5000, "b-level": ["0"] * 5000,
            "b-text": ["x"] * 5000, "version": "0"}  # fmt: skip
    url = reverse("documents:paper_save", args=[draft.uid])

    assert cast.hoa.client.post(url, many).status_code in {302, 400, 413, 422}
    long = {"b-kind": "clause", "b-label": "", "b-level": "0", "b-text": "x" * 10_000_000,
            "version": str(PaperDraft.objects.get().version)}  # fmt: skip
    assert cast.hoa.client.post(url, long).status_code in {302, 400, 413, 422}
    assert len(str(PaperDraft.objects.get().content)) < 1_000_000


@pytest.mark.parametrize("day", ["01/01/0001", "31/12/9999", "30/02/2026", "-1/1/2026", "١/١/٢٠٢٦"])
def test_no_day_of_a_register_is_out_of_this_world(cast: Cast, day: str) -> None:
    clerk = Member(person("Vân", cast.province, role=Role.CLERK), cast.province).client
    form = {"arrived_on": "22/11/2026", "author": "x", "summary": "y", "issued_on": day}

    assert clerk.post(reverse("documents:register_add"), form).status_code in {302, 422}
    late = {**form, "arrived_on": day, "issued_on": ""}
    assert clerk.post(reverse("documents:register_add"), late).status_code in {302, 422}
    assert clerk.get(reverse("documents:register_in")).status_code == 200
    assert not IncomingEntry.objects.exclude(arrived_on__year=2026).exists()


def test_a_key_is_of_one_person_and_one_form(cast: Cast) -> None:
    key, url = str(uuid4()), reverse("documents:paper_new")
    form = {"kind": "plan", "issuer": cast.culture.uid.hex, "title": "Một", "once": key}

    assert cast.hoa.client.post(url, form).status_code == 302
    assert cast.hoa.client.post(url, {**form, "title": "Hai"}).status_code == 422
    assert cast.head.client.post(url, form).status_code == 302
    assert sorted(PaperDraft.objects.values_list("created_by_label", flat=True)) == ["Hoa", "Đức"]
    assert SentOnce.objects.count() == 2


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
ODD = {
    "svg.png": SVG, "a.jpg": b"GIF89a<script>alert(1)</script>", "a.html": b"<html><script>",
    "a.pdf": b"", "a.docx": b"PK\x05\x06" + b"\0" * 18, "a.exe": b"MZ" + b"\0" * 200,
    "../../a.png": SVG,
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_odd_files_are_no_evidence(name: str) -> None:
    with pytest.raises((EvidenceRefused, UnreadableFile)):  # noqa: SIM117
        with examined(io.BytesIO(ODD[name]), name):
            pass


def workbook(*parts: tuple[str, str]) -> io.BytesIO:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        book.writestr("[Content_Types].xml", "<Types/>")
        book.writestr("xl/workbook.xml", "<workbook/>")
        for name, words in parts:
            book.writestr(name, words)
    out.seek(0)
    return out


@pytest.mark.parametrize(("part", "words"), [
    ("xl/sharedStrings.xml", "<sst><si><t>TỐI MẬT</t></si></sst>"),
    ("xl/worksheets/sheet1.xml", '<c t="str"><f>"x"</f><v>TỐI MẬT</v></c>'),
    ("xl/worksheets/sheet1.xml", "<oddHeader>&amp;CTỐI MẬT</oddHeader>"),
    ("xl/comments1.xml", "<comment><text><t>TỐI MẬT</t></text></comment>"),
    ("xl/drawings/drawing1.xml", "<a:p><a:r><a:t>TỐI MẬT</a:t></a:r></a:p>"),
])  # fmt: skip
def test_a_workbook_hides_no_stamp(part: str, words: str) -> None:
    with pytest.raises(SecrecyStamp):  # noqa: SIM117
        with examined(workbook((part, words)), "a.xlsx"):
            pass


LINKS = ("javascript:alert(1)", "file:///etc/passwd", "http://10.0.0.1/", "https://a:b@c.vn/",
         "https://\u202evn.c/", "data:text/html,x", "https://x y/", "//evil.example")  # fmt: skip


def test_only_plain_links_are_evidence(world: World) -> None:
    kept, client = Evidence.objects.count(), world.cast.hoa.client
    url = f"{reverse('plans:share_evidence', args=[world.share])}?loai=duong-dan"
    for link in LINKS:
        assert client.post(url, {"link": link, "caption": "x"}).status_code == 422, link
    assert Evidence.objects.count() == kept


def test_who_was_named_at_a_step_signs_only_for_the_body_of_the_step(cast: Cast) -> None:
    office = make_office(cast)
    draft = make_paper(cast.hoa)
    start_route(actor=cast.hoa.actor, uid=draft.uid)
    step = step_of(draft)
    assert cast.head.person is not None
    hand_step(actor=cast.head.actor, uid=draft.uid, order=step.order, person=cast.head.person.uid)
    RoleAssignment.objects.filter(person=cast.head.person).update(
        organisation=cast.commune, role=Role.OFFICER
    )
    moved = acting(cast.head.person, cast.commune)

    with pytest.raises(MayNotDraft):
        pass_step(actor=moved, uid=draft.uid, order=step.order)
    assert office.chief.person is not None
