"""The page in a real headless Chromium, with the small echo bot behind it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from bot.sandbox.chat import User
from bot.sandbox.page_api import PageApi
from bot.sandbox.server import SandboxServer
from tests.sandbox.conftest import Clock
from tests.sandbox.echo import echo

pytestmark = pytest.mark.asyncio(loop_scope="module")

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
INSTALLED = CHROMIUM.exists()
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PEOPLE = [
    User(11, "Trần Thị Lan", role="Cán bộ dân vận · Xã Sông Vàng", start_code="MA-LAN"),
    User(12, "Lê Văn Minh", role="Cán bộ dân vận · Phường Hải Châu", start_code="MA-MINH"),
    User(13, "Phạm Thu Hà", role="Tổng hợp · Ban Dân vận", start_code="MA-HA"),
]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    if not INSTALLED:
        pytest.skip(f"no Chromium at {CHROMIUM}")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def served(clock: Clock) -> AsyncIterator[SandboxServer]:
    async with SandboxServer(PEOPLE, clock, page=PageApi(clock, clock.move)) as server:
        bot = asyncio.create_task(echo(server.address, server.token))
        await server.telegram.journal.wait_for(lambda call: call.method == "setMyCommands")
        yield server
        bot.cancel()
        await asyncio.wait({bot})


@pytest_asyncio.fixture(loop_scope="module", params=[(1280, 800), (360, 740)], ids=["desktop", "phone"])
async def page(request: pytest.FixtureRequest, browser: Browser, served: SandboxServer) -> AsyncIterator[Page]:
    width, height = request.param
    page = await browser.new_page(viewport={"width": width, "height": height}, locale="vi-VN")
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    await page.goto(served.address)
    yield page
    await page.close()
    assert faults == []


def phone(page: Page, name: str = "Trần Thị Lan") -> Locator:
    return page.get_by_role("region", name=f"Điện thoại của {name}")


async def start(page: Page, name: str = "Trần Thị Lan") -> Locator:
    found = phone(page, name)
    await found.get_by_role("button", name="Bắt đầu").click()
    await expect(found.get_by_role("article").last).to_contain_text("Đã nghe: /start MA-")
    return found


async def say(found: Locator, text: str) -> None:
    await found.get_by_role("textbox").fill(text)
    await found.get_by_role("textbox").press("Enter")


async def no_sideways_scroll(page: Page) -> bool:
    script = "() => [...document.querySelectorAll('html, body, .log')].every(e => e.scrollWidth <= e.clientWidth)"
    return bool(await page.evaluate(script))


async def test_conversation(page: Page) -> None:
    """A person starts by the big button, types, presses a button, sees the screen change in place and the answer."""
    lan = await start(page)
    await say(lan, "xin <b>chào</b>")
    last = lan.get_by_role("article").last
    await expect(last).to_contain_text("Đã nghe: xin <b>chào</b>")
    await last.get_by_role("button", name="Đồng ý").click()
    await expect(lan.get_by_role("status")).to_contain_text("Đã bấm")
    await expect(last.locator("b")).to_have_text("Anh/chị đã bấm")
    await expect(last.get_by_role("button", name="Đồng ý")).to_have_count(0)
    assert await no_sideways_scroll(page)


async def test_enter_sends_and_shift_enter_breaks(page: Page) -> None:
    """Shift+Enter begins a new line, Enter sends both lines."""
    lan = await start(page)
    box = lan.get_by_role("textbox")
    await box.fill("một")
    await box.press("Shift+Enter")
    await box.press_sequentially("hai")
    await box.press("Enter")
    await expect(lan.get_by_role("article").last.locator(".text")).to_have_text("Đã nghe: một\nhai")
    await expect(box).to_have_value("")


async def test_reply_and_edit(page: Page) -> None:
    """A message is answered by "Trả lời" and one's own changed by "Sửa"."""
    lan = await start(page)
    await say(lan, "một")
    await expect(lan.get_by_role("article").last).to_contain_text("Đã nghe: một")
    mine = lan.get_by_role("article").filter(has_text="một").first
    await mine.hover()
    await mine.get_by_role("button", name="Sửa").click()
    await expect(lan.get_by_role("textbox")).to_have_value("một")
    await say(lan, "hai")
    await expect(lan.get_by_role("article").last).to_contain_text("Đã sửa: hai")
    await expect(lan.get_by_label("Tin của anh/chị").last).to_contain_text("đã sửa")
    bot = lan.get_by_role("article").last
    await bot.hover()
    await bot.get_by_role("button", name="Trả lời").click()
    await say(lan, "ba")
    await expect(lan.get_by_role("article").last).to_contain_text("Đã nghe: ba (về: Đã sửa: hai)")


