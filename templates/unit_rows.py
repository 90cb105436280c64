"""A table of units before it is kept: its rows, what they leave out, and what is wrong with them as a whole."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from templates.text import ascii_slug
from templates.unit import Unit, level_of

COLUMNS = ("code", "name", "level", "parent_code")
OPTIONAL = ("party_body", "party_superior", "state_body", "place")


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit as the table has it: ``number`` is its line in the file, ``values`` by column name, cleaned."""

    number: int
    values: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values.get(column, "")


def completed(rows: Iterable[UnitRow], top: Unit | None) -> tuple[UnitRow, ...]:
    """What an office leaves out filled in: the code from the name, the level from its level word, and as the unit
    above the topmost one."""
    return tuple(_completed(row, top) for row in rows)


def _completed(row: UnitRow, top: Unit | None) -> UnitRow:
    code = row["code"] or ascii_slug(row["name"])
    above = top.code if top is not None and top.code != code else ""
    filled = {"code": code, "level": row["level"] or level_of(row["name"]), "parent_code": row["parent_code"] or above}
    return UnitRow(row.number, {**row.values, **filled})


def row_faults(rows: Sequence[UnitRow], known: Mapping[str, Unit]) -> list[str]:
    """What is wrong with the rows, each fault with its line; ``known`` are the units there are, by code."""
    if not rows:
        return ["tệp chỉ có dòng tiêu đề, chưa có đơn vị nào."]
    return [*_single_faults(rows, known), *_circle_faults(rows, list(known.values()))]


def _single_faults(rows: Sequence[UnitRow], known: Mapping[str, Unit]) -> list[str]:
    codes = {row["code"] for row in rows} | set(known)
    faults = []
    seen: set[str] = set()
    for row in rows:
        empty = [name for name in ("code", "name", "level") if not row[name]]
        if empty:
            faults.append(f"dòng {row.number}: thiếu {', '.join(empty)}.")
        if row["code"] and row["code"] in seen:
            faults.append(f"dòng {row.number}: mã {row['code']} bị lặp.")
        if set(row["code"]) & set(", "):
            faults.append(f"dòng {row.number}: mã “{row['code']}” có dấu phẩy hoặc dấu cách; hãy bỏ đi.")
        if row["parent_code"] and row["parent_code"] not in codes:
            faults.append(f"dòng {row.number}: không có đơn vị cấp trên mã {row['parent_code']}.")
        seen.add(row["code"])
    return faults


def _circle_faults(rows: Sequence[UnitRow], known: list[Unit]) -> list[str]:
    """Units that would stand above themselves, once the rows are in."""
    code_of = {unit.id: unit.code for unit in known}
    above = {unit.code: code_of.get(unit.parent_id or 0, "") for unit in known}
    above |= {row["code"]: row["parent_code"] for row in rows}
    return [
        f"dòng {row.number}: mã {row['code']} là cấp trên của chính mình (theo vòng)."
        for row in rows
        if row["code"] and _is_above_itself(row["code"], above)
    ]


def _is_above_itself(code: str, above: Mapping[str, str]) -> bool:
    passed: set[str] = set()
    higher = above.get(code, "")
    while higher and higher != code and higher not in passed:
        passed.add(higher)
        higher = above.get(higher, "")
    return higher == code
