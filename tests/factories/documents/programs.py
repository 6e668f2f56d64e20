"""Programs that a test needs and a machine may lack."""

import pytest

from chuan.documents.readers.ocr.tesseract import is_available


def need_tesseract() -> None:
    """Skips the test, saying so, where Tesseract or its Vietnamese data is not installed."""
    if not is_available():
        pytest.skip("Tesseract with Vietnamese is not installed")
