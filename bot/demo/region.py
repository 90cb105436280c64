"""A made-up region for trying out: one province-level unit and its communes, wards and special zones."""

from collections.abc import Iterator, Sequence
from itertools import count, islice
from random import Random

from templates.unit import Unit, derived_bodies

PROVINCES = ("Tỉnh Mây Ngàn", "Tỉnh Biển Sương", "Tỉnh Nắng Hanh", "Tỉnh Ngàn Sao")
PLACES = (
    "Bãi", "Bến", "Bờ", "Cầu", "Chợ", "Cồn", "Dốc", "Đảo", "Đầm", "Đèo", "Đồi", "Đồng", "Gành", "Ghềnh", "Giếng", "Gò",
    "Hồ", "Khe", "Lạch", "Lũng", "Ngòi", "Ngõ", "Nương", "Rẫy", "Rừng", "Ruộng", "Suối", "Thác", "Thung", "Trảng",
    "Triền", "Vịnh", "Vườn", "Vực",
)  # fmt: skip
MARKS = (
    "Bướm", "Cầu Vồng", "Chuông", "Chuồn Chuồn", "Cỏ May", "Cúc Dại", "Diều", "Đèn Lồng", "Đom Đóm", "Gió", "Gió Thơm",
    "Hoa Nắng", "Hoàng Hôn", "Khói Lam", "Lá Thu", "Mây", "Mây Hồng", "Mơ", "Mưa Ngâu", "Nắng", "Nắng Mai", "Ngân Hà",
    "Ráng Chiều", "Sao", "Sao Mai", "Sáo Trúc", "Sóng Bạc", "Sương", "Sương Mai", "Tơ Trời", "Trăng", "Trăng Non",
    "Vành Khuyên", "Ve Sầu",
)  # fmt: skip
"""No commune of Viet Nam is called a place of ``PLACES`` with a mark of ``MARKS``, as far as known."""

SIDES = ("", " Thượng", " Hạ", " Trong", " Ngoài")
"""What tells apart communes of one place and mark, as communes of the same name are told apart in fact."""

ISLANDS = frozenset({"Bãi", "Cồn", "Đảo", "Gành", "Vịnh"})
"""Places where a special zone (đặc khu) may lie."""


def region(units: int, seed: int) -> tuple[Unit, ...]:
    """The parent (id 1, code "T00") first, then ``units`` communes (ids from 2, codes "X001"…), all names different.

    The same arguments give the same region; a larger region of the same seed begins with the smaller one.
    Raises ValueError for a number of units below 0.
    """
    if units < 0:
        raise ValueError(f"a region of {units} units")
    dice = Random(f"region {seed}")  # noqa: S311 (made-up data, nothing secret)
    province = dice.choice(PROVINCES)
    names = [f"{place} {mark}" for place in PLACES for mark in MARKS]
    dice.shuffle(names)
    communes = (
        _unit(number, f"X{number - 1:03d}", f"{_level_word(dice, name)} {name}", "xa", 1, province)
        for number, name in enumerate(islice(_apart(names), units), 2)
    )
    return (_unit(1, "T00", province, "tinh", None, None), *communes)


def _apart(names: Sequence[str]) -> Iterator[str]:
    """Without end: every name, then every name of one side, and when all are used up the same with a number."""
    for turn in count(1):
        for side in SIDES:
            yield from (f"{name}{side}" if turn == 1 else f"{name}{side} {turn}" for name in names)


def _level_word(dice: Random, name: str) -> str:
    is_urban, is_special = dice.random() < 0.22, dice.random() < 0.25
    if is_special and name.split(maxsplit=1)[0] in ISLANDS:
        return "Đặc khu"
    return "Phường" if is_urban else "Xã"


def _unit(number: int, code: str, name: str, level: str, parent_id: int | None, parent_name: str | None) -> Unit:
    bodies = derived_bodies(name, parent_name)
    return Unit(number, code, name, level, parent_id, **bodies)
