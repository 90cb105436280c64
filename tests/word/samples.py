"""Reports of a made-up region for the Word tests: both forms, filled, as drafts and as submitted versions."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import templates
from renderers.consolidation import Consolidation, Missing, consolidate
from templates.answers import Answer, Day, Figure, Kept, NothingToReport, Prose, ReportedApart, Rows
from templates.binding import bind, cover_defaults
from templates.blanks import AnyBlank, BlankGroup, DayBlank, TextBlank
from templates.form import FigureField, FigureGroup, Narrative
from templates.loader import LoadedForm, load_forms
from templates.period import Letter, Period
from templates.report import Comparison, Report
from templates.rows import RowColumn, RowList
from templates.standing import StandingText
from templates.table import Column, ColumnType, Table
from templates.table_questions import record_question
from templates.unit import Unit, derived_bodies

PARTY, STATE = "dan-van-kheo-nam", "dan-chu-co-so-6-thang"
TABLES_FORM = "so-ket-dan-van-6-thang"
TERM_FORM = "tong-ket-dan-van-nhiem-ky"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
PROVINCE_NAME = "Tỉnh Mây Ngàn"
LETTER = Letter("12-CV/BTGDV", date(2026, 5, 5), "Ban Tuyên giáo và Dân vận Tỉnh ủy Mây Ngàn", "báo cáo kết quả")
LONG = (
    "Cấp ủy, chính quyền đã tập trung lãnh đạo, chỉ đạo các chi bộ, ban, ngành, đoàn thể triển khai đồng bộ nhiều "
    "giải pháp, gắn với nhiệm vụ phát triển kinh tế - xã hội, bảo đảm quốc phòng, an ninh ở địa phương."
)


@cache
def loaded(form_id: str) -> LoadedForm:
    """A form that ships, with its templates."""
    return load_forms(Path(templates.__path__[0]) / "forms")[form_id]


def unit(number: int, name: str, parent: Unit | None = None) -> Unit:
    """A unit with the bodies its name gives it."""
    bodies = derived_bodies(name, parent.name if parent else None)
    return Unit(number, f"X{number}", name, "xa", parent.id if parent else None, **bodies)


PROVINCE = unit(1, PROVINCE_NAME)
COMMUNES = tuple(
    unit(10 + index, f"Xã {name}", PROVINCE) for index, name in enumerate(("Sông Vàng", "Suối Bạc", "Đồi Gió"))
)


def period(form_id: str, letter: Letter | None = LETTER) -> Period:
    """The year or first half-year 2026."""
    end = date(2026, 12, 10) if form_id == PARTY else date(2026, 6, 30)
    return Period(date(2026, 1, 1), end, datetime(2026, end.month, 15, 17, 0, tzinfo=ZONE), letter)


def answers(form_id: str, change: int = 0) -> dict[str, Answer]:
    """A plausible answer to every question."""
    found: dict[str, Answer] = {}
    for index, (_, question) in enumerate(bind(loaded(form_id).form, period(form_id)).questions()):
        if isinstance(question, FigureGroup):
            found |= {field.id: _figure(field, order + change) for order, field in enumerate(question.fields)}
        elif isinstance(question, BlankGroup):
            found |= {blank.id: _blank(blank, order + change) for order, blank in enumerate(question.fields)}
        elif isinstance(question, StandingText):
            found[question.id] = Kept()
        else:
            found[question.id] = _rows(question) if isinstance(question, RowList) else _text(index)
    for table in bind(loaded(form_id).form, period(form_id)).tables:
        found |= _table(table, change)
    return found


def _blank(blank: AnyBlank, number: int) -> Answer:
    match blank:
        case TextBlank():
            return Prose("Gò Mây, Suối Trăng" if "dân tộc" in blank.label else f"Gò Mây {number + 1}")
        case DayBlank():
            return Day(date(2022, 3, 5 + number))
        case _:
            return _figure(blank, number)


def _table(table: Table, change: int) -> dict[str, Answer]:
    """Every cell asked, or two records."""
    if table.rows != "one":
        return {table.id: _rows(record_question(table))}
    asked = [column for column in table.columns if column.is_asked]
    return {table.key(one): _cell(one, order + change) for order, one in enumerate(asked)}


def _cell(column: Column, number: int) -> Answer:
    return Prose(LONG) if column.type is ColumnType.text else Figure(Decimal(12 + number))


def _rows(asked: RowList) -> Rows:
    """Two rows with every column filled."""
    return Rows(tuple({column.id: _value(column, row) for column in asked.columns} for row in range(2)))


def _value(column: RowColumn, row: int) -> str:
    if column.kind == "choice":
        return column.choices[row].id
    return {"day": f"2026-03-0{row + 1}", "integer": str(1200 + row)}.get(column.kind, f"{column.label} {row + 1}")


def _figure(field: FigureField, number: int) -> Figure:
    return Figure(Decimal(35_300_000 + number * 100_000 if field.kind.value == "money" else 12 + number))


def _text(index: int) -> Answer:
    if index == 7:
        return NothingToReport()
    return Prose("\n".join([LONG, f"Nội dung thứ {index}: các mô hình được duy trì, nhân rộng."][: 1 + index % 2]))


def report(form_id: str, owner: Unit = COMMUNES[0], version: int | None = 1, change: int = 0) -> Report:
    """A full report; its number and day are not yet given."""
    form = bind(loaded(form_id).form, period(form_id))
    cover = cover_defaults(form, owner, PROVINCE)
    return Report(form, owner, period(form_id), cover, answers(form_id, change), version)


def signed(made: Report) -> Report:
    """The same report with number, day and signatory."""
    cover = replace(made.cover, number="5", day=date(2026, 6, 5), signer="Họ và Tên")
    return replace(made, cover=cover)


def with_answers(made: Report, changed: Mapping[str, Answer | None]) -> Report:
    """The same report with some answers changed, or taken away where None."""
    given = {**made.answers, **changed}
    return replace(made, answers={key: answer for key, answer in given.items() if answer is not None})


def consolidation(form_id: str) -> Consolidation:
    """Two communes' reports and one commune missing; the second is like the first but for what ``otherwise`` says."""
    form = bind(loaded(form_id).form, period(form_id))
    first, second = (report(form_id, commune, change=index) for index, commune in enumerate(COMMUNES[:2]))
    return consolidate(
        form,
        PROVINCE,
        period(form_id),
        cover_defaults(form, PROVINCE, None, consolidated=True),
        "Đã nộp",
        [first, otherwise(second)],
        [Missing(COMMUNES[2], "đang làm (40 %)")],
        Comparison(answers(form_id), "cùng kỳ năm 2025"),
    )


def otherwise(made: Report) -> Report:
    """A text of its own, one reported apart, one left out, and one figure left out.

    Of a standing text one paragraph rewritten and one left out.
    """
    asked = [question.id for _, question in made.form.questions() if isinstance(question, Narrative)]
    figures = [field.id for field in made.form.fields()]
    own: tuple[Answer | None, ...] = (Prose("Cách làm riêng của xã."), ReportedApart(), None)
    changed = dict(zip(asked, own, strict=False))
    return with_answers(made, {**changed, **_rewritten(made), **dict.fromkeys(figures[4:5])})


def _rewritten(made: Report) -> dict[str, Answer | None]:
    standing = [question for _, question in made.form.questions() if isinstance(question, StandingText)]
    ids = [name for question in standing[:1] for name in question.paragraph_ids]
    return dict(zip(ids[1:], (Prose(LONG + "\nĐoạn thứ hai của xã."), NothingToReport()), strict=False))
