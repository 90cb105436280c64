"""A browser for the module, and pages that fail their test when the console shows an error."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
INSTALLED = CHROMIUM.exists()
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
DESK = (1280, 800)
PHONE = (360, 740)

OpenPage = Callable[[str, tuple[int, int]], AbstractAsyncContextManager[Page]]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    if not INSTALLED:
        pytest.skip(f"no Chromium at {CHROMIUM}")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


@pytest.fixture
def open_page(browser: Browser) -> OpenPage:
    """Opens an address in a window of a size; at its end no console error and no failed script may have shown."""

    @asynccontextmanager
    async def opened(address: str, size: tuple[int, int]) -> AsyncIterator[Page]:
        faults: list[str] = []
        page = await browser.new_page(viewport={"width": size[0], "height": size[1]}, locale="vi-VN")
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        await page.goto(address)
        try:
            yield page
        finally:
            await page.close()
        assert faults == []

    return opened
