"""Make the virtual environment, install the locked packages and build the assets, saying each step.

Run by whatever python3 the machine has, so it stays readable by an old one until it has refused it.
"""

import hashlib
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
BIN = VENV / "bin"
APT = "sudo apt install git make python3 python3-venv"
PIP = [BIN / "python", "-m", "pip", "install", "--disable-pip-version-check"]
LOCKED = ["--require-hashes", "-r"]


def stop(vietnamese, english):
    """End with one clear sentence in both languages."""
    sys.stderr.write("\n{}\n{}\n".format(vietnamese, english))
    sys.exit(2)


def say(step, total, vietnamese):
    """One line of progress."""
    sys.stdout.write("[{}/{}] {}\n".format(step, total, vietnamese))
    sys.stdout.flush()


def check_python():
    """Refuse an old Python, or one without venv, with the line that mends it."""
    if sys.version_info < (3, 11):
        found = "{}.{}".format(*sys.version_info[:2])
        stop(
            "Chuẩn cần Python 3.11 trở lên (máy này có {}). Cài bằng: {}".format(found, APT),
            "Chuẩn needs Python 3.11 or newer (found {}). Install it with: {}".format(found, APT),
        )
    try:
        import ensurepip  # noqa: F401, PLC0415
        import venv  # noqa: F401, PLC0415
    except ImportError:
        stop(
            "Máy này thiếu gói python3-venv. Cài bằng: {}".format(APT),
            "This machine lacks python3-venv. Install it with: {}".format(APT),
        )


def stamp_of(names):
    """A digest of the files whose change asks for a new installation."""
    digest = hashlib.sha256(sys.version.encode())
    for name in names:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def fresh(stamp, value):
    """True when the stamp file says that `value` is installed already."""
    return stamp.exists() and stamp.read_text().strip() == value


def call(command):
    """The exit code of a step, run inside the environment."""
    inside = dict(os.environ, VIRTUAL_ENV=str(VENV))
    return subprocess.call([str(part) for part in command], cwd=str(ROOT), env=inside)


def run(command, failure):
    """Run a step; when it fails, say what to do."""
    if call(command):
        stop(*failure)


def install(lock, extra_stamp):
    """Install one lock file and the project itself in place, unless they are there already."""
    stamp = VENV / extra_stamp
    wanted = stamp_of(["requirements-setup.txt", lock, "pyproject.toml"])
    if fresh(stamp, wanted):
        return False
    network = (
        "Không tải được các gói cần thiết. Kiểm tra kết nối mạng (hoặc kho gói nội bộ) rồi chạy lại; phần đã tải được giữ lại.",
        "Could not download the packages. Check the network (or your package mirror) and run again; what was downloaded is kept.",
    )
    run(PIP + ["-q"] + LOCKED + ["requirements-setup.txt"], network)
    if call([BIN / "uv", "pip", "install"] + LOCKED + [lock]):
        run(PIP + LOCKED + [lock], network)
    run(PIP + ["-q", "--no-deps", "--no-index", "--no-build-isolation", "-e", "."], network)
    stamp.write_text(wanted)
    return True


def main():
    """All steps; with --dev the tools of developers too."""
    check_python()
    dev = "--dev" in sys.argv
    total = 3
    if not (BIN / "python").exists():
        say(1, total, "Tạo môi trường Python riêng (.venv)…")
        run(
            [sys.executable, "-m", "venv", VENV],
            ("Không tạo được .venv. Cài bằng: " + APT, "Could not make .venv. Install: " + APT),
        )
    say(2, total, "Kiểm tra và tải các gói đã khoá phiên bản…")
    lock = "requirements-dev.txt" if dev else "requirements.txt"
    ready = not dev and fresh(
        VENV / ".chuan-dev",
        stamp_of(["requirements-setup.txt", "requirements-dev.txt", "pyproject.toml"]),
    )
    if not ready:
        install(lock, ".chuan-dev" if dev else ".chuan-run")
    say(3, total, "Dựng phông chữ, biểu tượng và bản dịch…")
    run(
        [BIN / "python", "scripts/build_assets.py"],
        ("Không dựng được phông chữ hoặc bản dịch.", "Could not build the fonts or the catalogue."),
    )


if __name__ == "__main__":
    main()
