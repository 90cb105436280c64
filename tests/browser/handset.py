"""One phone on the page, used by clicking and typing alone; whatever it shows is waited for."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.async_api import Locator, Page, expect

WITHIN = 20_000  # milliseconds: the machine may be busy with other tests


class Handset:
    """The phone that stands at ``place``: 0 and 1 are the officers', 2 that of the one who consolidates."""

    def __init__(self, page: Page, place: int) -> None:
        self.page = page
        self.place = place
        self.root = page.locator(".phone").nth(place)
        self.said = self.root.get_by_label("Tin của anh/chị", exact=True)
        self.shown = self.root.get_by_label("Trợ lý", exact=True)
        self.keyed = self.root.locator("article.keys")

    async def choose(self) -> None:
        """Brings this phone to the front where only one is seen at a time."""
        await expect(self.page.locator(".phone")).to_have_count(3, timeout=WITHIN)
        tab = self.page.get_by_role("tab").nth(self.place)
        if await tab.is_visible():
            await tab.click()

    async def begin(self) -> None:
        """The big button, then yes, and no name for now."""
        await self.root.get_by_role("button", name="Bắt đầu", exact=True).click()
        await self.press("Đúng")
        await self.press("Để sau")
        await self.sees("Báo cáo của anh/chị")

    async def say(self, text: str) -> None:
        """Types (or pastes) and sends by Enter, and waits for the answer below it."""
        count = await self.said.count()
        box = self.root.get_by_role("textbox")
        await box.fill(text)
        await box.press("Enter")
        await expect(self.said.nth(count)).to_be_visible(timeout=WITHIN)
        await expect(self.root.get_by_role("article").last).to_have_accessible_name("Trợ lý", timeout=WITHIN)

    async def press(self, label: str) -> None:
        """Presses the newest button called so, an emoji before it or not; a label ending in "…" is a beginning."""
        words = re.escape(label.removesuffix("…")) + ("" if label.endswith("…") else "$")
        name = re.compile(rf"^\W*{words}")
        await self.root.locator(".rows").get_by_role("button", name=name).last.click(timeout=WITHIN)

    async def sees(self, text: str | re.Pattern[str]) -> str:
        """Waits for the newest message to hold the text; gives the whole message."""
        last = self.shown.last
        await expect(last).to_contain_text(text, timeout=WITHIN)
        return await last.inner_text()

    async def download(self, ending: str, folder: Path) -> bytes:
        """The newest file whose name ends so, by a click on it."""
        link: Locator = self.root.get_by_role("link", name=re.compile(rf"{re.escape(ending)}\b")).last
        async with self.page.expect_download(timeout=WITHIN) as downloading:
            await link.click(timeout=WITHIN)
        download = await downloading.value
        assert download.suggested_filename.isascii()
        path = folder / download.suggested_filename
        await download.save_as(path)
        return path.read_bytes()

    async def fits(self) -> bool:
        """Whether nothing has to be scrolled sideways."""
        script = "() => [...document.querySelectorAll('html, body, .log')].every(e => e.scrollWidth <= e.clientWidth)"
        return bool(await self.page.evaluate(script))
