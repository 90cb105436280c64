"""A form folder in which some questions are sensitive, and the words a document shows of them."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from lxml import etree
from openpyxl import load_workbook

from renderers.word.blank.template import consolidated_template, unit_template
from templates.form import Layout
from tests.forms.mini import MINI

SECRET_TEXT = "muc_ii_1.noi_dung"


def write_forms(folder: Path) -> Path:
    """A folder of one form, ``mau-thu``; its group of figures and its last text are sensitive."""
    definition = MINI.replace("        id: hoi_nghi\n", "        id: hoi_nghi\n        sensitive: true\n")
    definition = definition.replace("required: false }", "required: false, sensitive: true }")
    home = folder / "mau-thu"
    home.mkdir(parents=True)
    (home / "form.yaml").write_text(definition, encoding="utf-8")
    (home / "unit.docx").write_bytes(unit_template(Layout.party))
    (home / "consolidated.docx").write_bytes(consolidated_template(Layout.party))
    return folder


def word_text(content: bytes) -> str:
    """Every word of a .docx."""
    with ZipFile(BytesIO(content)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return "\n".join("".join(line.itertext("{*}t")) for line in root.iter("{*}p"))


def workbook_text(content: bytes) -> str:
    """Every cell of a workbook and every note on one."""
    book = load_workbook(BytesIO(content))
    cells = (cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)
    return "\n".join(f"{cell.value} {cell.comment.text if cell.comment else ''}" for cell in cells)
