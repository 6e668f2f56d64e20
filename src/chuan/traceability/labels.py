"""Vietnamese words for the closed lists of this room and of the Core Business Vocabulary."""

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import unquote

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chuan.domain.epcis.genealogy import Verdict
from chuan.domain.epcis.model import EventType
from chuan.traceability.enums import ErrorBehaviour, KeyScope, ReaderReason

KEY_SCOPE: dict[KeyScope, Promise | str] = {
    KeyScope.CAPTURE: _("Gửi sự kiện"),
    KeyScope.QUERY: _("Tra cứu sự kiện"),
}
ERROR_BEHAVIOUR: dict[ErrorBehaviour, Promise | str] = {
    ErrorBehaviour.ROLLBACK: _("Nhận tất cả hoặc không nhận gì"),
    ErrorBehaviour.PROCEED: _("Nhận phần đúng, báo phần sai"),
}
READER_REASON: dict[ReaderReason, Promise | str] = {
    ReaderReason.PARTY: _("là một bên được nêu tên"),
    ReaderReason.PLACE: _("quản lý địa bàn nơi xảy ra"),
    ReaderReason.STEP: _("là bước liền trước hoặc liền sau"),
}
EVENT_TYPE: dict[str, Promise | str] = {
    EventType.OBJECT: _("Ghi nhận đối tượng"),
    EventType.AGGREGATION: _("Xếp chung"),
    EventType.TRANSACTION: _("Giao dịch"),
    EventType.TRANSFORMATION: _("Chế biến"),
    EventType.ASSOCIATION: _("Gắn với nhau"),
}
BIZ_STEP: dict[str, Promise | str] = {
    "accepting": _("Nghiệm thu"),
    "arriving": _("Đến nơi"),
    "assembling": _("Lắp ráp"),
    "collecting": _("Thu gom"),
    "commissioning": _("Gắn mã lần đầu"),
    "consigning": _("Bàn giao"),
    "creating_class_instance": _("Tạo lô"),
    "cycle_counting": _("Đếm định kỳ"),
    "decommissioning": _("Bỏ mã"),
    "departing": _("Rời đi"),
    "destroying": _("Tiêu hủy"),
    "disassembling": _("Tháo rời"),
    "dispensing": _("Cấp phát"),
    "encoding": _("Ghi thẻ"),
    "entering_exiting": _("Ra vào"),
    "holding": _("Tạm giữ"),
    "inspecting": _("Kiểm tra"),
    "installing": _("Lắp đặt"),
    "killing": _("Hủy thẻ"),
    "loading": _("Xếp lên xe"),
    "other": _("Bước khác"),
    "packing": _("Đóng gói"),
    "picking": _("Lấy hàng"),
    "receiving": _("Nhận hàng"),
    "removing": _("Lấy ra"),
    "repackaging": _("Đóng gói lại"),
    "repairing": _("Sửa chữa"),
    "replacing": _("Thay mới"),
    "reserving": _("Giữ chỗ"),
    "retail_selling": _("Bán lẻ"),
    "sampling": _("Lấy mẫu"),
    "sensor_reporting": _("Cảm biến báo"),
    "shipping": _("Gửi hàng"),
    "staging_outbound": _("Chờ xuất"),
    "stock_taking": _("Kiểm kê"),
    "stocking": _("Bày lên kệ"),
    "storing": _("Cất giữ"),
    "transporting": _("Vận chuyển"),
    "unloading": _("Dỡ xuống"),
    "unpacking": _("Mở kiện"),
    "void_shipping": _("Hủy lần gửi"),
}
DISPOSITION: dict[str, Promise | str] = {
    "active": _("Đã đưa vào lưu thông"),
    "available": _("Sẵn sàng"),
    "completeness_inferred": _("Coi là đủ"),
    "completeness_verified": _("Đã kiểm là đủ"),
    "conformant": _("Đạt yêu cầu"),
    "container_closed": _("Đã niêm kín"),
    "container_open": _("Đang mở"),
    "damaged": _("Hư hỏng"),
    "destroyed": _("Đã tiêu hủy"),
    "dispensed": _("Đã cấp hết"),
    "disposed": _("Đã thải bỏ"),
    "encoded": _("Đã ghi thẻ"),
    "expired": _("Quá hạn dùng"),
    "in_progress": _("Đang lưu chuyển"),
    "in_transit": _("Đang trên đường"),
    "inactive": _("Thôi lưu thông"),
    "mismatch_class": _("Sai loại hàng"),
    "mismatch_instance": _("Sai mã sản phẩm"),
    "mismatch_quantity": _("Sai số lượng"),
    "needs_replacement": _("Cần thay"),
    "no_pedigree_match": _("Không khớp nguồn gốc"),
    "non_conformant": _("Không đạt yêu cầu"),
    "non_sellable_other": _("Chưa được bán"),
    "partially_dispensed": _("Đã cấp một phần"),
    "recalled": _("Bị thu hồi"),
    "reserved": _("Đã giữ chỗ"),
    "retail_sold": _("Đã bán lẻ"),
    "returned": _("Bị trả lại"),
    "sellable_accessible": _("Đang bày bán"),
    "sellable_not_accessible": _("Bán được, chưa bày"),
    "stolen": _("Bị mất trộm"),
    "unavailable": _("Chưa sẵn sàng"),
    "unknown": _("Không rõ"),
}
BAD_DISPOSITIONS = frozenset(
    {
        "damaged",
        "expired",
        "needs_replacement",
        "no_pedigree_match",
        "non_conformant",
        "recalled",
        "stolen",
    }
    | {"mismatch_class", "mismatch_instance", "mismatch_quantity"}
)
"""Dispositions that somebody has to look at."""
BIZ_TRANSACTION: dict[str, Promise | str] = {
    "bol": _("Vận đơn"),
    "cert": _("Giấy chứng nhận"),
    "desadv": _("Thông báo gửi hàng"),
    "inv": _("Hóa đơn"),
    "pedigree": _("Phả hệ"),
    "po": _("Đơn đặt hàng"),
    "poc": _("Xác nhận đơn hàng"),
    "prodorder": _("Lệnh sản xuất"),
    "recadv": _("Thông báo nhận hàng"),
    "rma": _("Cho phép trả hàng"),
    "testprd": _("Quy trình thử"),
    "testres": _("Kết quả thử"),
    "upevt": _("Sự kiện trước đó"),
}
PARTY: dict[str, Promise | str] = {
    "location": _("Địa điểm"),
    "owning_party": _("Bên sở hữu"),
    "possessing_party": _("Bên đang giữ"),
}
ERROR_REASON: dict[str, Promise | str] = {
    "did_not_occur": _("việc này không xảy ra"),
    "incorrect_data": _("số liệu ghi sai"),
}
VERDICT: dict[Verdict, str] = {
    Verdict.BALANCED: "done",
    Verdict.MORE_OUT: "danger",
    Verdict.MORE_LOST: "warn",
    Verdict.UNKNOWN: "neutral",
}
"""How a verdict on a balance is marked."""
MEASUREMENT: dict[str, Promise | str] = {
    "AbsoluteHumidity": _("Độ ẩm tuyệt đối"),
    "Acceleration": _("Gia tốc"),
    "Altitude": _("Độ cao"),
    "Angle": _("Góc"),
    "Conductivity": _("Độ dẫn điện"),
    "Count": _("Số lượng"),
    "Density": _("Khối lượng riêng"),
    "Dimensionless": _("Chỉ số"),
    "Illuminance": _("Độ rọi"),
    "Irradiance": _("Bức xạ"),
    "Length": _("Chiều dài"),
    "Mass": _("Khối lượng"),
    "MassConcentration": _("Nồng độ"),
    "Pressure": _("Áp suất"),
    "RelativeHumidity": _("Độ ẩm"),
    "Speed": _("Tốc độ"),
    "Temperature": _("Nhiệt độ"),
    "Time": _("Thời gian"),
    "Volume": _("Thể tích"),
    "VolumeFraction": _("Tỷ lệ thể tích"),
}
UNIT: dict[str, Promise | str] = {
    "": _("đơn vị"), "C62": _("đơn vị"), "EA": _("cái"), "H87": _("cái"),
    "KGM": "kg", "GRM": "g", "TNE": _("tấn"), "LTR": _("lít"), "MLT": "ml", "MTQ": "m³", "MTR": "m",
    "CEL": "°C", "KEL": "K", "P1": "%", "A93": "g/m³", "LUX": "lux", "PAL": "Pa",
}  # fmt: skip
"""Signs of the units that are met most; of others their code is shown."""
_CODES: Final = (
    (re.compile(r"https://id\.gs1\.org/01/(\d{14})/10/(.+)"), _("Lô %(part)s · GTIN %(key)s")),
    (re.compile(r"https://id\.gs1\.org/01/(\d{14})/21/(.+)"), _("Số %(part)s · GTIN %(key)s")),
    (re.compile(r"https://id\.gs1\.org/01/(\d{14})"), "GTIN %(key)s"),
    (re.compile(r"https://id\.gs1\.org/00/(\d{18})"), _("Kiện SSCC %(key)s")),
    (re.compile(r"https://id\.gs1\.org/41[47]/(\d{13})(?:/254/(.+))?"), "GLN %(key)s"),
    (re.compile(r"urn:epcglobal:cbv:bt:(\d{13}):(.+)"), "%(part)s"),
    (re.compile(r"https://id\.gs1\.org/(?:8003|8004|253|255)/(.+)"), _("Mã %(key)s")),
)


def code_words(identifier: str) -> str:
    """An identifier as people write it: its kind and its numbers; another URI as it is.

    >>> code_words("https://id.gs1.org/01/08936123450014")
    'GTIN 08936123450014'
    """
    for shape, words in _CODES:
        found = shape.fullmatch(identifier)
        if found:
            key, *part = found.groups()
            return str(words) % {"key": key, "part": unquote(part[0] or "") if part else ""}
    return identifier


def in_sentence(identifier: str) -> str:
    """The same words inside a sentence: a kind that is a word begins small, a sign as it is.

    >>> in_sentence("https://id.gs1.org/01/08936123450014")
    'GTIN 08936123450014'
    """
    words = code_words(identifier)
    is_word = words != identifier and words[1:2].islower()
    return words[0].lower() + words[1:] if is_word else words


def label(table: Mapping[str, Promise | str], word: str | None) -> str:
    """The word's label; a word that the table has not is shown as it is, "" for none."""
    return str(table.get(word, word)) if word else ""
