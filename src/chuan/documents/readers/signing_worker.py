"""Reads the digital signatures of one PDF in a process of its own, with bounded memory and no network.

Arguments: the file, and the folder with the certificates (PEM) that the node trusts. Writes one
JSON object: {"signatures": [...]} as `readers.signed` describes, or {"refused": code}.
"""

import json
import sys
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from asn1crypto import pem, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from chuan.documents.readers.worker import bound_memory

MOST_SIGNATURES: Final = 20
LARGEST_ANCHOR: Final = 2**16
MOST_ANCHORS: Final = 200


def main(arguments: list[str]) -> int:
    """Write what every signature says; a file that cannot be parsed is told as refused."""
    warnings.simplefilter("ignore")
    bound_memory()
    path, anchors = Path(arguments[0]), Path(arguments[1])
    roots = list(trusted(anchors))
    try:
        with path.open("rb") as stream:
            reader = PdfFileReader(stream, strict=False)
            signatures = list(reader.embedded_regular_signatures)[:MOST_SIGNATURES]
            told = [described(each, roots) for each in signatures]
    except Exception:  # noqa: BLE001  (the boundary of the process: any fault is the file's)
        sys.stdout.write(json.dumps({"refused": "unreadable"}))
        return 0
    sys.stdout.write(json.dumps({"signatures": told}))
    return 0


def trusted(folder: Path) -> Iterator[x509.Certificate]:
    """The certificates of the folder; files that are none are passed over."""
    if not folder.is_dir():
        return
    files = sorted([*folder.glob("*.pem"), *folder.glob("*.crt"), *folder.glob("*.cer")])
    for path in files[:MOST_ANCHORS]:
        if path.stat().st_size > LARGEST_ANCHOR:
            continue
        try:
            data = path.read_bytes()
            if pem.detect(data):
                for _kind, _headers, der in pem.unarmor(data, multiple=True):
                    yield x509.Certificate.load(der)
            else:
                yield x509.Certificate.load(data)
        except ValueError:
            continue


def described(signature: EmbeddedPdfSignature, roots: list[x509.Certificate]) -> dict[str, Any]:
    """One signature as plain values; what cannot be checked is said to be so."""
    certificate = signature.signer_cert
    at = signature.self_reported_timestamp
    told: dict[str, Any] = {
        "name": _name(certificate, "common_name"),
        "organisation": _name(certificate, "organization_name"),
        "issuer": _name(certificate, "common_name", of_issuer=True),
        "at": at.astimezone(UTC).isoformat() if at and at.tzinfo else "",
        "from": certificate.not_valid_before.isoformat(),
        "until": certificate.not_valid_after.isoformat(),
        "in_time": _in_time(certificate, at),
    }
    try:
        status = validate_pdf_signature(signature, _context(roots, certificate, at))
    except Exception:  # noqa: BLE001  (a broken signature is a finding, not a fault of ours)
        return {
            **told,
            "intact": False,
            "covers_all": False,
            "modified": True,
            "trust": "unchecked",
        }
    return {**told, **_checked(status, has_roots=bool(roots))}


def _checked(status: PdfSignatureStatus, *, has_roots: bool) -> dict[str, Any]:
    level = status.modification_level
    changed = level is None or level is ModificationLevel.OTHER
    trust = ("trusted" if status.trusted else "untrusted") if has_roots else "unchecked"
    return {
        "intact": bool(status.intact and status.valid),
        "covers_all": status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
        "modified": changed,
        "trust": trust,
        "timestamped": status.timestamp_validity is not None,
    }


def _context(
    roots: list[x509.Certificate], certificate: x509.Certificate, at: datetime | None
) -> ValidationContext:
    """The chain is judged on the day of signing, from what the node trusts and the file brings."""
    moment = at if at and at.tzinfo and _in_time(certificate, at) else None
    return ValidationContext(
        trust_roots=roots,
        allow_fetching=False,
        moment=moment,
        best_signature_time=moment,
    )


def _in_time(certificate: x509.Certificate, at: datetime | None) -> bool:
    """The certificate was valid when the signature says that it was made."""
    if at is None or not at.tzinfo:
        return False
    return bool(certificate.not_valid_before <= at <= certificate.not_valid_after)


def _name(certificate: x509.Certificate, part: str, *, of_issuer: bool = False) -> str:
    name = certificate.issuer if of_issuer else certificate.subject
    found = name.native.get(part, "")
    text = found[-1] if isinstance(found, list) and found else found
    return str(text or "")[:300]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
