"""Makes the README's pictures anew: ``.venv/bin/python -m docs.pictures`` (Chromium, soffice, pdftoppm; an emoji font).

The page is used as people use it; the documents are those of ``baocao export`` on a made-up region.
"""

from __future__ import annotations

import asyncio
import subprocess
import tempfile
from pathlib import Path

from playwright.async_api import Page, async_playwright

from tests.browser.conftest import CHROMIUM, DESK, FLAGS, PHONE
from tests.browser.handset import Handset
from tests.browser.product import BAOCAO, Product, bare_environment

HERE = Path(__file__).parent
DPI = "72"
DOCUMENTS: dict[str, tuple[int, tuple[int, int], list[str]]] = {
    "party-report": (1, (842, 842), ["--form", "dan-van-kheo-nam", "--unit", "X003", "--format", "docx"]),
    "state-report": (1, (842, 842), ["--form", "dan-chu-co-so-6-thang", "--unit", "X003", "--format", "docx"]),
    "consolidated-report": (1, (842, 842), ["--form", "dan-van-kheo-nam", "--format", "docx"]),
    "consolidated-figures": (2, (1191, 520), ["--form", "dan-van-kheo-nam", "--format", "xlsx"]),
}
"""Picture: the page of the document, how many points across and down are shown, and what ``baocao export`` is asked
for."""


def main() -> None:
    """All six pictures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        asyncio.run(take_the_page(folder))
        run(folder, BAOCAO, "demo", "--units", "12", "--seed", "7")
        for picture, (page, size, wanted) in DOCUMENTS.items():
            draw(folder, picture, page, size, wanted)


async def take_the_page(folder: Path) -> None:
    """The three phones mid-conversation, and an officer's phone alone."""
    async with Product(folder) as product, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = await browser.new_page(viewport={"width": DESK[0], "height": DESK[1]}, locale="vi-VN")
        await page.goto(product.address)
        await talk(page)
        await page.mouse.move(640, 60)
        await page.screenshot(path=HERE / "page.jpg", quality=65)
        phone = await browser.new_page(viewport={"width": PHONE[0], "height": PHONE[1]}, locale="vi-VN")
        await phone.goto(product.address)
        await Handset(phone, 0).sees("câu 2/18")
        await phone.screenshot(path=HERE / "phone.png")
        await browser.close()


async def talk(page: Page) -> None:
    """An officer at a proposed sentence, another at the first question, the staff with both files."""
    lan, minh, staff = (Handset(page, place) for place in range(3))
    for handset in (lan, minh, staff):
        await handset.begin()
    await minh.press("Tiếp tục: Dân vận khéo…")
    await minh.sees("câu 1/18")
    await staff.say("/tonghop dan-van-kheo-nam")
    await staff.press("Cả hai")
    await staff.sees(".xlsx")
    await lan.press("Tiếp tục: Dân vận khéo…")
    await lan.sees("câu 1/18")
    await lan.say("8 10 1.200")
    await lan.sees("câu 2/18")


def draw(folder: Path, picture: str, page: int, size: tuple[int, int], wanted: list[str]) -> None:
    """One page of an exported document as LibreOffice prints it."""
    document = folder / f"{picture}.{wanted[-1]}"
    run(folder, BAOCAO, "export", *wanted, "--out", document)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run(folder, "soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", folder, document)
    look = ["-r", DPI, "-gray", "-png", "-singlefile", "-f", str(page), "-l", str(page)]
    run(folder, "pdftoppm", *look, "-W", str(size[0]), "-H", str(size[1]), document.with_suffix(".pdf"), HERE / picture)


def run(folder: Path, *command: str | Path) -> None:
    environment = bare_environment({"DATA_DIR": str(folder / "region")})
    subprocess.run(command, check=True, cwd=folder, env=environment, capture_output=True)  # noqa: S603 - our own commands


if __name__ == "__main__":
    main()
