"""A consolidation of more than 20 MB of text, over the real loop and on the command line: volumes by unit."""

import argparse
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import orjson
import pytest
from sqlalchemy import Connection, select, update

from bot.cli.exporting import export
from bot.forms.outlines import Outlines
from bot.jobs.archives import archives
from bot.reports import Reports
from storage import periods
from storage.tables import submissions
from tests.desk.desk_room import FORM, opened, running
from tests.desk.test_consolidating import file, order

NAME = "TH-dan-van-kheo-nam-2026_tinh-ngan-sao"
LONG = "Nhân dân hưởng ứng. " * 270_000
"""Over seven million bytes in UTF-8, as no officer writes: three such units stand for four hundred."""


def lengthen(connection: Connection) -> None:
    """Every report that was handed in has one text of that length."""
    for number, stored in connection.execute(select(submissions.c.id, submissions.c.answers)).all():
        answers = orjson.loads(stored)
        key = next(key for key, one in answers.items() if one["kind"] == "prose")
        answers[key]["body"] = f"{LONG}{number}."
        written = orjson.dumps(answers).decode()
        connection.execute(update(submissions).where(submissions.c.id == number).values(answers=written))


async def test_a_long_word_file_comes_in_volumes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the chat each volume says which units stand in it; `baocao export` writes the same files beside each other."""
    async with opened(tmp_path) as room, running(room):
        room.ask(lengthen)
        await order(room.staff, "Word")
        first, last = await file(room.staff, "-tap-1.docx"), await file(room.staff, "-tap-2.docx")
        assert first.file_name == f"{NAME}-tap-1.docx"
        assert (first.text, last.text) == (
            "Báo cáo tổng hợp, 3/5 đơn vị. Tập 1/2: từ xã Đồi Chuồn Chuồn đến xã Triền Chuồn Chuồn.",
            "Báo cáo tổng hợp, 3/5 đơn vị. Tập 2/2: xã Vườn Ve Sầu.",
        )
        await room.staff.sees("✅ Tổng hợp: xong.")
        out = tmp_path / "tong-hop.docx"
        options = argparse.Namespace(form=FORM, unit=None, format="docx", with_sensitive=False, out=out)
        export(room.settings, options)
        written = [tmp_path / f"tong-hop-tap-{number}.docx" for number in (1, 2)]
        assert capsys.readouterr().out == "".join(f"Đã ghi {one}.\n" for one in written)
        assert not out.exists()
        assert written[0].read_bytes() == await room.staff.download(first)


async def test_a_large_archive_comes_in_volumes(tmp_path: Path) -> None:
    """Each unit's report stands in one archive, none larger than Telegram takes; each says which units it holds."""
    async with opened(tmp_path) as room:

        def made(connection: Connection) -> list[tuple[str, str, list[str]]]:
            reports = Reports(connection, Outlines())
            gathered = reports.gathered(periods.of_form(connection, FORM)[0].id, room.region.parent.id, "submitted")
            found = archives(reports, gathered, lambda _: None, largest=30_000)
            return [(one.name, one.caption, ZipFile(BytesIO(one.content)).namelist()) for one in found]

        assert room.ask(made) == [
            (
                "TH-dan-van-kheo-nam-2026_tung-don-vi-tap-1.zip",
                "Báo cáo của 2 đơn vị. Tập 1/2: từ xã Đồi Chuồn Chuồn đến xã Triền Chuồn Chuồn.",
                [
                    "X001_BC-dan-van-kheo-nam-2026_xa-doi-chuon-chuon_v1.docx",
                    "X002_BC-dan-van-kheo-nam-2026_xa-trien-chuon-chuon_v1.docx",
                ],
            ),
            (
                "TH-dan-van-kheo-nam-2026_tung-don-vi-tap-2.zip",
                "Báo cáo của 1 đơn vị. Tập 2/2: xã Vườn Ve Sầu.",
                ["X003_BC-dan-van-kheo-nam-2026_xa-vuon-ve-sau_v1.docx"],
            ),
        ]
