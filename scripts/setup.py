"""Make the virtual environment, install the locked packages and build the assets, saying each step.

Run by whatever python3 the machine has, so it stays readable by an old one until it has refused it.
"""

import fcntl
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
BIN = VENV / "bin"
UNFINISHED = VENV / ".chuan-unfinished"
"""There while the environment changes: one that was cut short is made anew, never mended."""
LOG = VENV / "setup.log"
LEAST_FREE = 20 * 1024 * 1024
APT = "sudo apt install git make python3 python3-venv"
PIP = [BIN / "python", "-m", "pip", "install", "--disable-pip-version-check"]
LOCKED = ["--require-hashes", "-r"]
FOR_NODES, FOR_DEVELOPERS = "requirements.txt", "requirements-dev.txt"
FACES = "requirements-faces.txt"
"""The typeface of official papers: a mirror may lack it, then PDF files are set in another."""
NO_PACKAGES = (
    "Không tải được các gói cần thiết. Kiểm tra kết nối mạng (hoặc kho gói nội bộ) rồi chạy lại. "
    "Chi tiết: .venv/setup.log",
    "The packages could not be downloaded. Check the network (or your package mirror) and run "
    "again. Details: .venv/setup.log",
)
NO_ROOM = (
    "Đĩa đã đầy. Dọn bớt (cần khoảng 500 MB) rồi chạy lại.",
    "The disk is full. Make room (about 500 MB) and run again.",
)
NO_VENV = (
    "Không tạo được môi trường Python (.venv). Cài bằng: {}".format(APT),
    "Could not make the Python environment (.venv). Install: {}".format(APT),
)
NO_ASSETS = (
    "Không dựng được phông chữ hoặc bản dịch; xem lỗi ở trên.",
    "The fonts or the catalogue could not be built; see the error above.",
)


def stop(vietnamese, english, code=2):
    """End with one clear sentence in both languages."""
    sys.stderr.write("\n{}\n{}\n".format(vietnamese, english))
    sys.exit(code)


def say(step, vietnamese):
    """One line of progress."""
    sys.stdout.write("[{}/3] {}\n".format(step, vietnamese))
    sys.stdout.flush()


def check_python():
    """Refuse an old Python, or one without venv, with the line that mends it."""
    if sys.version_info < (3, 11):
        found = "{}.{}".format(*sys.version_info[:2])
        stop(
            "Chuẩn cần Python 3.11 trở lên (python3 của máy này là {}). Trên Debian 12, cài bằng: {}; "
            "đã có bản khác thì chạy: make run PYTHON=python3.11".format(found, APT),
            "Chuẩn needs Python 3.11 or newer (python3 is {}). On Debian 12, install it with: {}; "
            "if it is there under another name: make run PYTHON=python3.11".format(found, APT),
        )
    try:
        import ensurepip  # noqa: F401, PLC0415
        import venv  # noqa: F401, PLC0415
    except ImportError:
        stop(
            "Máy này thiếu gói python3-venv. Cài bằng: {}".format(APT),
            "This machine lacks python3-venv. Install it with: {}".format(APT),
        )


def check_writable():
    """Refuse a folder that this account may not write to."""
    for folder in (ROOT, VENV):
        if folder.exists() and not os.access(str(folder), os.W_OK):
            stop(
                "Không ghi được vào thư mục {}. Chạy bằng tài khoản sở hữu thư mục này, "
                "hoặc chép mã nguồn sang thư mục ghi được.".format(folder),
                "The folder {} cannot be written to. Run as its owner, "
                "or copy the source to a folder of your own.".format(folder),
            )


