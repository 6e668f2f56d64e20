"""Pages of answers: a token says where the next begins, for whom, for which question, and until when."""

from datetime import timedelta
from hashlib import sha256
from typing import Any, Final, NamedTuple
from urllib.parse import urlencode

from django.core import signing
from django.http import HttpRequest, HttpResponse

from chuan.core import clock
from chuan.domain.sentences import Sentence, gettext_noop
from chuan.traceability.errors import ParameterInvalid
from chuan.traceability.selectors.asking import Place
from chuan.traceability.web.resources import Call

PER_PAGE: Final = 30
MOST_PER_PAGE: Final = 1000
LASTS: Final = timedelta(hours=1)
_SALT: Final = "chuan.epcis.page"
_OWN: Final = ("perPage", "nextPageToken")


class Page(NamedTuple):
    """Which page is asked for: `until` bounds the record, `left` what a limit of the query still allows."""

    size: int
    behind: Place | None = None
    until: int | None = None
    left: int | None = None


def page_of(call: Call) -> Page:
    """The page that a request asks for; raises ParameterInvalid."""
    size = per_page(call.request)
    token = call.request.GET.get("nextPageToken", "")
    if not token:
        return Page(size)
    try:
        told: dict[str, Any] = signing.loads(token, salt=_SALT, max_age=LASTS)
    except signing.BadSignature as error:
        raise _wrong_token() from error
    if told["for"] != _whose(call):
        raise _wrong_token()
    return Page(size, Place(told["rank"], told["id"]), told["until"], told["left"])


def per_page(request: HttpRequest) -> int:
    """How many are asked for on a page, at most a thousand."""
    text = request.GET.get("perPage", "")
    if not text:
        return PER_PAGE
    if not text.isascii() or not text.isdecimal() or not int(text[:9]) > 0:
        raise ParameterInvalid(
            Sentence(gettext_noop("%(name)s phải là số nguyên dương."), name="perPage")
        )
    return min(int(text[:9]), MOST_PER_PAGE)


def offer_next(call: Call, response: HttpResponse, page: Page) -> None:
    """Tell where the next page is, and until when."""
    told = {"for": _whose(call), "until": page.until, "left": page.left}
    if page.behind is not None:
        told |= {"rank": page.behind.rank, "id": page.behind.id}
    token = signing.dumps(told, salt=_SALT, compress=True)
    kept = [(name, value) for name, value in _asked(call.request) if name not in _OWN]
    query = urlencode([*kept, ("perPage", str(page.size)), ("nextPageToken", token)])
    response["Link"] = f'<{call.request.path}?{query}>; rel="next"'
    response["GS1-Next-Page-Token-Expires"] = (clock.now() + LASTS).isoformat(timespec="seconds")


def parameters(request: HttpRequest) -> list[tuple[str, str]]:
    """The parameters of the query itself, in their order."""
    return [(name, value) for name, value in _asked(request) if name not in _OWN]


def _asked(request: HttpRequest) -> list[tuple[str, str]]:
    return [(name, value) for name, values in request.GET.lists() for value in values]


def _whose(call: Call) -> str:
    """A print of who asks what: a token of somebody else, or of another question, opens nothing."""
    access = call.access
    told = [access.actor.path, str(access.sandbox), call.request.path]
    told += [f"{name}={value}" for name, value in sorted(parameters(call.request))]
    return sha256("\n".join(told).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _wrong_token() -> ParameterInvalid:
    return ParameterInvalid(
        gettext_noop(
            "Trang tiếp theo này đã hết hạn hoặc không phải của truy vấn này; hãy hỏi lại từ đầu."
        )
    )
