"""A node in a process of its own that does what it is told: a command, or one of `node_acts`."""

import contextlib
import io
import json
import sys


def main() -> None:
    """Each line is JSON: {"chuan": [words]}, {"act": "call()"} or {"rest": true}; so is each answer."""
    from tests.integration.exchange import node_acts as acts

    out = sys.stdout
    acts.start()
    for line in sys.stdin:
        asked = json.loads(line)
        said = io.StringIO()
        code = 0
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            if "chuan" in asked:
                from chuan.cli.main import main as chuan

                code = chuan(asked["chuan"])
            elif "act" in asked:
                code = _act(asked["act"])
            else:
                acts.rest()
        out.write(json.dumps({"code": code, "said": said.getvalue()}) + "\n")
        out.flush()


def _act(call: str) -> int:
    import traceback

    from tests.integration.exchange import node_acts as acts

    try:
        eval(call, vars(acts))  # noqa: S307  (the test's own words)
    except Exception:  # noqa: BLE001  (the test shows it)
        traceback.print_exc()
        return 1
    return 0


if __name__ == "__main__":
    main()
