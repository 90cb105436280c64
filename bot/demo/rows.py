"""Made-up rows for lists: models, documents, cases."""

from random import Random

from templates.answers import Answer, NothingToReport, Rows
from templates.row_checks import is_wanted
from templates.rows import RowColumn, RowList

EMPTY_SHARE = 0.3
"""How often a list has nothing to report."""

SUBJECTS = (
    "Tổ tự quản bảo vệ môi trường",
    "Vận động hiến đất mở đường",
    "Nhóm giúp nhau làm kinh tế",
    "Tuyến đường hoa do Nhân dân trồng",
    "Câu lạc bộ giữ gìn nghề truyền thống",
    "Tổ hòa giải kiểu mẫu",
)
RESULTS = (
    "Được nhân rộng ra các thôn, Nhân dân đồng tình tham gia.",
    "Đã giải quyết dứt điểm từ cơ sở, không để kéo dài.",
    "Mỗi quý sinh hoạt một lần, ngày càng có nhiều hộ tham gia.",
)
MOST = 3


def plausible_rows(question: RowList, dice: Random) -> Answer:
    """Up to three rows that break none of the list's rules, or nothing to report."""
    if dice.random() < EMPTY_SHARE:
        return NothingToReport()
    count = dice.randint(1, min(MOST, question.most or MOST))
    subjects = dice.sample(SUBJECTS, count)
    return Rows(tuple(_row(question, subject, dice) for subject in subjects))


def _row(question: RowList, subject: str, dice: Random) -> dict[str, str]:
    row: dict[str, str] = {}
    for column in question.columns:
        value = _value(column, subject if not any(row.get(c.id) == subject for c in question.columns) else "", dice)
        if value and (is_wanted(column, row) or column.kind != "text" or dice.random() < 0.7):
            row[column.id] = value
    return row


def _value(column: RowColumn, subject: str, dice: Random) -> str:
    match column.kind:
        case "choice":
            return dice.choice(column.choices).id
        case "integer":
            return str(dice.randint(1, 40))
        case "day":
            return f"2026-{dice.randint(1, 5):02}-{dice.randint(1, 28):02}"
        case _:
            return _known_text(column.label.lower(), dice) or subject or dice.choice(RESULTS)


def _known_text(label: str, dice: Random) -> str:
    """Texts of a form of their own: a document's number, a place; "" for any other."""
    if "ký hiệu" in label:
        return f"{dice.randint(1, 90):02}-CV/ĐU"
    return f"Thôn {dice.randint(1, 9)}" if "địa điểm" in label else ""
