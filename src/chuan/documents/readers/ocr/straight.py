"""Finds by how little a picture of a page leans, and makes it stand straight."""

from itertools import pairwise

from PIL import Image

_PROBE_WIDTH = 500
_STEPS = [step / 2 for step in range(-12, 13)]
"""Degrees tried: six either way, by halves; then tenths around the best."""
_LEAST = 0.2
_GAIN = 1.02
_WHITE = 255


def lean_of(picture: Image.Image) -> float:
    """Degrees by which to turn a grey picture anticlockwise so that its lines lie level."""
    height = max(round(picture.height * _PROBE_WIDTH / picture.width), 1)
    probe = picture.resize((_PROBE_WIDTH, height), Image.Resampling.BOX)
    best = max(_STEPS, key=lambda angle: _levelness(probe, angle))
    fine = [best + tenth / 10 for tenth in range(-4, 5)]
    best = max(fine, key=lambda angle: _levelness(probe, angle))
    if abs(best) < _LEAST or _levelness(probe, best) < _GAIN * _levelness(probe, 0.0):
        return 0.0
    return best


def _levelness(probe: Image.Image, angle: float) -> float:
    """How sharply rows of ink alternate with rows of paper at that angle."""
    turned = probe.rotate(angle, Image.Resampling.BILINEAR, fillcolor=_WHITE) if angle else probe
    rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
    return float(sum((low - high) ** 2 for low, high in pairwise(rows)))


def straightened(picture: Image.Image, lean: float) -> Image.Image:
    """The picture turned by `lean` degrees about its centre, white where there was nothing."""
    if not lean:
        return picture
    return picture.rotate(lean, Image.Resampling.BICUBIC, fillcolor=_WHITE)
