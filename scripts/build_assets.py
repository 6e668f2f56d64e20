"""Make the typefaces, htmx, the English catalogue and the map; skips what is up to date."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

import fetch_map

from chuan.core import assets

if __name__ == "__main__":
    try:
        assets.build()
        fetch_map.main()
    except assets.MissingSourceError as reason:
        sys.exit(f"Thiếu gói để dựng / a package is missing: {reason}")
    except OSError as trouble:
        place, reason = trouble.filename, trouble.strerror
        sys.exit(f"Không ghi được {place} / it cannot be written: {reason}")
