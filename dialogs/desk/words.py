"""Words of the desk that more than one of its conversations uses."""

from collections.abc import Container

from templates.form import ReportForm

PASS_DOWN = "Giao tiếp"
UNIT_LIST = "Các đơn vị"
WHOLE_LIST = "Hiện đủ danh sách"
CHOOSE_ALL = "Chọn tất cả"
CHOOSE_NONE = "Bỏ hết"
OTHER_DAY = "Ngày khác"


def part_names(form: ReportForm) -> dict[str, str]:
    """What can be in a scope, by id: the outermost sections ("Mục II. …") and the tables ("Biểu 1A. …")."""
    sections = {one.id: f"Mục {one.number}. {one.heading}" if one.number else one.heading for one in form.sections}
    return sections | {table.id: f"{table.number}. {table.title}" for table in form.tables}


def parts_in_words(form: ReportForm, scope: Container[str]) -> str:
    """ "mục II, mục IV, Biểu 1A": the outermost sections and tables of a scope, in the form's order."""
    sections = [f"mục {section.number or section.heading}" for section in form.sections if section.id in scope]
    return ", ".join([*sections, *(table.number for table in form.tables if table.id in scope)])
