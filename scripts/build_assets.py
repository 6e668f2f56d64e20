"""Make the typefaces, htmx and the English catalogue; skips what is up to date."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from chuan.core import assets

if __name__ == "__main__":
    try:
        assets.build()
    except assets.MissingSourceError as reason:
        sys.exit(f"Thiếu gói để dựng / a package is missing: {reason}")
    except OSError as trouble:
        place, reason = trouble.filename, trouble.strerror
        sys.exit(f"Không ghi được {place} / it cannot be written: {reason}")
