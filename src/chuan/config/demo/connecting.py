"""A connection of the department to a national database that is only simulated, to be sent by file."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from chuan.core.actor import system_actor
from chuan.domain.confidence import Confidence
from chuan.exchange.enums import NodeKind, Transport
from chuan.exchange.services import set_up_node
from chuan.exchange.services.connecting import (
    ConnectionWords,
    open_connection,
    put_agency_code,
)
from chuan.orgs.models import Organisation

SAMPLE = "Dữ liệu mẫu"
OWN, OTHER = "H40.99", "G99"
"""Codes that no agency bears."""
DEPARTMENT = "/40/skhcn/"


def connect() -> None:
    """The node's keys, two sample codes, one connection."""
    actor = system_actor()
    body = Organisation.objects.get(path=DEPARTMENT)
    set_up_node(actor=actor, kind=NodeKind.STATE)
    for code, name, organisation in (
        (OWN, body.name, body.uid),
        (OTHER, "Cơ sở dữ liệu quốc gia về tiêu chuẩn, đo lường, chất lượng (mô phỏng)", None),
    ):
        put_agency_code(
            actor=actor, code=code, name=name, organisation=organisation, source=SAMPLE,
            confidence=Confidence.UNCONFIRMED,
        )  # fmt: skip
    key = Ed25519PrivateKey.generate().public_key().public_bytes_raw().hex()
    words = ConnectionWords(
        name="Cơ sở dữ liệu quốc gia về tiêu chuẩn, đo lường, chất lượng (mô phỏng)",
        transport=Transport.FILE, address="", own_code=OWN, other_code=OTHER, other_key=key,
        is_simulated=True,
    )  # fmt: skip
    open_connection(actor=actor, organisation=body.uid, words=words)
