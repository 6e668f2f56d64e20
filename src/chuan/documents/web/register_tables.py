"""Lists of the registers, of the recipients of a paper and of requests for an opinion."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chuan.core.tables import ChoiceFilter, Column, DateFilter, Table, TextFilter
from chuan.documents import labels
from chuan.documents.enums import OpinionState
from chuan.documents.models import Dispatch, DraftOpinion, IncomingEntry, IssuedNumber, SignedReturn
from chuan.documents.rules.numbers import written


def _out_matches(text: str) -> Q:
    return Q(symbol__icontains=text) | Q(title__icontains=text) | Q(signer_label__icontains=text)


def _out_url(row: IssuedNumber) -> str:
    if row.document is not None:
        return reverse("documents:document_detail", args=[row.document.uid])
    return reverse("documents:paper_route", args=[row.draft.uid]) if row.draft else ""


def _out_summary(row: IssuedNumber) -> str:
    kind = labels.PAPER_KIND.get(row.kind, "")
    return f"{kind} – {row.title}" if row.title else row.reason


def _out_note(row: IssuedNumber) -> str:
    state = "" if row.state == "used" else f"{labels.NUMBER_STATE[row.state]}: {row.reason}"
    return "; ".join(part for part in (state, row.note) if part)


OUTGOING = Table(
    id="so-di",
    columns=(
        Column(
            "so", _("Số, ký hiệu"), "number",
            lambda row: row.symbol or written(row.number), link=_out_url, is_heading=True,
        ),
        Column("ngay", _("Ngày tháng"), "issued_on", lambda row: row.issued_on),
        Column("trich_yeu", _("Tên loại và trích yếu nội dung"), "title", _out_summary),
        Column("nguoi_ky", _("Người ký"), "signer_label", lambda row: row.signer_label),
        Column("noi_nhan", _("Nơi nhận văn bản"), None, lambda row: row.recipients.replace("\n", "; ")),
        Column(
            "luu", _("Đơn vị, người nhận bản lưu"), None,
            lambda row: row.kept_by, in_file_only=True,
        ),
        Column(
            "so_ban", _("Số lượng bản"), None,
            lambda row: row.copies, align="end", in_file_only=True,
        ),
        Column("ghi_chu", _("Ghi chú"), None, _out_note),
    ),
    default_sort="-ngay",
    filters=(
        TextFilter("tim", _("Tìm trong sổ"), match=_out_matches),
        ChoiceFilter("loai", _("Loại văn bản"), tuple(labels.PAPER_KIND.items()), field="kind"),
        ChoiceFilter("trang_thai", _("Tình trạng số"), tuple(labels.NUMBER_STATE.items()), field="state"),
        DateFilter("ngay", _("Ngày ban hành"), field="issued_on"),
    ),
)  # fmt: skip
"""Basis: Nghị định 30/2020/NĐ-CP, Phụ lục IV (sổ đăng ký văn bản đi)."""


def _in_matches(text: str) -> Q:
    return Q(symbol__icontains=text) | Q(summary__icontains=text) | Q(author__icontains=text)


def _in_url(row: IncomingEntry) -> str:
    return reverse("documents:register_entry", args=[row.uid])


def _in_badge(row: IncomingEntry) -> str:
    return {"waiting": "warn", "registered": "info"}.get(row.state, "done")


INCOMING = Table(
    id="so-den",
    columns=(
        Column("ngay_den", _("Ngày đến"), "arrived_on", lambda row: row.arrived_on),
        Column(
            "so_den", _("Số đến"), "number",
            lambda row: row.number or _("chờ vào sổ"),
        ),
        Column("so", _("Số, ký hiệu"), "symbol", lambda row: row.symbol),
        Column(
            "trich_yeu", _("Tên loại và trích yếu nội dung"), None,
            lambda row: row.summary, link=_in_url, is_heading=True,
        ),
        Column("tac_gia", _("Tác giả"), "author", lambda row: row.author),
        Column("nguoi_nhan", _("Đơn vị hoặc người nhận"), "handed_label", lambda row: row.handed_label),
        Column("han", _("Hạn xử lý"), "due_on", lambda row: row.due_on),
        Column(
            "trang_thai", _("Tình trạng"), "state",
            lambda row: labels.INCOMING_STATE[row.state], badge=_in_badge,
        ),
        Column(
            "ngay", _("Ngày tháng"), "issued_on",
            lambda row: row.issued_on, in_file_only=True,
        ),
        Column(
            "ngay_chuyen", _("Ngày chuyển"), "handed_on",
            lambda row: row.handed_on, in_file_only=True,
        ),
        Column("ghi_chu", _("Ghi chú"), None, lambda row: row.note, in_file_only=True),
    ),
    default_sort="-ngay_den",
    filters=(
        TextFilter("tim", _("Tìm trong sổ"), match=_in_matches),
        ChoiceFilter("trang_thai", _("Tình trạng"), tuple(labels.INCOMING_STATE.items()), field="state"),
        DateFilter("ngay_den", _("Ngày đến"), field="arrived_on"),
    ),
    row_link=_in_url,
)  # fmt: skip
"""Basis: Nghị định 30/2020/NĐ-CP, Phụ lục IV (sổ đăng ký văn bản đến)."""


def _reached(row: Dispatch) -> object:
    return row.acted_at or row.received_at or row.sent_at


def _who(row: Dispatch) -> str:
    return row.acted_by_label or row.received_by_label or row.sent_by_label


RECIPIENTS = Table(
    id="noi-nhan",
    columns=(
        Column("noi_nhan", _("Nơi nhận"), "order", lambda row: row.label, is_heading=True),
        Column("in", _("Như in trong văn bản"), None, lambda row: row.printed),
        Column("qua", _("Gửi qua"), "channel", lambda row: labels.CHANNEL[row.channel]),
        Column(
            "tinh_trang", _("Tình trạng"), "state", lambda row: labels.DISPATCH_STATE[row.state]
        ),
        Column("gui", _("Gửi lúc"), None, lambda row: row.sent_at),
        Column("nhan", _("Nhận lúc"), None, lambda row: row.received_at),
        Column("xu_ly", _("Xử lý lúc"), None, lambda row: row.acted_at),
        Column("ai", _("Người ghi"), None, _who),
        Column("ghi_chu", _("Ghi chú"), None, lambda row: row.note),
    ),
    default_sort="noi_nhan",
)


def _opinion_url(row: DraftOpinion) -> str:
    return reverse("documents:opinion_detail", args=[row.uid])


def _opinion_badge(row: DraftOpinion) -> str:
    return {OpinionState.ASKED: "warn", OpinionState.ANSWERED: "info"}.get(
        OpinionState(row.state), "done"
    )


OPINIONS = Table(
    id="y-kien",
    columns=(
        Column("du_thao", _("Dự thảo"), None, lambda row: row.title, link=_opinion_url, is_heading=True),
        Column("co_quan", _("Cơ quan đề nghị"), None, lambda row: row.draft.owner.name),
        Column("hinh_thuc", _("Hình thức"), "kind", lambda row: labels.OPINION_KIND[row.kind]),
        Column("han", _("Hạn"), "due_on", lambda row: row.due_on),
        Column(
            "trang_thai", _("Tình trạng"), "state",
            lambda row: labels.OPINION_STATE[row.state], badge=_opinion_badge,
        ),
    ),
    default_sort="han",
    filters=(
        ChoiceFilter("hinh_thuc", _("Hình thức"), tuple(labels.OPINION_KIND.items()), field="kind"),
        ChoiceFilter("trang_thai", _("Tình trạng"), tuple(labels.OPINION_STATE.items()), field="state"),
    ),
    row_link=_opinion_url,
)  # fmt: skip


def _signed_url(row: SignedReturn) -> str:
    return reverse("documents:signed_detail", args=[row.uid])


def _signed_badge(row: SignedReturn) -> str:
    return {"read": "warn", "refused": "danger", "issued": "done"}.get(row.state, "neutral")


SIGNED = Table(
    id="ban-ky",
    columns=(
        Column(
            "tep", _("Bản đã ký"), "name",
            lambda row: row.found.get("symbol") or row.name or _("Tệp đang đọc"),
            link=_signed_url, is_heading=True,
        ),
        Column("du_thao", _("Dự thảo"), None, lambda row: str(row.draft) if row.draft else ""),
        Column("luc", _("Đưa lên lúc"), "at", lambda row: row.at),
        Column("ai", _("Người đưa lên"), "by_label", lambda row: row.by_label),
        Column(
            "trang_thai", _("Tình trạng"), "state",
            lambda row: labels.RETURN_STATE[row.state], badge=_signed_badge,
        ),
    ),
    default_sort="-luc",
    filters=(
        ChoiceFilter("trang_thai", _("Tình trạng"), tuple(labels.RETURN_STATE.items()), field="state"),
    ),
    row_link=_signed_url,
)  # fmt: skip
