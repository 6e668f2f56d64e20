"""The table of contents of a backup reads back as written, and nothing else passes for it."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from chuan.audit.keys import Signer
from chuan.cli.backups import manifest
from chuan.cli.backups.errors import BackupDamaged

TABLE = manifest.Manifest(
    version="2026.11.0",
    created_at="2026-11-22T01:02:03+00:00",
    engine="sqlite",
    migrations=("audit.0001_the_record_and_its_seals",),
    last_root=3,
    key_id="0" * 16,
    contents={"database": manifest.Content("ab" * 32, 12)},
)


def test_reads_back_as_written() -> None:
    assert manifest.parse(TABLE.to_bytes()) == TABLE


@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b'{"format": 2}', b"\xff"])
def test_anything_else_is_refused(raw: bytes) -> None:
    with pytest.raises(BackupDamaged):
        manifest.parse(raw)


def test_only_the_own_key_and_the_same_bytes_make_it_genuine() -> None:
    signer, stranger = Signer(Ed25519PrivateKey.generate()), Signer(Ed25519PrivateKey.generate())
    raw = TABLE.to_bytes()
    signature = manifest.sign(raw, signer)

    assert manifest.is_signed(raw, signature, signer.key.public_key())
    assert not manifest.is_signed(raw + b" ", signature, signer.key.public_key())
    assert not manifest.is_signed(raw, signature, stranger.key.public_key())
    assert not manifest.is_signed(raw, b"\xffnot hex", signer.key.public_key())