async def test_attach_and_download(page: Page) -> None:
    """A file is attached, shown with name and size, and the bot's file downloaded whole."""
    lan = await start(page)
    file: Any = {"name": "báo cáo.docx", "mimeType": "application/octet-stream", "buffer": b"PK" * 1000}
    await lan.locator("input[type=file]").set_input_files(file)
    last = lan.get_by_label("Trợ lý", exact=True).last
    await expect(last).to_contain_text("2 KB")
    async with page.expect_download() as downloading:
        await last.get_by_role("link", name="báo cáo.docx").click()
    download = await downloading.value
    assert download.suggested_filename == "báo cáo.docx"
    assert (await download.path()).read_bytes() == b"PK" * 1000


async def test_long_paste_is_cut(page: Page, served: SandboxServer) -> None:
    """A pasted text of 9,000 letters goes out as three messages."""
    lan = await start(page)
    await say(lan, "công tác dân vận " * 530)
    await expect(lan.get_by_label("Tin của anh/chị")).to_have_count(4)
    assert await no_sideways_scroll(page)


async def test_commands_menu(page: Page) -> None:
    """The bot's commands open from the menu button and while typing, and are sent by a click."""
    lan = await start(page)
    await lan.get_by_role("button", name="Các lệnh").click()
    await expect(lan.get_by_role("listitem")).to_have_count(2)
    await page.keyboard.press("Escape")
    await lan.get_by_role("textbox").fill("/tro")
    await lan.get_by_role("listitem").get_by_role("button").click()
    await expect(lan.get_by_role("article").last).to_contain_text("Đã nghe: /trogiup")


async def test_clock(page: Page, clock: Clock) -> None:
    """The clock at the top is the demo's and its buttons move it."""
    await expect(page.locator("#clock")).to_contain_text("08:00")
    await page.get_by_role("button", name="+1 giờ").click()
    await expect(page.locator("#clock")).to_contain_text("09:00")
    await page.get_by_role("button", name="08:00 sáng mai").click()
    await expect(page.locator("#clock")).to_contain_text("08:00")
    await expect(page.locator("#clock")).to_contain_text("02/06/2026")
    assert clock().isoformat() == "2026-06-02T01:00:00+00:00"


async def test_one_phone_at_a_time_or_all(page: Page) -> None:
    """Narrow screens show one phone and tabs, wide ones all three side by side, filling the height."""
    wide = page.viewport_size is not None and page.viewport_size["width"] >= 1000
    phones = page.locator(".phone:visible")
    await expect(phones).to_have_count(3 if wide else 1)
    box = await phones.first.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] > (770 if wide else 735)
    assert await no_sideways_scroll(page)
    if wide:
        return
    await page.get_by_role("tab", name="Phạm Thu Hà").click()
    await start(page, "Phạm Thu Hà")
    assert await no_sideways_scroll(page)


async def test_changes_survive_a_reload(page: Page, served: SandboxServer) -> None:
    """After a reload the chat is as it was, and what the bot sends meanwhile appears by itself."""
    lan = await start(page)
    await page.reload()
    await expect(lan.get_by_role("article")).to_have_count(2)
    chat = served.telegram.chats[11]
    served.telegram.post(chat, served.telegram.bot, {"text": "Nhắc hạn: còn 3 ngày"})
    await expect(lan.get_by_role("article").last).to_contain_text("còn 3 ngày")
