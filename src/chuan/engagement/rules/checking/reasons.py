"""Why a standard applies to a product: what the reason says beyond the title of the standard."""

from chuan.domain.vanban.folding import bare


def beyond_title(reason: str, title: str) -> str:
    """The parts of a reason, between semicolons, that have a word which the title has not.

    >>> beyond_title("Kim loại nặng; mật ong là thực phẩm", "Giới hạn kim loại nặng trong thực phẩm")
    'mật ong là thực phẩm'
    """
    known = set(_words(title))
    parts = (part.strip() for part in reason.split(";"))
    return "; ".join(part for part in parts if not known.issuperset(_words(part)))


def _words(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() else " " for sign in bare(text)).split()
