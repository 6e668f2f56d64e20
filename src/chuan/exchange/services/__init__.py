"""Every write of this room, one public function per verb."""

from chuan.exchange.services.deciding import accept_all, accept_item, accept_waiting, return_item
from chuan.exchange.services.nodes import (
    choose_participants,
    compare_key,
    destroy_old_key,
    make_next_key,
    register_partner,
    revoke_key,
    revoke_partner,
    set_up_node,
    use_next_key,
)
from chuan.exchange.services.receiving import hand_in, read_handed, sweep_handed
from chuan.exchange.services.sending import (
    Pick,
    make_bundle,
    prepare_bundle,
    record_taken,
    write_prepared,
)
from chuan.exchange.services.telling import say_result

__all__ = [
    "Pick",
    "accept_all",
    "accept_item",
    "accept_waiting",
    "choose_participants",
    "compare_key",
    "destroy_old_key",
    "hand_in",
    "make_bundle",
    "make_next_key",
    "prepare_bundle",
    "read_handed",
    "record_taken",
    "register_partner",
    "return_item",
    "revoke_key",
    "revoke_partner",
    "say_result",
    "set_up_node",
    "sweep_handed",
    "use_next_key",
    "write_prepared",
]
