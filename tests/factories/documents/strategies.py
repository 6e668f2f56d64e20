"""Plans drawn at random from words of ours, for property tests."""

from hypothesis import strategies as st

from tests.factories.documents.plans import Plan, Row

_VERBS = ("Xây dựng", "Tổ chức", "Rà soát", "Biên soạn", "Khảo sát", "Đầu tư", "Vận hành")
_THINGS = (
    "bộ tài liệu hướng dẫn về nhãn hàng hóa",
    "hệ thống tra cứu mã số mã vạch",
    "phòng thử nghiệm phân bón và thức ăn chăn nuôi",
    "đội kiểm định lưu động cho phương tiện đo",
    "kho dữ liệu chuẩn đo lường",
    "lớp tập huấn cho kiểm soát viên chất lượng",
)
_PLACES = (
    "tại các chợ đầu mối",
    "cho hợp tác xã nông nghiệp trên địa bàn",
    "phục vụ doanh nghiệp nhỏ và vừa của tỉnh trong lĩnh vực chế biến thực phẩm",
    "gắn với chuyển đổi số",
)
_BODIES = (
    "Sở Khoa học và Công nghệ",
    "Sở Công Thương",
    "Sở Tài chính",
    "Sở Y tế",
    "Sở Nông nghiệp và Môi trường",
    "Sở Giáo dục và Đào tạo",
    "Công an tỉnh",
)
_PRODUCTS = ("Báo cáo kết quả", "Tài liệu được phát hành", "Hệ thống được bàn giao", "Kế hoạch")
_SECTIONS = ("Tuyên truyền, phổ biến", "Nâng cao năng lực kỹ thuật", "Kiểm tra, giám sát")

_TIMES = st.one_of(
    st.integers(2026, 2030).map(lambda year: f"Năm {year}"),
    st.tuples(st.integers(2026, 2027), st.integers(2028, 2030)).map(lambda y: f"{y[0]} - {y[1]}"),
    st.tuples(st.sampled_from(["I", "II", "III", "IV"]), st.integers(2026, 2030)).map(
        lambda q: f"Quý {q[0]}/{q[1]}"
    ),
    st.just("Hằng năm"),
)


@st.composite
def rows(draw: st.DrawFn) -> Row:
    """One task: its bodies are all different."""
    bodies = draw(st.lists(st.sampled_from(_BODIES), min_size=2, max_size=4, unique=True))
    parts = (st.sampled_from(_VERBS), st.sampled_from(_THINGS), st.sampled_from(_PLACES))
    return Row(
        text=" ".join(draw(part) for part in parts),
        lead=bodies[0],
        coordinate="; ".join(bodies[1:]),
        time=draw(_TIMES),
        product=draw(st.sampled_from(_PRODUCTS)),
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan of one to three sections with one to six tasks each."""
    titles = _SECTIONS[: draw(st.integers(1, len(_SECTIONS)))]
    return Plan(
        number=draw(st.integers(1, 999)),
        date=(draw(st.integers(1, 28)), draw(st.integers(1, 12)), 2026),
        sections=tuple(
            (title, tuple(draw(st.lists(rows(), min_size=1, max_size=6)))) for title in titles
        ),
    )
