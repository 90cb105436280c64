"""The templates that ship are the ones the code builds, and they are whole."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from lxml import etree

import templates
from renderers.word.blank.__main__ import main
from renderers.word.blank.shipped import shipped_templates
from renderers.word.block import Kind

FORMS = Path(templates.__path__[0]) / "forms"


@pytest.mark.parametrize("path", sorted(shipped_templates()))
def test_shipped_template_is_the_one_built(path: str) -> None:
    """A committed template equals, part by part, what the maintenance command builds."""
    assert _parts((FORMS / path).read_bytes()) == _parts(shipped_templates()[path])


def test_command_writes_every_template(tmp_path: Path) -> None:
    """The command writes all templates below the folder it is given."""
    assert main([str(tmp_path)]) == 0
    assert {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.docx")} == set(shipped_templates())


def test_command_without_a_folder_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a folder the command explains itself and fails."""
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err


@pytest.mark.parametrize("path", sorted(shipped_templates()))
def test_template_shows_every_placeholder(path: str) -> None:
    """Every kind of paragraph stands in the template once, to be adjusted in Word; every part is well-formed."""
    content = shipped_templates()[path]
    text = "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs)
    wanted = [name for kind in Kind if "consolidated" in path or not kind.is_material for name in kind.placeholders]
    assert {name: text.count(f"{{{{ {name} }}}}") for name in wanted} == dict.fromkeys(wanted, 1)
    for part in _parts(content).values():
        etree.fromstring(part)


def _parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}
