"""A real server of listeners is listened to over WebSocket while events are captured, told as JSON."""

import base64
import json
import os
import socket
import struct
import sys
import time

import django

from chuan.cli.serving import answers, live


class Line:
    """One client: the handshake, then frames; only what a listener needs of RFC 6455."""

    def __init__(self, port: int, address: str, secret: str) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=20)
        key = base64.b64encode(os.urandom(16)).decode()
        self._socket.sendall(
            f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
            f"Authorization: Bearer {secret}\r\n\r\n".encode()
        )
        self._rest = b""
        while b"\r\n\r\n" not in self._rest:
            self._rest += self._socket.recv(4096)
        self.head, _, self._rest = self._rest.partition(b"\r\n\r\n")

    def frame(self) -> tuple[int, bytes]:
        """The opcode and the body of the next frame."""
        first, second = self._read(2)
        length = second & 127
        if length == 126:
            length = struct.unpack("!H", self._read(2))[0]
        elif length == 127:
            length = struct.unpack("!Q", self._read(8))[0]
        return first & 15, self._read(length)

    def told(self) -> list[str]:
        """The serial numbers of the first objects of the events of the next message."""
        opcode, body = self.frame()
        assert opcode == 1, (opcode, body)
        results = json.loads(body)["epcisBody"]["queryResults"]
        return [
            event["epcList"][0].rpartition("/")[2] for event in results["resultsBody"]["eventList"]
        ]

    def closed(self) -> tuple[int, str]:
        """The code and the reason of the end."""
        opcode, body = self.frame()
        assert opcode == 8, (opcode, body)
        return struct.unpack("!H", body[:2])[0], body[2:].decode()

    def hang_up(self) -> None:
        """Cut the line."""
        self._socket.close()

    def _read(self, size: int) -> bytes:
        while len(self._rest) < size:
            more = self._socket.recv(65536)
            assert more, "the line was cut"
            self._rest += more
        taken, self._rest = self._rest[:size], self._rest[size:]
        return taken


def _ousted(port: int) -> tuple[int, str]:
    """How the oldest of too many lines of one key ended."""
    from chuan.traceability.web.live import MOST_OF_KEY

    secret = os.environ["DRILL_THIRD"]
    address = "/epcis/queries/moi/events?stream=true"
    many = [Line(port, address, secret) for _ in range(MOST_OF_KEY + 1)]
    told = many[0].closed()
    for line in many[1:]:
        line.hang_up()
    return told


def main() -> dict[str, object]:
    """Serve, listen, capture, end."""
    from chuan.orgs.models import Organisation
    from chuan.traceability.models import ApiKey
    from chuan.traceability.services.capturing import capture_document
    from chuan.traceability.services.keys import revoke_key
    from chuan.traceability.services.queries import forget_query, keep_query
    from chuan.traceability.types import Sent
    from tests.factories.epcis import document, observed, program
    from tests.factories.keys import head_of

    secret, other = os.environ["DRILL_SECRET"], os.environ["DRILL_OTHER"]
    body = Organisation.objects.get(path=os.environ["DRILL_PATH"])
    actor = program(body)
    for name in ("moi", "khac"):
        keep_query(actor=actor, sandbox=False, name=name, told={}, prefixes={})
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    server = live("127.0.0.1", port)
    server.start(os.environ)
    found: dict[str, object] = {}
    try:
        assert answers(f"http://127.0.0.1:{port}", server.is_alive)
        found["no_key"] = Line(port, "/epcis/queries/moi/events?stream=true", "x").closed()
        found["no_query"] = Line(port, "/epcis/queries/no/events?stream=true", secret).closed()
        found["no_stream"] = Line(port, "/epcis/queries/moi/events", secret).closed()
        found["no_query_of_ours"] = Line(
            port, "/epcis/queries/moi/events?stream=true", other
        ).closed()

        found["ousted"] = _ousted(port)
        first = Line(port, "/epcis/queries/moi/events?stream=true", secret)
        second = Line(port, "/epcis/queries/moi/events?stream=true", secret)
        third = Line(port, "/epcis/queries/khac/events?stream=true", secret)
        found["status"] = first.head.split(b"\r\n")[0].decode()
        capture_document(
            actor=actor, sent=Sent(document(observed("A", minute=1), observed("B", minute=2)))
        )
        found["first"], found["second"] = first.told(), second.told()
        second.hang_up()
        capture_document(actor=actor, sent=Sent(document(observed("C", minute=3))))
        found["again"] = first.told()
        moment = "2020-01-01T00:00:00Z"
        late = Line(
            port, f"/epcis/queries/moi/events?stream=true&initialRecordTime={moment}", secret
        )
        found["from_the_beginning"] = late.told()
        forget_query(actor=actor, sandbox=False, name="moi")
        found["forgotten"] = first.closed()
        key = ApiKey.objects.get(prefix=secret[:12])
        revoke_key(actor=head_of(body), uid=key.uid, reason="thử")
        third.told(), third.told()
        found["revoked"] = third.closed()
    finally:
        server.ask_to_end()
        server.end(time.monotonic() + 5)
    return found


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(json.dumps(main()))
