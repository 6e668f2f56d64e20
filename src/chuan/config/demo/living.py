"""Files of the demo: a regulation under consultation, a base standard, a national draft; all samples."""

from datetime import timedelta
from io import BytesIO
from typing import Final

from chuan.config.demo.tree import acting
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents.writers.docx import write_docx
from chuan.domain.vanban.writing import Block, BlockKind, Family, Paper, PaperKind
from chuan.domain.vanban.writing.layouts import layout_of
from chuan.procedures.models import Dossier
from chuan.procedures.selectors.definitions import definition_of
from chuan.procedures.services.papers import NewPaper, add_paper
from chuan.procedures.services.stepping import take_step
from chuan.procedures.types import Given
from chuan.standards.models import DRAFT, Draft
from chuan.standards.selectors.territories import communes_of
from chuan.standards.services import base_standards, drafting
from chuan.standards.services.commenting import CommentWords, comment_on
from chuan.standards.services.lives import LifeWords, begin_life, choose_places

COMMITTEE: Final = ("lan", "/tw/tcdlcl/")
SCIENCE: Final = ("thao", "/40/skhcn/")
PROVINCE: Final = ("minh", "/40/")
COMMUNE: Final = ("hoa", "/40/x16792/")
MAKER: Final = ("binh", "/40/x16792/htx-mat-ong/")
REGULATION: Final = """1 Phạm vi điều chỉnh
Quy định mức và cách kiểm tra đối với mật ong sản xuất, đóng chai trên địa bàn đã chọn (bản mẫu).
2 Yêu cầu kỹ thuật
2.1 Hàm lượng nước
Không lớn hơn 20 % (số mẫu).
2.2 Ghi nhãn
Nhãn ghi vụ hoa, ngày thu và số lô.
3 Tổ chức thực hiện
Cơ sở tự kiểm tra từng lô và giữ sổ lô hai năm."""
NATIONAL: Final = """1 Phạm vi áp dụng
Hướng dẫn ghi sổ lô ở cơ sở sản xuất nhỏ (bản mẫu, không phải dự thảo thật).
2 Sổ lô
Mỗi lô một dòng: ngày, người làm, lượng vào, lượng ra."""
STEPS: Final = ("bien-soan", "gui-y-kien", "hop", "xu-ly", "lap-ho-so", "tham-tra")


def live_standards() -> None:
    """Three files, each at another place of its life."""
    _regulation()
    _base_standard()
    _national()


def _regulation() -> None:
    science, province = acting(*SCIENCE), acting(*PROVINCE)
    draft = _drafted(science, "qcdp", "Quy chuẩn kỹ thuật địa phương về mật ong (mẫu)", REGULATION)
    places = [int(pk) for pk, _name in communes_of("40", clock.today())[:12]]
    choose_places(actor=science, uid=draft.uid, places=places)
    begin_life(
        actor=science, uid=draft.uid,
        words=LifeWords(clock.today().year + 1, ministry="Bộ Nông nghiệp và Môi trường"),
    )  # fmt: skip
    _step(science, draft, "tong-hop-kh")
    _step(science, draft, "gui-kh")
    _step(province, draft, "duyet-kh", {"so-ke-hoach": "MẪU/KH-UBND"})
    _step(science, draft, "lap-ban")
    until = clock.today() + timedelta(days=66)
    typed = {
        "den-ngay": until.isoformat(),
        "tbt": "Chưa phải thông báo: chỉ áp dụng trong tỉnh (mẫu)",
    }
    _step(science, draft, "lay-y-kien", typed)
    keys = dict(draft.wordings.get(number=1).clauses.values_list("label", "key"))
    for actor, label, text in (
        (acting(*COMMUNE), "2.1", "Đề nghị nêu rõ cách đo ở hộ nuôi ong nhỏ."),
        (acting(*MAKER), "2.2", "Nhãn chai nhỏ không đủ chỗ; đề nghị cho ghi bằng mã."),
    ):
        comment_on(
            actor=actor, slug=draft.slug, clause_key=keys[label],
            words=CommentWords(text, reason="Thực tế ở cơ sở (mẫu)", as_body=True),
        )  # fmt: skip


def _base_standard() -> None:
    maker = acting(*MAKER)
    year = clock.today().year
    draft = base_standards.begin_base_standard(
        actor=maker, template="mat-ong", shows_number=True, is_sample=True,
        words=drafting.DraftWords("Mật ong (mẫu)", f"TCCS 01:{year}/HTXMAU"),
    )  # fmt: skip
    for row in draft.requirements.all():
        limit = {"Hàm lượng nước": "không lớn hơn 20"}.get(row.name, "theo công bố của cơ sở")
        words = base_standards.RequirementWords(row.name, f"{limit} (mẫu)", row.unit, row.method)
        base_standards.put_requirement(actor=maker, uid=draft.uid, words=words, line=row.pk)
    begin_life(actor=maker, uid=draft.uid, words=LifeWords())
    for event in STEPS:
        _step(maker, draft, event)
    today = clock.today().isoformat()
    _step(maker, draft, "cong-bo", {
        "doi-chieu": "QCVN 8-2:2011/BYT (mẫu)", "so-hieu": f"TCCS 01:{year}/HTXMAU",
        "so-quyet-dinh": "01/QĐ-MẪU", "ngay-quyet-dinh": today, "ngay-hieu-luc": today,
    })  # fmt: skip
    _step(maker, draft, "in-an")


def _national() -> None:
    committee = acting(*COMMITTEE)
    draft = _drafted(
        committee, "tcvn", "Sổ lô ở cơ sở sản xuất nhỏ (dự thảo mẫu, chưa có số)", NATIONAL
    )
    words = LifeWords(clock.today().year + 1)
    begin_life(actor=committee, uid=draft.uid, words=words)
    _step(committee, draft, "dua-vao", {"so-ke-hoach": "MẪU/QĐ"})
    _step(committee, draft, "bien-soan")


def _drafted(actor: Actor, kind: str, title: str, text: str) -> Draft:
    words = drafting.DraftWords(title, explanation="Bản mẫu để xem cách làm việc.")
    draft = drafting.create_draft(actor=actor, kind=kind, words=words, is_sample=True)
    drafting.put_text(actor=actor, uid=draft.uid, text=text)
    return draft


def _step(actor: Actor, draft: Draft, event: str, typed: dict[str, str] | None = None) -> None:
    """Take one step of the draft's file, with a sample of each paper that it asks for."""
    dossier = Dossier.objects.select_related("version").get(subject_kind=DRAFT, subject_id=draft.pk)
    definition = definition_of(dossier.version)
    spec = definition.step(dossier.state, event)
    for key in spec.papers if spec else ():
        label = definition.paper(key).label
        given = NewPaper(key, BytesIO(_sample(f"{label} (mẫu)")), f"{key}.docx")
        add_paper(actor=actor, uid=dossier.uid, given=given)
    dossier.refresh_from_db()
    take_step(
        actor=actor, uid=dossier.uid, event=event, seen=dossier.seen,
        given=Given(note="Bước mẫu.", fields=typed or {}),
    )  # fmt: skip


def _sample(title: str) -> bytes:
    """A small paper that says that it is a sample."""
    paper = Paper(
        family=Family.STATE, kind=PaperKind.REPORT, issuer="Cơ quan mẫu", title=title,
        body=(Block(BlockKind.PARAGRAPH, "", "Bản mẫu để xem cách làm việc."),),
    )  # fmt: skip
    return write_docx(paper, layout_of(paper, clock.today()))
