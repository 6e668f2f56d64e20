"""Every job that the code asks for by name has a handler."""

import ast

import django.apps

from chuan.core.jobs import registry
from tests.architecture.source import SOURCE


def _names_enqueued() -> set[str]:
    """First arguments of `jobs.enqueue`: written out, or constants of the same module."""
    found = set[str]()
    for path in SOURCE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if "jobs.enqueue" not in text:
            continue
        tree = ast.parse(text)
        constants = {
            node.target.id: node.value.value
            for node in ast.walk(tree)
            if isinstance(node, ast.AnnAssign)
            and isinstance(node.target, ast.Name)
            and isinstance(node.value, ast.Constant)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "jobs.enqueue":
                name = ast.unparse(node.args[0])
                found.add(str(constants.get(name, name.strip("'"))))
    return found


def test_every_job_asked_for_has_a_handler() -> None:
    assert django.apps.apps.ready

    asked = _names_enqueued() | {periodic.name for periodic in registry.periodic()}

    assert len(asked) > 1
    for name in asked:
        assert registry.handler(name)
