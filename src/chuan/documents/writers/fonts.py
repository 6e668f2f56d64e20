"""Where the typeface of official papers comes from: a Times from its package, else Noto Serif."""

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final


@dataclass(frozen=True, slots=True)
class Typeface:
    """A family that Typst can load; `scale` makes its letters as large as those of Times."""

    family: str
    folder: Path
    scale: float
    is_times: bool


_TIMES: Final = ("rinoh_typeface_texgyretermes", "", "TeX Gyre Termes", 1.0)
_OTHER: Final = ("fontpkg_noto_serif", "files", "Noto Serif", 0.9)


def paper_typeface() -> Typeface:
    """The typeface that PDF files are set in.

    The package of the first is not fetched where a node's package mirror lacks it (ADR 0010).
    """
    for package, inner, family, scale in (_TIMES, _OTHER):
        spec = find_spec(package)
        if spec is not None and spec.origin is not None:
            folder = Path(spec.origin).parent / inner
            return Typeface(family, folder, scale, is_times=package == _TIMES[0])
    raise FileNotFoundError(_OTHER[0])
