"""A certificate authority of the tests, its signers, and PDFs that they sign."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO

from asn1crypto import keys, x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec
from pyhanko.sign.signers import pdf_signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

SIGNED_AT = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Authority:
    """A certificate authority: its key, its certificate."""

    key: ec.EllipticCurvePrivateKey
    certificate: certificates.Certificate

    @property
    def pem(self) -> bytes:
        """What an administrator puts into the folder of trusted certificates."""
        return self.certificate.public_bytes(serialization.Encoding.PEM)


def make_authority(name: str = "Tổ chức chứng thực thử nghiệm") -> Authority:
    """A root that signs itself, valid for ten years around the signing."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _name(name, "Ban Cơ yếu thử nghiệm")
    made = _certificate(
        subject, subject, key, key, is_root=True,
        begins=SIGNED_AT - timedelta(days=1000), ends=SIGNED_AT + timedelta(days=3000),
    )  # fmt: skip
    return Authority(key, made)


def make_signer(
    authority: Authority,
    name: str,
    organisation: str,
    *,
    begins: datetime = SIGNED_AT - timedelta(days=100),
    ends: datetime = SIGNED_AT + timedelta(days=265),
) -> signers.SimpleSigner:
    """Somebody, or an agency, with a certificate of that authority."""
    key = ec.generate_private_key(ec.SECP256R1())
    made = _certificate(
        _name(name, organisation), authority.certificate.subject, key, authority.key,
        begins=begins, ends=ends,
    )  # fmt: skip
    store = SimpleCertificateStore()
    store.register(_asn1(authority.certificate))
    private = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return signers.SimpleSigner(
        signing_cert=_asn1(made),
        signing_key=keys.PrivateKeyInfo.load(private),
        cert_registry=store,
    )


def signed(pdf: bytes, *who: signers.SimpleSigner, at: datetime = SIGNED_AT) -> bytes:
    """The PDF with a signature of each in turn, as a document system adds them."""
    for number, signer in enumerate(who):
        writer = IncrementalPdfFileWriter(BytesIO(pdf), strict=False)
        name = f"ChuKy{number}"
        metadata = signers.PdfSignatureMetadata(field_name=name, reason="Ban hành")
        spec = SigFieldSpec(name)
        signing = signers.PdfSigner(metadata, signer, new_field_spec=spec)
        out = BytesIO()
        _sign_at(signing, writer, out, at)
        pdf = out.getvalue()
    return pdf


def _sign_at(
    signing: signers.PdfSigner, writer: IncrementalPdfFileWriter, out: BytesIO, at: datetime
) -> None:
    """Sign as on that day: the library asks the clock of its own module."""

    class Then(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]  # noqa: ARG003
            return at

    kept = pdf_signer.datetime
    pdf_signer.datetime = Then  # type: ignore[misc]
    try:
        signing.sign_pdf(writer, output=out)
    finally:
        pdf_signer.datetime = kept  # type: ignore[misc]


def _name(common: str, organisation: str) -> certificates.Name:
    return certificates.Name(
        [
            certificates.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            certificates.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
            certificates.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


def _certificate(
    subject: certificates.Name,
    issuer: certificates.Name,
    key: ec.EllipticCurvePrivateKey,
    signed_by: ec.EllipticCurvePrivateKey,
    *,
    begins: datetime,
    ends: datetime,
    is_root: bool = False,
) -> certificates.Certificate:
    builder = (
        certificates.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(certificates.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(ends)
        .add_extension(certificates.BasicConstraints(ca=is_root, path_length=None), critical=True)
        .add_extension(
            certificates.KeyUsage(
                digital_signature=not is_root, content_commitment=not is_root,
                key_encipherment=False, data_encipherment=False, key_agreement=False,
                key_cert_sign=is_root, crl_sign=is_root, encipher_only=False, decipher_only=False,
            ),
            critical=True,
        )
    )  # fmt: skip
    return builder.sign(signed_by, hashes.SHA256())


def _asn1(certificate: certificates.Certificate) -> x509.Certificate:
    return x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))
