"""Make the typefaces, htmx and the English catalogue; skips what is up to date."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from chuan.core import assets

if __name__ == "__main__":
    assets.build()
