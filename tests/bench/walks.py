"""What simulated people do: officers walk through their reports, the echo bot is told the same kinds of texts."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

from tests.bench.phone import Phone

TEXT = (
    "Trong kỳ, đơn vị đã tổ chức {number} cuộc tuyên truyền, vận động nhân dân tham gia chỉnh trang đường làng, ngõ "
    "xóm; duy trì nền nếp việc tiếp dân, đối thoại với nhân dân và giải quyết kịp thời kiến nghị từ cơ sở."
)
FIGURES = re.compile(r"^\d+\) ", re.MULTILINE)


async def officer(phone: Phone) -> AsyncIterator[float]:
    """What is left of both reports, from the first question to the last; yields the seconds until each reply."""
    for report in range(2):
        yield await phone.say("/baocao")
        going_on = [label for label in phone.labels if "Tiếp tục" in label]
        if not going_on:
            return
        yield await phone.press(going_on[-1 if report else 0])
        number = 0
        while "câu " in phone.text:
            number += 1
            yield await _answer(phone, number)


async def _answer(phone: Phone, number: int) -> float:
    """What the screen asks for: a stored text or a warning is passed, figures and texts are given."""
    for label in phone.labels:
        if label.endswith(("Tiếp", "Giữ số này")):
            return await phone.press(label)
    figures = len(FIGURES.findall(phone.text))
    return await phone.say("; ".join(["5"] * figures) if figures else TEXT.format(number=number))


async def look(phone: Phone) -> AsyncIterator[float]:
    """Questions opened and left again: replies of the usual kind that may go on for ever."""
    yield await phone.say("/baocao")
    open_reports = [label for label in phone.labels if "Tiếp tục" in label]
    for _ in range(20 if open_reports else 0):
        yield await phone.press(open_reports[0])
        yield await phone.say("/huy")


async def echo(phone: Phone) -> AsyncIterator[float]:
    """As many texts as an officer's two reports take."""
    for number in range(100):
        yield await phone.say(TEXT.format(number=number))


async def ask_for_all(phone: Phone, form: str, units: int) -> None:
    """The staff's way to Cả hai for the earlier period of a form, up to the last button."""
    await phone.say(f"/tonghop {form}")
    if "Cả hai" not in phone.labels:
        await phone.press(next(label for label in phone.labels if f"({units}/{units})" in label))
