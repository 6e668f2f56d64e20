"""Papers for the tests of the writers: one of each kind by hand, and plans at random."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from chuan.domain.vanban.writing import (
    Annex,
    AnnexGroup,
    Block,
    BlockKind,
    Family,
    Paper,
    PaperKind,
    Signature,
)

HEAD = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian", "Sản phẩm")
BODIES = (
    "Phòng Văn hóa - Xã hội",
    "Phòng Kinh tế",
    "Văn phòng HĐND và UBND xã",
    "Công an xã",
    "Trung tâm Phục vụ hành chính công",
    "Ủy ban Mặt trận Tổ quốc Việt Nam xã",
    "Trạm Y tế xã",
    "Hội Nông dân xã",
)
TIMES = (
    "Quý II/2026",
    "Hằng năm",
    "2026 - 2030",
    "2026 - 2030 (thường xuyên hằng năm)",
    "Trước ngày 20/11 hằng năm",
    "Tháng 6 năm 2026",
    "Đến năm 2030",
)
PRODUCTS = ("Báo cáo", "Kế hoạch", "Lớp tập huấn", "Danh mục sản phẩm", "Cơ sở dữ liệu", "")
VERBS = (
    "Tuyên truyền",
    "Rà soát",
    "Xây dựng",
    "Kiểm tra",
    "Hỗ trợ",
    "Tổ chức tập huấn",
    "Khảo sát",
)
WORDS = (
    "tiêu chuẩn", "quy chuẩn kỹ thuật", "đo lường", "chất lượng", "truy xuất nguồn gốc",
    "sản phẩm OCOP", "trên địa bàn xã", "cho hộ kinh doanh", "mã số mã vạch", "hợp tác xã",
    "đồng hồ nước", "cân thông dụng", "theo quy định", "ở chợ", "Ẵm Ợ ữ ặ", "năng suất",
)  # fmt: skip
NASTY = (
    "#let x", "$a+b$", "@ref", "<b>&amp;</b>", 'trong "ngoặc"', "“dấu”", "[1]", "{n}", "100%",
    "~20 kg", "C:\\thu-muc", "//", "12,5 ÷ 20 m²", "≥ 80%", "50.000 ₫", "A/B", "x = y", "`mã`",
    "20°C ± 0,5", "QCVN 19:2019/BKHCN", "a—b", "!include", "Σ", "${x}", "<!-- ẩn -->",
)  # fmt: skip


def plan(**changes: object) -> Paper:
    """A commune's plan with an annex sideways; `changes` are fields of `Paper`."""
    rows = tuple(
        (str(n), f"{VERBS[n % 7]} {WORDS[n % 14]} {WORDS[(3 * n + 5) % 14]}", BODIES[n % 8],
         BODIES[(n + 3) % 8], TIMES[n % 7], PRODUCTS[n % 5])
        for n in range(1, 25)
    )  # fmt: skip
    paper = Paper(
        family=Family.STATE,
        kind=PaperKind.PLAN,
        issuer="Ủy ban nhân dân xã An Hòa",
        number="5",
        symbol="KH-UBND",
        place="An Hòa",
        issued_on=date(2026, 1, 5),
        title="Thực hiện công tác tiêu chuẩn, đo lường, chất lượng và truy xuất nguồn gốc trên "
        "địa bàn xã An Hòa giai đoạn 2026 - 2030",
        bases=("Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15",),
        opening="Ủy ban nhân dân xã An Hòa ban hành Kế hoạch với các nội dung sau:",
        body=(
            Block(BlockKind.HEADING, "I.", "MỤC ĐÍCH, YÊU CẦU", 1),
            Block(BlockKind.HEADING, "1.", "Mục đích", 2),
            Block(BlockKind.ITEM, "-", "Nâng cao chất lượng sản phẩm, hàng hóa của địa phương."),
            Block(BlockKind.HEADING, "2.", "Yêu cầu", 2),
            Block(BlockKind.ITEM, "-", "Xác định rõ việc, thời hạn và trách nhiệm."),
            Block(BlockKind.HEADING, "II.", "NHIỆM VỤ", 1),
            Block(BlockKind.PARAGRAPH, "", "Nhiệm vụ cụ thể tại Phụ lục kèm theo Kế hoạch này."),
            Block(BlockKind.HEADING, "III.", "TỔ CHỨC THỰC HIỆN", 1),
            Block(
                BlockKind.CLAUSE,
                "1.",
                "Phòng Văn hóa - Xã hội là đầu mối theo dõi, tổng hợp kết quả, báo cáo Ủy ban "
                "nhân dân xã trước ngày 20/11 hằng năm.",
            ),
            Block(BlockKind.CLAUSE, "2.", "Các phòng, ban, ngành thuộc xã tổ chức thực hiện."),
        ),
        recipients=("Sở Khoa học và Công nghệ", "Các phòng, ban, ngành thuộc xã", "Lưu: VT, VHXH"),
        signatures=(
            Signature("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch", "Nguyễn Ngọc Ánh"),
        ),
        annexes=(
            Annex(
                label="Phụ lục",
                title="Nhiệm vụ thực hiện Kế hoạch",
                columns=HEAD,
                groups=(AnnexGroup("I", "Tuyên truyền", rows[:6]), AnnexGroup("II", "Đo lường", rows[6:])),
                landscape=True,
            ),
        ),
    )  # fmt: skip
    return replace(paper, **changes)  # type: ignore[arg-type]  # fields by name


