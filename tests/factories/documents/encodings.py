"""Writes text in the encodings of before Unicode, independently of the tables that read them."""

import unicodedata

_TONES = "\u0301\u0300\u0309\u0303\u0323"
_TONED = {
    "a": "¸µ¶·¹", "ă": "¾»¼½Æ", "â": "ÊÇÈÉË", "e": "ÐÌÎÏÑ", "ê": "ÕÒÓÔÖ", "i": "Ý×ØÜÞ",
    "o": "ãßáâä", "ô": "èåæçé", "ơ": "íêëìî", "u": "óïñòô", "ư": "øõö÷ù", "y": "ýúûüþ",
}  # fmt: skip
_PLAIN = {"ă": "¨", "â": "©", "ê": "ª", "ô": "«", "ơ": "¬", "ư": "\xad", "đ": "®"}
_PLAIN_CAPITALS = {"Ă": "¡", "Â": "¢", "Ê": "£", "Ô": "¤", "Ơ": "¥", "Ư": "¦", "Đ": "§"}
_VNI_TONES = dict(zip(_TONES, "ùøûõï", strict=True))
_VNI_ROUND = {"\u0302": ("â", "áàåãä"), "\u0306": ("ê", "éèúüë")}
_VNI_SINGLE = {"đ": "ñ", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}
_LATIN = "cp1252"


def _parts(letter: str) -> tuple[str, str, str]:
    """Base letter, shape mark, tone mark."""
    parts = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in parts[1:] if mark in _TONES), "")
    shape = next((mark for mark in parts[1:] if mark not in _TONES), "")
    return parts[0], shape, tone


def to_tcvn3(text: str) -> bytes:
    """TCVN3; a capital with a tone becomes the small letter, for the encoding has no other."""
    return "".join(_tcvn3(letter) for letter in text).encode(_LATIN, "replace")


def _tcvn3(letter: str) -> str:
    base, shape, tone = _parts(letter)
    plain = unicodedata.normalize("NFC", base + shape)
    if tone:
        return _TONED[plain.lower()][_TONES.index(tone)]
    return _PLAIN.get(plain) or _PLAIN_CAPITALS.get(plain) or plain


def to_vni(text: str) -> bytes:
    """VNI for Windows."""
    return "".join(_vni(letter) for letter in text).encode(_LATIN, "replace")


def _vni(letter: str) -> str:
    if letter.lower() in _VNI_SINGLE:
        single = _VNI_SINGLE[letter.lower()]
        return single if letter.islower() else single.upper()
    base, shape, tone = _parts(letter)
    if shape == "\u031b":
        horned = "ô" if base.lower() == "o" else "ö"
        marked = horned + _VNI_TONES.get(tone, "")
    elif shape:
        bare, toned = _VNI_ROUND[shape]
        marked = base + (toned[_TONES.index(tone)] if tone else bare)
    else:
        marked = base + _VNI_TONES.get(tone, "")
    return marked.upper() if letter.isupper() else marked


def to_cp1258(text: str) -> bytes:
    """Windows-1258: letters with their shape, tones after them."""
    out = ""
    for letter in text:
        base, shape, tone = _parts(letter)
        out += unicodedata.normalize("NFC", base + shape) + tone
    return out.encode("cp1258", "replace")
