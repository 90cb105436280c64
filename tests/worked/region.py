"""The worked province: its own layer, four communes of which one keeps to an older version and one has a scope.

A fifth is not in.  Figures stand in the tables beside this file, texts and rows in ``texts``.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from renderers.consolidation import Consolidation, Missing, consolidate
from templates.adjustment import Adjustment
from templates.answers import Answer, Prose, Rows
from templates.binding import cover_defaults
from templates.form import Narrative, ReportForm
from templates.outline import Outline
from templates.pick import Pick
from templates.report import Report
from templates.unit import Unit, derived_bodies
from tests.excel.demo_region import PERIOD, PERIODS, shipped_form
from tests.worked.table import ADJUSTED, OWN, A, B, C, D, Line, worked
from tests.worked.texts import written

SHIPPED = ("dan-van-kheo-nam", "dan-chu-co-so-6-thang", "so-ket-dan-van-6-thang", "tong-ket-dan-van-nhiem-ky")
SCOPES = {
    "dan-van-kheo-nam": {"muc_i"},
    "dan-chu-co-so-6-thang": {"muc_i", "muc_iii"},
    "so-ket-dan-van-6-thang": {"muc_i", "muc_ii", "muc_iii", "muc_iv", "muc_v", "muc_vi", "muc_vii"}
    | {"bieu_1a", "bieu_1c", "bieu_1d", "bieu_2c"},
    "tong-ket-dan-van-nhiem-ky": {"muc_i"},
}
"""What concerns the unit with a scope, C."""

NOT_YET = {
    "dan-van-kheo-nam": {"ntm.thon_de_nghi", "tuyen_truyen_moi_truong.luot_nguoi"},
    "dan-chu-co-so-6-thang": {"muc_iv.noi_dung"},
    "so-ket-dan-van-6-thang": {"giao_ban.so_buoi", "bieu_1c.so_tin_bai"},
    "tong-ket-dan-van-nhiem-ky": {"so_tthc_mot_cua"},
}
"""What the older version, B's, does not ask."""

MODELS = ((A, 0), (B, 0), (C, 1))
"""The models the province took into its Biểu 1D, beside its own one."""


def _unit(number: int, name: str, parent: Unit | None = None) -> Unit:
    bodies = derived_bodies(name, parent.name if parent else None)
    return Unit(number, f"X{number}", name, "xa" if parent else "tinh", parent.id if parent else None, **bodies)


PROVINCE = _unit(1, "Tỉnh Mây Ngàn")
UNITS = {
    A: _unit(2, "Xã Đồi Mây", PROVINCE),
    B: _unit(3, "Phường Bến Gió", PROVINCE),
    C: _unit(9, "Đặc khu Đảo Sương", PROVINCE),
    D: _unit(10, "Xã Suối Trăng", PROVINCE),
}
NOT_IN = Missing(_unit(12, "Xã Ghềnh Nắng", PROVINCE), "đang làm (40 %)")


@cache
def region(form_id: str) -> Consolidation:
    """The province's consolidated report of a form."""
    form = shipped_form(form_id)
    reports = [_report(form, place) for place in UNITS]
    own = replace(_report(form, OWN), version=None)
    return consolidate(
        form,
        PROVINCE,
        own.period,
        own.cover,
        "Đã nộp",
        reports,
        (NOT_IN,),
        None,
        own,
        _adjustments(form_id),
        tuple(_picks(form, reports)),
    )


def _report(form: ReportForm, place: int) -> Report:
    unit = UNITS.get(place, PROVINCE)
    asked = _older(form) if place == B else form
    scope = frozenset(SCOPES[form.id]) if place == C else None
    outline = Outline(asked, unit.level, scope)
    answers = {**_figures(form.id, place), **written(asked, place, unit.name)}
    return Report(
        asked,
        unit,
        PERIODS.get(form.id, PERIOD),
        cover_defaults(form, unit, None if place == OWN else PROVINCE, consolidated=place == OWN),
        {key: answer for key, answer in answers.items() if key not in outline.left_out},
        version=2 if place == A else 1,
        scope=scope,
        left_out=outline.left_out,
    )


def _figures(form_id: str, place: int) -> dict[str, Answer]:
    asked = ((line.key, line.answer(place)) for line in worked(form_id).lines if not line.is_computed)
    return {key: answer for key, answer in asked if answer is not None}


def _older(form: ReportForm) -> ReportForm:
    plain: dict[str, Any] = form.model_dump(mode="json")
    return ReportForm.model_validate(_without(plain, NOT_YET[form.id]))


def _without(plain: Any, names: set[str], table: str = "") -> Any:
    """A form's data without the fields, columns and questions of these names; a group left empty goes with them."""
    if isinstance(plain, list):
        kept = [_without(one, names, table) for one in plain if not (isinstance(one, dict) and _is(one, names, table))]
        return [one for one in kept if not (isinstance(one, dict) and one.get("fields") == [])]
    if not isinstance(plain, dict):
        return plain
    here = plain.get("id", "") if "columns" in plain else table
    return {key: _without(one, names, here) for key, one in plain.items()}


def _is(plain: dict[str, Any], names: set[str], table: str) -> bool:
    name = plain.get("id", "")
    return name in names or f"{table}.{name}" in names


def _adjustments(form_id: str) -> tuple[Adjustment, ...]:
    lines = [line for line in worked(form_id).lines if line.cells[ADJUSTED] and not line.is_computed]
    return tuple(_adjustment(number, line) for number, line in enumerate(lines, 1))


def _adjustment(number: int, line: Line) -> Adjustment:
    amount = line.amount(ADJUSTED)
    assert amount is not None, line
    return Adjustment(number, line.key, amount, "xã Đồi Mây tính trùng", 1)


def _picks(form: ReportForm, reports: list[Report]) -> Iterator[Pick]:
    """The second paragraph of B's third text, A's first of every list of units, and three models."""
    by_place = dict(zip(UNITS, reports, strict=True))
    asked = [question for _, question in form.questions() if isinstance(question, Narrative)]
    for question in asked[2:3]:
        yield from _paragraph(by_place[B], question.id, 1)
    for question in asked:
        if question.picked == "list":
            yield from _paragraph(by_place[A], question.id, 0)
            yield from _paragraph(by_place[B], question.id, 1)
    for place, row in MODELS:
        rows = by_place[place].answers.get("bieu_1d")
        if isinstance(rows, Rows):
            said = json.dumps(dict(rows.rows[row]), ensure_ascii=False, sort_keys=True)
            yield Pick("bieu_1d", place, by_place[place].unit, 1, row, said)


def _paragraph(report: Report, key: str, number: int) -> Iterator[Pick]:
    said = report.answers.get(key)
    if isinstance(said, Prose):
        yield Pick(key, report.unit.id, report.unit, report.version or 0, number, said.paragraphs[number])
