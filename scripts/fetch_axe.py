"""Fetch axe-core through the npm client into an ignored folder; says so when it cannot."""

import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VERSION = "4.14.1"
TARGET = ROOT / "node_modules" / "axe-core" / "axe.min.js"
STAMP = TARGET.with_name(".version")


def main() -> None:
    """Leave axe.min.js of the wanted version in node_modules, or one line that says why not."""
    if TARGET.exists() and STAMP.exists() and STAMP.read_text(encoding="ascii") == VERSION:
        return
    npm = shutil.which("npm")
    if npm is None:
        print("npm is not installed: the accessibility tests will be skipped")
        return
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", f"axe-core@{VERSION}", "--silent", "--pack-destination", folder]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        packed = next(Path(folder).glob("*.tgz"), None)
        if done.returncode or packed is None:
            print("axe-core could not be fetched: the accessibility tests will be skipped")
            return
        keep(packed)


def keep(packed: Path) -> None:
    """Take the one file that the tests need out of the package."""
    with tarfile.open(packed) as archive:
        member = archive.extractfile("package/axe.min.js")
        assert member is not None, "the package holds no axe.min.js"  # noqa: S101  (a broken package)
        text = member.read()
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(text)
    STAMP.write_text(VERSION, encoding="ascii")
    print(f"axe-core {VERSION} ({hashlib.sha256(text).hexdigest()[:12]})")


if __name__ == "__main__":
    main()
