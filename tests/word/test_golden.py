"""Golden documents: each generated file as readable text equals the approved one.

``UPDATE_GOLDEN=1`` rewrites them; the difference is then reviewed.  A file that differs is kept under ``actual``.
"""

import os
from pathlib import Path

import pytest

from tests.word.dump import dump
from tests.word.samples import PARTY, STATE, TABLES_FORM, TERM_FORM
from tests.word.test_layout_rules import KINDS, document
from tests.word.test_table_pages import document as tables

HERE = Path(__file__).parent


@pytest.mark.parametrize("form_id", [PARTY, STATE, TABLES_FORM, TERM_FORM])
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("unit draft", "consolidated signed")])
def test_document_equals_its_approved_text(form_id: str, kind: str) -> None:
    """A document of each form and kind says and shows exactly what was approved."""
    _compare(f"{form_id}-{kind.replace(' ', '-')}", document(form_id, kind))


@pytest.mark.parametrize("kind", ["long", "nothing", "partly apart", "parent partly apart"])
def test_tables_equal_their_approved_text(kind: str) -> None:
    """All seven tables, with long cells, with none and reported apart, of a unit and of a parent, are as approved."""
    _compare(f"tables-{kind.replace(' ', '-')}", tables(kind))


def _compare(name: str, content: bytes) -> None:
    golden, found = HERE / "golden" / f"{name}.txt", dump(content)
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(found, "utf-8")
    expected = golden.read_text("utf-8") if golden.exists() else ""
    if found != expected:
        _keep(name, content)
    assert found == expected


def _keep(name: str, content: bytes) -> None:
    folder = HERE / "actual"
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.docx").write_bytes(content)
