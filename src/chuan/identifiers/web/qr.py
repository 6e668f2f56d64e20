"""The picture of an address as a QR code, for print: SVG without a size of its own."""

import io

import qrcode
from qrcode.image.svg import SvgPathImage


def qr_picture(address: str) -> bytes:
    """A QR code with the quiet zone and the correction (M) that GS1 asks for at least."""
    code = qrcode.QRCode(
        error_correction=qrcode.constants.ERROR_CORRECT_M, border=4, image_factory=SvgPathImage
    )
    code.add_data(address)
    code.make(fit=True)
    out = io.BytesIO()
    code.make_image().save(out)
    return out.getvalue()
