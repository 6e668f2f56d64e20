"""Makes what a page needs and Git does not hold: typefaces, htmx and the catalogues."""

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
STATIC = PACKAGE / "core" / "static" / "chuan"
ROOT = PACKAGE.parents[1]

LETTERS = (
    range(0x20, 0x7F),
    range(0xA0, 0x180),
    (0x1A0, 0x1A1, 0x1AF, 0x1B0, 0x300, 0x301, 0x303, 0x306, 0x309, 0x31B, 0x323),
    range(0x1EA0, 0x1EFA),
    (0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026),
    (0x2032, 0x2033, 0x2039, 0x203A, 0x20AB, 0x20AC, 0x2190, 0x2191, 0x2192, 0x2193),
    (0x2212, 0x2248, 0x2260, 0x2264, 0x2265, 0xD7, 0xB2, 0xB3, 0x2070, 0x2074, 0x2080, 0x2082),
)
"""Vietnamese, Latin, and the signs of measurement: what the subsets keep."""


@dataclass(frozen=True, slots=True)
class Face:
    """One typeface file to make: where it comes from, its weight, whether its file is variable."""

    target: str
    package: str
    source: str
    weight: int
    variable: bool = False
    features: tuple[str, ...] = ("kern", "mark", "mkmk", "liga", "locl", "ccmp", "tnum", "lnum")


FACES = (
    Face("be-vietnam-pro-400", "fontpkg_be_vietnam_pro", "BeVietnamPro-Regular.ttf", 400),
    Face("be-vietnam-pro-600", "fontpkg_be_vietnam_pro", "BeVietnamPro-SemiBold.ttf", 600),
    Face("noto-serif-400", "fontpkg_noto_serif", "NotoSerif[wdth,wght].ttf", 400, variable=True),
    Face("noto-serif-700", "fontpkg_noto_serif", "NotoSerif[wdth,wght].ttf", 700, variable=True),
)


class MissingSourceError(RuntimeError):
    """A package that an asset comes from is not installed."""


def build(*, say: Callable[[str], None] = print) -> tuple[Path, ...]:
    """Make every asset that is missing or older than its source; returns the files made anew."""
    made = [path for face in FACES if (path := _face(face, say))]
    catalogues = sorted((ROOT / "locale").glob("*/LC_MESSAGES/django.po"))
    made += [path for path in (_htmx(say), *(_catalogue(po, say) for po in catalogues)) if path]
    return tuple(made)


def missing() -> tuple[Path, ...]:
    """The assets that are not there; empty when set-up has run."""
    wanted = [STATIC / "fonts" / f"{face.target}.woff2" for face in FACES]
    wanted.append(STATIC / "vendor" / "htmx.min.js")
    return tuple(path for path in wanted if not path.exists())


def _folder_of(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise MissingSourceError(f"the package {package} is not installed")
    return Path(spec.origin).parent


def _is_fresh(target: Path, stamp: str) -> bool:
    """True when `target` was made from exactly these ingredients."""
    note = target.with_name(f".{target.name}.stamp")
    return target.exists() and note.exists() and note.read_text(encoding="ascii") == stamp


def _keep(target: Path, stamp: str) -> Path:
    target.with_name(f".{target.name}.stamp").write_text(stamp, encoding="ascii")
    return target


def _digest(*parts: bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


def _code_points() -> list[int]:
    return sorted({point for group in LETTERS for point in group})


def _face(face: Face, say: Callable[[str], None]) -> Path | None:
    """Subset one typeface and write it as woff2."""
    source = _folder_of(face.package) / "files" / face.source
    target = STATIC / "fonts" / f"{face.target}.woff2"
    recipe = repr((face, _code_points(), version("fonttools"))).encode()
    stamp = _digest(source.read_bytes(), recipe)
    if _is_fresh(target, stamp):
        return None
    # The import takes a second, so a set-up with nothing to do must not pay for it.
    from fontTools import subset  # noqa: PLC0415  (slow, as said)
    from fontTools.ttLib import TTFont  # noqa: PLC0415  (as above)
    from fontTools.varLib import instancer  # noqa: PLC0415  (as above)

    say(f"  {face.target}.woff2")
    font = TTFont(source)
    options = subset.Options(layout_features=list(face.features), hinting=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=_code_points())
    subsetter.subset(font)
    if face.variable:
        font = instancer.instantiateVariableFont(font, {"wght": face.weight, "wdth": 100})
    font.flavor = "woff2"
    target.parent.mkdir(parents=True, exist_ok=True)
    font.save(target)
    return _keep(target, stamp)


def _htmx(say: Callable[[str], None]) -> Path | None:
    """Copy htmx 2 out of the package that carries it."""
    source = _folder_of("django_htmx") / "static" / "django_htmx" / "htmx-2.min.js"
    target = STATIC / "vendor" / "htmx.min.js"
    stamp = _digest(source.read_bytes())
    if _is_fresh(target, stamp):
        return None
    say(f"  {target.name}")
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    return _keep(target, stamp)


def _catalogue(source: Path, say: Callable[[str], None]) -> Path | None:
    """Compile a catalogue without gettext."""
    target = source.with_suffix(".mo")
    stamp = _digest(source.read_bytes(), version("babel").encode())
    if _is_fresh(target, stamp):
        return None
    from babel.messages.mofile import write_mo  # noqa: PLC0415  (as above)
    from babel.messages.pofile import read_po  # noqa: PLC0415  (as above)

    say(f"  {target.relative_to(ROOT)}")
    with source.open("rb") as stream:
        catalogue = read_po(stream)
    with target.open("wb") as stream:
        write_mo(stream, catalogue)
    return _keep(target, stamp)
