"""Every template of ours compiles, also those that no page of the tests reaches."""

from pathlib import Path

from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import get_template

SOURCE = Path(__file__).resolve().parents[2] / "src" / "chuan"
TEMPLATES = sorted(
    str(path.relative_to(folder))
    for folder in SOURCE.glob("*/templates")
    for path in folder.rglob("*")
    if path.suffix in {".html", ".txt"}
)


def test_every_template_compiles() -> None:
    faults = {}
    for name in TEMPLATES:
        try:
            get_template(name)
        except (TemplateSyntaxError, TemplateDoesNotExist) as fault:
            faults[name] = repr(fault)

    assert TEMPLATES
    assert not faults
