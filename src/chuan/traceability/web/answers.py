"""In which form a request wants its answer: the headers of GS1 and Accept."""

from collections.abc import Mapping
from typing import Final, Literal

from django.http import HttpRequest

from chuan.domain.sentences import Sentence, gettext_noop
from chuan.traceability.errors import NotAcceptable
from chuan.traceability.selectors.documents import XML, Form

_JSON: Final = ("application/ld+json", "application/json")
_EPC_FORMATS: Final = frozenset(
    {"No_Preference", "Always_GS1_Digital_Link", "Always_EPC_URN", "Never_Translates"}
)
_CBV_FORMATS: Final[Mapping[str, Literal["web", "urn"]]] = {
    "No_Preference": "web",
    "Always_Web_URI": "web",
    "Never_Translates": "web",
    "Always_URN": "urn",
}


def form_of(request: HttpRequest) -> Form:
    """What the headers of a request ask for; raises NotAcceptable."""
    epcs = request.headers.get("GS1-EPC-Format") or "Always_GS1_Digital_Link"
    words = request.headers.get("GS1-CBV-XML-Format") or "No_Preference"
    for name, given, known in (
        ("GS1-EPC-Format", epcs, _EPC_FORMATS),
        ("GS1-CBV-XML-Format", words, _CBV_FORMATS),
    ):
        if given not in known:
            said = gettext_noop("Tiêu đề %(name)s không có giá trị “%(given)s”; chỉ có: %(known)s.")
            words = ", ".join(sorted(known))
            raise NotAcceptable(Sentence(said, name=name, given=given[:40], known=words))
    media = request.get_preferred_type([*_JSON, *XML])
    if media is None:
        raise NotAcceptable(gettext_noop("Chỉ trả lời bằng JSON-LD hoặc XML (tiêu đề Accept)."))
    return Form(media, epcs, _CBV_FORMATS[words])
