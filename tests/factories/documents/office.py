"""LibreOffice as another office's program: turns a DOCX into a PDF."""

import shutil
import subprocess
from pathlib import Path

import pytest

_SECONDS = 120


def office_program() -> str:
    """The program; the test skips, saying so, where it is not installed."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    return program


def convert_to_pdf(docx: Path, folder: Path) -> Path:
    """The DOCX as PDF, laid out by LibreOffice with a profile of its own."""
    profile = folder / "profile"
    subprocess.run(
        [
            office_program(),
            "--headless",
            "--norestore",
            f"-env:UserInstallation=file://{profile}",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(docx),
        ],
        check=True,
        capture_output=True,
        timeout=_SECONDS,
    )
    return folder / f"{docx.stem}.pdf"
