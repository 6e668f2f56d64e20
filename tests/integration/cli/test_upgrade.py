"""Nodes of published releases go on working under this version of the program.

Each archive of `tests/data/releases` is a demo node as that release left it, written once by
`scripts/make_release_fixture.py` and never again.
"""

import tarfile
from pathlib import Path

import pytest

from tests.integration.cli.conftest import ON_POSTGRESQL, ROOT, Node

RELEASES = sorted((ROOT / "tests" / "data" / "releases").glob("*.tar.xz"))
PASSWORD = "chuan-demo-2026"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(ON_POSTGRESQL, reason="the nodes of releases are kept on SQLite"),
]


def test_there_is_a_release_to_come_from() -> None:
    assert RELEASES


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.name.removesuffix(".tar.xz"))
def test_a_node_of_an_older_release_keeps_working(release: Path, tmp_path: Path) -> None:
    node = Node(tmp_path / "var")
    with tarfile.open(release) as archive:
        archive.extractall(node.var, filter="data")

    assert node.ask("upgrade()") == "0"
    assert node.ask("sign_in('minh', 'sai mật khẩu')") == "refused"
    pages, files = map(int, node.ask(f"open_documents('minh', '{PASSWORD}')").split())
    assert pages >= 1
    assert files >= 1
    proved = node.chuan("audit", "verify")
    assert proved.returncode == 0, proved.stdout + proved.stderr
