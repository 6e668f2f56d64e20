"""Scripts of a page share one room of names: two must not declare the same."""

import re
from collections import Counter

from tests.architecture.source import SOURCE

DECLARED = re.compile(r"^(?:const|let|class|(?:async )?function)\s+(\w+)", re.MULTILINE)


def test_no_two_scripts_declare_the_same_name_at_their_top() -> None:
    scripts = [path for path in SOURCE.glob("*/static/**/*.js") if "vendor" not in path.parts]
    names = [
        name for path in scripts for name in DECLARED.findall(path.read_text(encoding="utf-8"))
    ]

    assert len(scripts) > 10
    assert [name for name, count in Counter(names).items() if count > 1] == []
