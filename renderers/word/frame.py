"""Filling a form's Word template: the one place where jinja meets a template.

A template comes from outside, so it runs in jinja's sandbox; every value is escaped; a name the template uses
and nobody gives is an error instead of an empty line.
"""

from collections.abc import Mapping, Sequence
from importlib import import_module
from io import BytesIO
from typing import Any

from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from renderers.word.cleaning import clean_line

Context = Mapping[str, str | Sequence[str]]
"""What a template may name: texts, and lists of texts to loop over."""

_KEEP_APART = "\ue002"
"""Stands inside brace pairs while docxtpl works, which would otherwise read ``{_{`` as an escaped ``{{``."""


def fill(template: bytes, context: Context, marks: Mapping[str, str]) -> bytes:
    """The template as a .docx with ``context`` (cleaned) and ``marks`` (as they are) in its places.

    Raises jinja2.TemplateError when the template asks for what is not there.
    """
    document = _open(template)
    values = {**{name: _guarded(value) for name, value in context.items()}, **marks}
    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    document.render(values, jinja_env=environment, autoescape=True)
    filled = BytesIO()
    document.save(filled)
    return filled.getvalue()


def without_guards(xml: str) -> str:
    """The filled document's XML with the typed braces as they were."""
    return xml.replace(_KEEP_APART, "")


def _open(template: bytes) -> Any:
    """docxtpl has no types and is slow to load: it is imported when the first document is made."""
    return import_module("docxtpl").DocxTemplate(BytesIO(template))


def _guarded(value: str | Sequence[str]) -> str | list[str]:
    if isinstance(value, str):
        return _guarded_text(value)
    return [_guarded_text(line) for line in value]


def _guarded_text(text: str) -> str:
    clean = clean_line(text)
    for pair in ("{_", "_}", "%_"):
        clean = clean.replace(pair, f"{pair[0]}{_KEEP_APART}{pair[1]}")
    return clean
