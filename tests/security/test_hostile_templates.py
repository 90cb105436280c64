"""Word templates that would never end or fill the memory: refused in bounded time, wherever in the file they stand."""

from __future__ import annotations

import asyncio
import zipfile
from io import BytesIO

from bot.jobs.form_reading import NAMES, SECONDS, TOO_HEAVY, check_apart
from templates.loader import UNIT_TEMPLATE
from tests.conversations.form_sent import form_file, zipped

SOON = 3.0
"""Seconds for what never ends, instead of a minute."""

LOOPS = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
DOUBLING = "{% set n = namespace(a='a') %}{% for i in range(99) %}{% set n.a = n.a ~ n.a %}{% endfor %}"
CALLS_ITSELF = "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}"

PARAGRAPH = "<w:p><w:r><w:t>%s</w:t></w:r></w:p>"
BODY = ("word/document.xml", "<w:body>")
HEADER, OTHER_HEADER = ("word/header1.xml", "</w:hdr>"), ("word/header2.xml", "</w:hdr>")
TITLE = ("docProps/core.xml", "</cp:coreProperties>")

HOSTILE = (
    (BODY, LOOPS, SOON, TOO_HEAVY),
    (HEADER, DOUBLING, SECONDS, "MemoryError"),
    (OTHER_HEADER, CALLS_ITSELF, SECONDS, "RecursionError"),
    (TITLE, "{{ 'a' * 9000000000 }}", SECONDS, "MemoryError"),
    (TITLE, "{{ range(10**9)|list }}", SECONDS, "Range too big"),
)
"""Where (a part, and a tag in it), what, how long it is given, and what is said of it."""


def with_template(part: str, tag: str, jinja: str) -> dict[str, bytes]:
    """A form that ships whose unit template holds ``jinja`` too."""
    _, archive = form_file("dan-van-kheo-nam.zip", "")
    with zipfile.ZipFile(BytesIO(archive)) as folder:
        parts = {name: folder.read(f"dan-van-kheo-nam/{name}") for name in NAMES}
    with zipfile.ZipFile(BytesIO(parts[UNIT_TEMPLATE])) as word:
        members = {name: word.read(name) for name in word.namelist()}
    xml = members[part].decode()
    assert xml.count(tag) == 1
    added = f"<dc:subject>{jinja}</dc:subject>" if part.startswith("docProps") else PARAGRAPH % jinja
    members[part] = xml.replace(tag, tag + added if tag == "<w:body>" else added + tag).encode()
    return {**parts, UNIT_TEMPLATE: zipped(members)}


async def test_a_hostile_template_ends_within_its_bounds() -> None:
    """Endless loops, memory that doubles, calls without end and huge texts, in body, headers and properties: each is
    a fault of that template, said in a line, and the form is not taken."""
    checked = await asyncio.gather(
        *(check_apart(with_template(*place, jinja), seconds=seconds) for place, jinja, seconds, _ in HOSTILE)
    )
    for found, (place, _, _, said) in zip(checked, HOSTILE, strict=True):
        (fault,) = found.faults
        assert said in fault, place
        assert found.sha256 == ""
