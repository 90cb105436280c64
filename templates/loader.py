"""Reads report forms from their folders, or from a definition kept elsewhere, reporting every fault at once."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from templates.faults import Fault, FormFaults
from templates.form import ReportForm
from templates.located import read_located
from templates.references import reference_faults
from templates.schema_faults import validated

DEFINITION = "form.yaml"
UNIT_TEMPLATE = "unit.docx"
CONSOLIDATED_TEMPLATE = "consolidated.docx"


@dataclass(frozen=True, slots=True)
class LoadedForm:
    """A form with the bytes it was read from; ``sha256`` (hex) is over the definition and both Word templates."""

    form: ReportForm
    definition: bytes
    unit_template: bytes
    consolidated_template: bytes
    sha256: str


def load_forms(folder: Path) -> dict[str, LoadedForm]:
    """The forms under ``folder`` (a folder of form folders, or one form's own) by id, in the order of their names.

    Raises ``FormFaults`` with the faults of all of them.
    """
    faults: list[Fault] = []
    loaded: dict[str, LoadedForm] = {}
    for home in _homes(folder):
        try:
            form = _load(home)
            loaded[form.form.id] = form
        except FormFaults as found:
            faults.extend(found.faults)
    if faults:
        raise FormFaults(faults)
    return loaded


@lru_cache(maxsize=64)
def parse_definition(definition: bytes, name: str) -> ReportForm:
    """The form a definition describes, not yet bound to a period; ``name`` is the file its faults are reported at.

    Raises ``FormFaults``.
    """
    located = read_located(definition, name)
    if located.unreadable:
        raise FormFaults(located.faults)
    form, faults = validated(ReportForm, located)
    faults = (*located.faults, *faults, *reference_faults(located))
    if faults or form is None:
        raise FormFaults(faults)
    return form


def _homes(folder: Path) -> list[Path]:
    if (folder / DEFINITION).is_file():
        return [folder]
    homes = sorted(home for home in folder.iterdir() if home.is_dir()) if folder.is_dir() else []
    homes = [home for home in homes if not home.name.startswith((".", "_"))]
    if not homes:
        remedy = f"Chỉ vào thư mục của một mẫu (có {DEFINITION}) hoặc thư mục chứa các mẫu."
        raise FormFaults([Fault(str(folder), 0, "Không có mẫu báo cáo nào ở đây.", remedy)])
    return homes


def _load(home: Path) -> LoadedForm:
    faults = [_missing(home / name) for name in _PARTS if not (home / name).is_file()]
    try:
        form = _defined(home)
    except FormFaults as found:
        raise FormFaults([*faults, *found.faults]) from None
    if faults or form is None:
        raise FormFaults(faults)
    definition, unit, consolidated = ((home / name).read_bytes() for name in _PARTS)
    return LoadedForm(form, definition, unit, consolidated, _digest(definition, unit, consolidated))


def _defined(home: Path) -> ReportForm | None:
    """The folder's form, None where its definition is missing; its id must be the folder's name."""
    path = home / DEFINITION
    if not path.is_file():
        return None
    form = parse_definition(path.read_bytes(), str(path))
    if form.id != home.resolve().name:
        what = f"Mẫu tên “{form.id}” nhưng thư mục tên “{home.resolve().name}”."
        located = read_located(path.read_bytes(), str(path))
        raise FormFaults([located.fault(("id",), what, "Đổi tên thư mục hoặc sửa “id” cho trùng nhau.")])
    return form


_PARTS = {
    DEFINITION: "Viết tệp định nghĩa của mẫu vào thư mục này.",
    UNIT_TEMPLATE: "Đặt tệp Word mẫu của báo cáo đơn vị vào thư mục này.",
    CONSOLIDATED_TEMPLATE: "Đặt tệp Word mẫu của báo cáo tổng hợp vào thư mục này.",
}


def _missing(path: Path) -> Fault:
    return Fault(str(path), 0, f"Thiếu tệp {path.name}.", _PARTS[path.name])


def as_loaded(definition: bytes, unit_template: bytes, consolidated_template: bytes, name: str) -> LoadedForm:
    """A form from its three files, wherever they came from; ``name`` is the file its faults are reported at.

    Raises ``FormFaults``.
    """
    form, files = parse_definition(definition, name), (definition, unit_template, consolidated_template)
    return LoadedForm(form, *files, _digest(*files))


def _digest(*parts: bytes) -> str:
    digest = sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()