def hold_folder():
    """Let one set-up at a time work here, and wait for what a killed one left running."""
    handle = os.open(str(ROOT), os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        sys.stdout.write("Một lần cài đặt khác đang chạy trong thư mục này; chờ nó xong…\n")
        sys.stdout.flush()
        fcntl.flock(handle, fcntl.LOCK_EX)
    return handle


def stamp_of(names):
    """A digest of the files whose change asks for a new installation."""
    digest = hashlib.sha256(sys.version.encode())
    for name in names:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def fresh(stamp, value):
    """True when the stamp file says that `value` is installed already."""
    return stamp.exists() and stamp.read_text().strip() == value


def is_whole():
    """The environment was finished, for this Python and in this folder; else scripts lead astray."""
    packages = "lib/python{}.{}/site-packages/pip".format(*sys.version_info[:2])
    if UNFINISHED.exists() or not (BIN / "python").exists() or not (VENV / packages).is_dir():
        return False
    notes = (VENV / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    made = [line for line in notes if line.startswith("command =")]
    return not made or made[0].endswith(str(VENV))


def call(command, handle, log=None):
    """The exit code of a step, run inside the environment; its words go to `log` when there is one."""
    inside = dict(
        os.environ,
        VIRTUAL_ENV=str(VENV),
        PIP_USER="0",
        PIP_REQUIRE_VIRTUALENV="0",
        LC_ALL="C.UTF-8",  # a folder may have Vietnamese letters where the locale has none
    )
    return subprocess.call(
        [str(part) for part in command],
        cwd=str(ROOT),
        env=inside,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT if log else None,
        pass_fds=(handle,),
    )


def is_full():
    """The disk is what failed the last step, or may be: the log itself needs room."""
    words = LOG.read_text(encoding="utf-8", errors="replace")
    return "No space left" in words or shutil.disk_usage(str(ROOT)).free < LEAST_FREE


def quietly(command, handle, failure):
    """Run a step that speaks only to the log; when it fails, say what to do."""
    with LOG.open("ab") as log:
        code = call(command, handle, log)
    if code:
        UNFINISHED.unlink()
        stop(*(NO_ROOM if is_full() else failure))


def make_environment(handle):
    """An empty environment in the place of whatever stood there."""
    check_writable()
    shutil.rmtree(str(VENV), ignore_errors=True)
    VENV.mkdir()
    UNFINISHED.touch()
    with LOG.open("wb") as log:
        code = call([sys.executable, "-m", "venv", VENV], handle, log)
    if code:
        stop(*(NO_ROOM if is_full() else NO_VENV))


def stamp_for(lock):
    """Where an installation is noted, and what the note must say."""
    name = ".chuan-dev" if lock == FOR_DEVELOPERS else ".chuan-run"
    return VENV / name, stamp_of(["requirements-setup.txt", FACES, lock, "pyproject.toml"])


def missing(dev):
    """The lock file to install, None when all is there; developers have what a node needs too."""
    if fresh(*stamp_for(FOR_DEVELOPERS)):
        return None
    if dev:
        return FOR_DEVELOPERS
    return None if fresh(*stamp_for(FOR_NODES)) else FOR_NODES


def install(lock, handle):
    """Install one lock file and the project itself in place."""
    check_writable()
    UNFINISHED.touch()
    LOG.write_bytes(b"")
    quietly(PIP + LOCKED + ["requirements-setup.txt"], handle, NO_PACKAGES)
    if call([BIN / "uv", "pip", "install"] + LOCKED + [lock], handle):
        say(2, "Tải lại bằng pip, có thể mất vài phút…")
        quietly(PIP + LOCKED + [lock], handle, NO_PACKAGES)
    fetch_faces(handle)
    own = ["--no-deps", "--no-index", "--no-build-isolation", "-e", "."]
    quietly(PIP + own, handle, NO_PACKAGES)
    point_home()
    stamp, wanted = stamp_for(lock)
    stamp.write_text(wanted)
    UNFINISHED.unlink()


def fetch_faces(handle):
    """The typeface of official papers, without the typesetter that its package was made for."""
    with LOG.open("ab") as log:
        wanted = ["--no-deps"] + LOCKED + [FACES]
        missed = call([BIN / "uv", "pip", "install"] + wanted, handle, log) and call(
            PIP + wanted, handle, log
        )
    if missed:
        say(2, "Không tải được phông TeX Gyre Termes; tệp PDF sẽ dùng phông Noto Serif.")


def point_home():
    """Name our source by a relative path: Python 3.11 reads these files as ASCII where LC_ALL=C."""
    for pointer in VENV.glob("lib/python3*/site-packages/__editable__.chuan-*.pth"):
        pointer.write_text("../../../../src\n")


def main():
    """All steps; with --dev the tools of developers too."""
    check_python()
    handle = hold_folder()
    if not is_whole():
        say(1, "Tạo môi trường Python riêng (.venv)…")
        make_environment(handle)
    say(2, "Kiểm tra và tải các gói đã khóa phiên bản…")
    lock = missing("--dev" in sys.argv)
    if lock:
        install(lock, handle)
    say(3, "Dựng phông chữ, biểu tượng, bản dịch và bản đồ…")
    if call([BIN / "python", "scripts/build_assets.py"], handle):
        stop(*NO_ASSETS)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        stop(
            "Đã dừng giữa chừng. Chạy lại lệnh vừa rồi để làm tiếp.",
            "Stopped half-way. Run the same command again to go on.",
            130,
        )
    except OSError as trouble:
        place, reason = trouble.filename or ROOT, trouble.strerror
        stop(
            "Không đọc hoặc ghi được {} ({}). Chạy bằng tài khoản sở hữu thư mục này, "
            "và kiểm tra đĩa còn chỗ.".format(place, reason),
            "{} cannot be read or written ({}). Run as the owner of this folder, "
            "and see that the disk has room.".format(place, reason),
        )