def party(paper: Paper) -> Paper:
    """The same paper as a party body would issue it."""
    return replace(
        paper,
        family=Family.PARTY,
        superior="Đảng bộ tỉnh Gia Lai",
        issuer="Đảng ủy xã An Hòa",
        symbol="KH/ĐU",
        competence="Ban Thường vụ Đảng ủy" if paper.kind is PaperKind.DECISION else "",
        recipients=("Thường trực Tỉnh ủy", "Các chi bộ trực thuộc", "Lưu Văn phòng Đảng ủy"),
        signatures=tuple(
            replace(one, authority="TM. Ban Thường vụ", on_behalf="", position="Phó Bí thư")
            if len(paper.signatures) == 1
            else one
            for one in paper.signatures
        ),
    )


def of_kind(kind: PaperKind) -> Paper:
    """A short paper of that kind."""
    body = tuple(block for block in plan().body if "Phụ lục" not in block.text)
    paper = plan(kind=kind, annexes=(), symbol="XX-UBND", body=body)
    match kind:
        case PaperKind.DECISION:
            return replace(
                paper,
                competence="Chủ tịch Ủy ban nhân dân xã An Hòa",
                opening="",
                body=(
                    Block(BlockKind.ARTICLE, "Điều 1.", "Ban hành Quy chế quản lý đo lường."),
                    Block(BlockKind.ARTICLE, "Điều 2.", "Các phòng thi hành Quyết định này."),
                ),
            )
        case PaperKind.OFFICIAL_LETTER | PaperKind.PROPOSAL | PaperKind.SUBMISSION:
            return replace(paper, addressees=("Phòng Kinh tế", "Công an xã"))
        case PaperKind.MINUTES:
            signers = (
                Signature(position="Thư ký", name="Lê Thị Hoa"),
                Signature(position="Chủ trì", name="Phạm Quốc Bảo"),
            )
            return replace(paper, signatures=signers)
        case _:
            return paper


ALL_KINDS = [paper for kind in PaperKind for paper in (of_kind(kind), party(of_kind(kind)))]

_words = st.sampled_from(WORDS)
_sentences = st.builds(
    lambda verb, words, end: " ".join((verb, *words, end)),
    st.sampled_from(VERBS),
    st.lists(st.one_of(_words, _words, st.sampled_from(NASTY)), min_size=2, max_size=24),
    _words,
)
_names = st.builds(
    lambda family, middle, given: f"{family} {middle} {given}",
    st.sampled_from(["Nguyễn", "Trần", "Lê", "Đặng", "Ksor", "Phạm"]),
    st.sampled_from(["Văn", "Thị Ngọc", "Quốc", "Hữu"]),
    st.sampled_from(["Ánh", "Bảo", "Hòa", "Quân", "Đức", "Tuấn"]),
)


@st.composite
def _groups(draw: st.DrawFn) -> tuple[AnnexGroup, ...]:
    groups, number = [], 0
    for at in range(draw(st.integers(1, 3))):
        rows = []
        for _ in range(draw(st.integers(1, 4))):
            number += 1
            helpers = draw(st.lists(st.sampled_from(BODIES[1:]), max_size=3, unique=True))
            rows.append((
                str(number), draw(_sentences), BODIES[0], "; ".join(helpers),
                draw(st.sampled_from(TIMES)), draw(st.sampled_from(PRODUCTS)),
            ))  # fmt: skip
        groups.append(AnnexGroup(("I", "II", "III")[at], f"Nhóm việc {draw(_words)}", tuple(rows)))
    return tuple(groups)


@st.composite
def plans(draw: st.DrawFn) -> Paper:
    """A plan with sections, an annex of tasks, recipients and a signer, of either family."""
    targets = draw(st.lists(st.integers(1, 99), max_size=3))
    body = (
        Block(BlockKind.HEADING, "I.", "MỤC ĐÍCH, YÊU CẦU", 1),
        *(Block(BlockKind.ITEM, "-", f"{draw(_sentences)}.") for _ in range(draw(st.integers(0, 3)))),
        Block(BlockKind.HEADING, "II.", "CHỈ TIÊU", 1),
        *(Block(BlockKind.ITEM, "-", f"Phấn đấu {n}% cán bộ được tập huấn vào năm 2030.") for n in targets),
        Block(BlockKind.HEADING, "III.", "TỔ CHỨC THỰC HIỆN", 1),
        Block(BlockKind.CLAUSE, "1.", "Phòng Văn hóa - Xã hội là cơ quan đầu mối, đôn đốc."),
    )  # fmt: skip
    paper = plan(
        number=draw(st.integers(1, 999).map(str)),
        issued_on=draw(st.dates(date(2020, 3, 5), date(2027, 12, 31))),
        title=f"Thực hiện công tác {draw(_words)} {draw(_words)} năm {draw(st.integers(2026, 2030))}",
        body=body,
        recipients=(*draw(st.lists(st.sampled_from(BODIES), max_size=30, unique=True)), "Lưu: VT, VHXH"),
        annexes=(
            Annex("Phụ lục", "Nhiệm vụ thực hiện Kế hoạch", "", HEAD, draw(_groups()), draw(st.booleans())),
        ),
    )  # fmt: skip
    paper = replace(paper, signatures=(replace(paper.signatures[0], name=draw(_names)),))
    return party(paper) if draw(st.booleans()) else paper
