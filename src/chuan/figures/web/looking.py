"""What pages of figures begin with: whether one may look, over which place, at which period."""

from django.utils.translation import gettext as _

from chuan.core.http import Request
from chuan.domain.cascade import Period
from chuan.figures.errors import MayNotReport
from chuan.figures.permissions import can_use_figures
from chuan.figures.selectors.desk import Desk, desk_of
from chuan.figures.web.periods import asked_period


def must_look(request: Request) -> None:
    """`MayNotReport` for who reads no figures at all."""
    if not can_use_figures(request.actor):
        raise MayNotReport(_("Bạn chưa có vai trò được xem số liệu ở cơ quan này."))


def readers_desk(request: Request) -> Desk | None:
    """The reader's own widest place; None for a body whose sums are nobody's place."""
    must_look(request)
    return desk_of(request.actor, _("Cả nước"))


def period_of(request: Request) -> Period:
    """The period that ?ky= names, else this year."""
    return asked_period(request.GET.get("ky", ""))
