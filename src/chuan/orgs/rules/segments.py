"""Short codes of bodies in paths, made from their names."""

import re

from chuan.orgs.rules.naming import bare_key

_MOST = 24


def segment_for(agency: str, name: str, commune_code: str = "") -> str:
    """The code of a body in a path: "x16681" for a commune's government, "skhcn" for a department.

    >>> segment_for("", "Hợp tác xã Mật ong Châu Tiến")
    'hop-tac-xa-mat-ong-chau'
    """
    if agency in {"ubnd-xa", "dang-uy-xa"} and commune_code:
        return f"x{commune_code}"
    if agency:
        return re.sub(r"^(so|phong)-", lambda found: "s" if found.group(1) == "so" else "", agency)
    words = bare_key(name).split()
    kept = ""
    for word in words:
        if len(kept) + len(word) + 1 > _MOST:
            break
        kept = f"{kept}-{word}" if kept else word
    return re.sub(r"[^a-z0-9-]", "", kept) or "don-vi"
