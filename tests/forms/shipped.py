"""The forms that ship, by id."""

from functools import cache
from pathlib import Path

import templates
from templates.form import ReportForm
from templates.loader import parse_definition

FORMS = Path(templates.__file__).parent / "forms"


@cache
def shipped(name: str) -> ReportForm:
    """A shipped form, not bound to a period."""
    path = FORMS / name / "form.yaml"
    return parse_definition(path.read_bytes(), str(path))
