"""How much one capture may have, and up to where the answer waits for it."""

from typing import Final

from chuan.domain.epcis.model import Limits

CAPTURE: Final = Limits(octets=20_000_000, events=20_000)
"""What one document may have; told in `GS1-EPCIS-Capture-File-Size-Limit` and `GS1-EPCIS-Capture-Limit`."""
AT_ONCE: Final = 1_500_000
"""Octets of a document that is stored before it is answered; a larger one waits for the worker."""
MOST_FAULTS: Final = 200
"""So many faults are told of one document."""
