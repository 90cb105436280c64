"""The page beside the running product: its weight, the demo clock, and what a restart leaves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.conftest import DESK, OpenPage
from tests.browser.handset import WITHIN, Handset
from tests.browser.product import Product

pytestmark = pytest.mark.asyncio(loop_scope="module")

LIGHT = 200 * 1024
DAYS_TO_DEADLINE = 6


async def test_light_page(open_page: OpenPage, tmp_path: Path) -> None:
    """The whole page with three empty chats weighs less than 200 KB and asks no other machine for anything."""
    async with Product(tmp_path) as product, open_page(product.address, DESK) as page:
        await expect(page.locator(".phone")).to_have_count(3)
        sizes: dict[str, int] = await page.evaluate(
            "() => Object.fromEntries(performance.getEntries()"
            ".filter(e => ['navigation', 'resource'].includes(e.entryType)).map(e => [e.name, e.transferSize]))"
        )
    assert f"{product.address}/app.js" in sizes
    assert sum(sizes.values()) < LIGHT
    assert [name for name in sizes if not name.startswith((product.address, "data:"))] == []


async def test_reminder_by_the_demo_clock(open_page: OpenPage, tmp_path: Path) -> None:
    """Moving the clock to the mornings before the deadline makes a reminder arrive, whose button opens the report."""
    async with Product(tmp_path) as product, open_page(product.address, DESK) as page:
        officer = Handset(page, 0)
        await officer.begin()
        for _ in range(DAYS_TO_DEADLINE):
            before = await page.locator("#clock").inner_text()
            await page.get_by_role("button", name="08:00 sáng mai").click()
            await expect(page.locator("#clock")).not_to_have_text(before)
        reminder = await officer.sees("Hạn nộp")
        assert re.search(r"Còn \d+ câu, khoảng \d+ phút", reminder)
        await officer.press("Tiếp tục")
        await expect(officer.shown.filter(has_text=re.compile(r"câu 1/\d+"))).to_have_count(1, timeout=WITHIN)
        assert await officer.fits()


async def test_restart_goes_on(open_page: OpenPage, tmp_path: Path) -> None:
    """After a stop and a start the open page finds its chats again, nobody has to join anew and the walk goes on."""
    async with Product(tmp_path) as first, open_page(first.address, DESK) as page:
        officer, staff = Handset(page, 0), Handset(page, 2)
        await officer.begin()
        await officer.press("Tiếp tục: Dân vận khéo…")
        await officer.sees("câu 1/18")
        await officer.say("8 10 1.200")
        await officer.sees("câu 2/18")
        articles = await officer.root.get_by_role("article").count()
    async with Product(tmp_path) as second, open_page(second.address, DESK) as page:
        officer, staff = Handset(page, 0), Handset(page, 2)
        await expect(officer.root.get_by_role("article")).to_have_count(articles, timeout=WITHIN)
        await officer.press("Tiếp")
        await officer.sees("câu 3/18")
        await staff.begin()


async def test_late_beginning(open_page: OpenPage, tmp_path: Path) -> None:
    """Whoever presses "Bắt đầu" only after the clock was moved by weeks can still join."""
    async with Product(tmp_path) as product, open_page(product.address, DESK) as page:
        for _ in range(3):
            before = await page.locator("#clock").inner_text()
            await page.get_by_role("button", name="+7 ngày").click()
            await expect(page.locator("#clock")).not_to_have_text(before)
        await Handset(page, 1).begin()
