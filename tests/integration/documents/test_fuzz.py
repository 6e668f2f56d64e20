"""Damaged files are read or refused; nothing else ever comes out, and not after long."""

import random
import time
from pathlib import Path

import pytest

from chuan.documents.readers import UnreadableFile, read_files
from chuan.domain.vanban.types import Source
from tests.factories.documents.plans import blocks_of, sample_plan
from tests.factories.documents.typeset import write_pdf
from tests.factories.documents.word import write_docx

ROUNDS = 12
SECONDS = 60


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("whole")
    blocks = blocks_of(sample_plan())
    return {
        "docx": write_docx(blocks, folder / "a.docx").read_bytes(),
        "pdf": write_pdf(blocks, folder / "a.pdf").read_bytes(),
        "txt": ("KẾ HOẠCH\n" + "Sở Khoa học và Công nghệ chủ trì\n" * 40).encode(),
    }


def _damaged(data: bytes, dice: random.Random) -> bytes:
    """The bytes cut, overwritten, doubled or turned round somewhere."""
    out = bytearray(data)
    for _ in range(dice.randint(1, 12)):
        at = dice.randrange(max(len(out), 1))
        match dice.randint(0, 4):
            case 0:
                out[at : at + dice.randint(1, 40)] = dice.randbytes(dice.randint(1, 40))
            case 1:
                del out[at : at + dice.randint(1, 300)]
            case 2:
                out[at:at] = out[at : at + 200]
            case 3:
                out[at : at + 4] = b"\xff\xff\xff\x7f"
            case _:
                out = out[: max(at, 20)]
    return bytes(out)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["docx", "pdf", "txt"])
@pytest.mark.parametrize("seed", range(ROUNDS))
def test_a_damaged_file_is_read_or_refused_in_bounded_time(
    whole: dict[str, bytes], kind: str, seed: int, tmp_path: Path
) -> None:
    path = tmp_path / f"a.{kind}"
    path.write_bytes(_damaged(whole[kind], random.Random(f"{kind}{seed}")))  # noqa: S311 - a die
    start = time.monotonic()

    try:
        found: Source | UnreadableFile = read_files([path])
    except UnreadableFile as refused:
        found = refused

    assert isinstance(found, UnreadableFile) or found.items
    assert time.monotonic() - start < SECONDS


def test_the_words_of_an_archive_may_lie(whole: dict[str, bytes], tmp_path: Path) -> None:
    for mark, lie in ((b"PK\x01\x02", b"PK\x01\x03"), (b"word/document.xml", b"word/document.xm1")):
        path = tmp_path / "a.docx"
        path.write_bytes(whole["docx"].replace(mark, lie))
        with pytest.raises(UnreadableFile):
            read_files([path])
