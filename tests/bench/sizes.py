"""The largest form with all seven tables over 10 to 3,321 communes, and Biểu 1A alone beside the plain libraries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import orjson

from tests.bench.process import output
from tests.bench.provinces import FORM, SIZES, make_provinces
from tests.bench.table import verdict

Made = Mapping[str, float]

KINDS = {"docx": "Word", "xlsx": "Excel", "both": "Word + Excel"}
WAYS = ("word", "docxtpl", "excel", "openpyxl", "append")
MOST_ROWS = 10_000
PEAK_AIM, WORD_AIM, EXCEL_AIM = 1 << 30, 20.0, 1.0
"""Bytes for the whole country; times as fast as docxtpl, and as openpyxl, at the most rows."""
MUCH = 1.3
"""How much more than in proportion the time may grow: below it, it is the machine's own noise."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """``whole`` by number of communes and kind of file, ``one`` by number of rows and way of writing Biểu 1A."""

    whole: Mapping[tuple[int, str], Made]
    one: Mapping[tuple[int, str], Made]


async def sizes(folder: Path) -> Sizes:
    """Each in a process of its own."""
    made = make_provinces(folder)
    asked = [(size, kind) for size in SIZES for kind in KINDS if kind != "both" or size == SIZES[-1]]
    whole = {
        (size, kind): await _told("documents", made.url, FORM, kind, str(made.parents[size])) for size, kind in asked
    }
    return Sizes(whole, {(rows, way): await _told("one_table", way, str(rows)) for rows, way in _rows()})


def _rows() -> Iterable[tuple[int, str]]:
    return ((rows, way) for rows in (*SIZES, MOST_ROWS) for way in WAYS)


async def _told(program: str, *arguments: str) -> Made:
    printed = await output(f"tests.bench.{program}", *arguments)
    made: Made = orjson.loads(printed.splitlines()[-1])
    return made


def told(found: Sizes) -> str:
    """Both as tables; growth is the time in proportion to the communes, 1 where it grows just as they do."""
    return "\n".join((*_whole(found.whole), *_one(found.one)))


def _whole(made: Mapping[tuple[int, str], Made]) -> Iterable[str]:
    yield ""
    yield "so-ket-dan-van-6-thang, all seven tables      communes       s   growth  peak MB  file KB"
    for (size, kind), one in made.items():
        before = [
            made[smaller, kind]["cold"] / smaller for smaller in SIZES if smaller < size and (smaller, kind) in made
        ]
        growth = one["cold"] / size / before[-1] if before else 1.0
        kept = one["peak"] < PEAK_AIM and growth <= MUCH
        yield (
            f"{KINDS[kind]:<45} {size:>8,} {one['cold']:>7.1f} {growth:>7.2f}x {one['peak'] / 2**20:>8.0f} "
            f"{one['size'] / 1024:>8.0f} {verdict(kept)}"
        )


def _one(made: Mapping[tuple[int, str], Made]) -> Iterable[str]:
    yield ""
    yield "Biểu 1A alone            rows   ours s  with totals s  peak MB   plain s  peak MB    ratio"
    for rows in (*SIZES, MOST_ROWS):
        for name, ours, plain, aim in (
            ("Word / docxtpl", "word", "docxtpl", WORD_AIM),
            ("Excel / openpyxl", "excel", "openpyxl", EXCEL_AIM),
            ("Excel / bare values", "excel", "append", 0.0),
        ):
            own, other = made[rows, ours], made[rows, plain]
            ratio = other["seconds"] / own["seconds"]
            said = verdict(ratio >= aim) if rows == MOST_ROWS and aim else ""
            yield (
                f"{name:<21} {rows:>7,} {own['seconds']:>8.2f} {own['whole']:>14.2f} {own['peak'] / 2**20:>8.0f} "
                f"{other['seconds']:>9.2f} {other['peak'] / 2**20:>8.0f} {ratio:>7.1f}x {said}"
            )
