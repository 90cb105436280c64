"""The command line's grammar; what is wrong with it is said in one plain line."""

import argparse
import re
import sys
from pathlib import Path
from typing import NoReturn

FORMATS = ("docx", "xlsx", "zip")
ROLES = ("officer", "district", "admin")


SAID: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.+)", r"còn thiếu \1."),
    (r"argument (\S+): invalid choice: (.+) \(choose from (.+)\)", r"\1 không thể là \2; chọn một trong: \3."),
    (r"argument (\S+): invalid \w+ value: (.+)", r"\1 phải là số nguyên, không phải \2."),
    (r"argument (\S+): expected one argument", r"\1 cần một giá trị đi kèm."),
    (r"argument (\S+): (.+)", r"\1: \2."),
    (r"unrecognized arguments: (.+)", r"không hiểu \1."),
    (r"ambiguous option: (\S+) could match (.+)", r"\1 có thể là \2; hãy ghi đủ."),
)
"""What the library says of a wrong command line -> the same in Vietnamese; the first that fits."""


def in_vietnamese(message: str) -> str:
    """The library's complaint in Vietnamese; one not foreseen stays as it is."""
    fitting = ((re.fullmatch(pattern, message), words) for pattern, words in SAID)
    return next((found.expand(words) for found, words in fitting if found), message)


class Parser(argparse.ArgumentParser):
    """Says what is wrong in Vietnamese and leaves with exit code 2."""

    def error(self, message: str) -> NoReturn:
        print(f"Lệnh chưa đúng: {in_vietnamese(message)}\nGõ “{self.prog} --help” để xem cách dùng.", file=sys.stderr)
        sys.exit(2)


def parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    top = Parser(prog="baocao", description="Trợ lý báo cáo: chạy bot và các việc quản trị.")
    commands = top.add_subparsers(dest="command", required=True, metavar="lệnh", parser_class=Parser)
    commands.add_parser("run", help="chạy bot (có BOT_TOKEN), nếu không thì chạy thử")
    commands.add_parser("sandbox", help="chạy thử trên máy này, không cần Telegram")
    _units(commands.add_parser("units", help="đơn vị"))
    _invite(commands.add_parser("invite", help="tạo mã mời"))
    _assign(commands.add_parser("assign", help="giao báo cáo"))
    _export(commands.add_parser("export", help="xuất báo cáo ra tệp"))
    check = commands.add_parser("check", help="kiểm tra mẫu báo cáo")
    check.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="thư mục mẫu (mặc định: các mẫu đang dùng)")
    demo = commands.add_parser("demo", help="tạo vùng mẫu để dùng thử")
    demo.add_argument("--units", type=_positive, required=True, metavar="N", help="số xã, phường")
    demo.add_argument("--seed", type=int, required=True, metavar="S", help="hạt giống: cùng số thì cùng dữ liệu")
    backup = commands.add_parser("backup", help="sao lưu toàn bộ dữ liệu ra một tệp")
    backup.add_argument("path", type=Path, metavar="PATH")
    restore = commands.add_parser("restore", help="phục hồi từ tệp sao lưu vào cơ sở dữ liệu trống")
    restore.add_argument("path", type=Path, metavar="PATH")
    return top


def _units(command: argparse.ArgumentParser) -> None:
    actions = command.add_subparsers(dest="action", required=True, metavar="việc", parser_class=Parser)
    load = actions.add_parser("import", help="nạp danh sách đơn vị (.csv hoặc .xlsx)")
    load.add_argument("file", type=Path, metavar="FILE")


def _invite(command: argparse.ArgumentParser) -> None:
    command.add_argument("--unit", metavar="CODE", help="mã đơn vị (không bắt buộc với admin)")
    command.add_argument("--role", choices=ROLES, required=True)


def _assign(command: argparse.ArgumentParser) -> None:
    command.add_argument("--form", required=True, metavar="ID")
    command.add_argument(
        "--from", dest="start", required=True, metavar="DATE", help="ngày đầu số liệu, ví dụ 2026-01-01"
    )
    command.add_argument("--to", dest="end", required=True, metavar="DATE", help="ngày cuối số liệu")
    command.add_argument("--deadline", required=True, metavar='"YYYY-MM-DD HH:MM"')
    command.add_argument("--units", metavar="CODE,…", help="mặc định: mọi đơn vị không có đơn vị dưới")
    letter = command.add_argument_group("công văn chỉ đạo (nếu có, ghi đủ cả bốn)")
    letter.add_argument("--letter-number", metavar="SỐ", help="ví dụ 125-CV/TU")
    letter.add_argument("--letter-date", metavar="DATE")
    letter.add_argument("--letter-issuer", metavar="CƠ QUAN")
    letter.add_argument("--letter-subject", metavar="VỀ VIỆC")


def _export(command: argparse.ArgumentParser) -> None:
    command.add_argument("--form", required=True, metavar="ID")
    command.add_argument("--unit", metavar="CODE", help="một đơn vị; không ghi thì xuất bản tổng hợp")
    command.add_argument("--format", choices=FORMATS, default="docx")
    command.add_argument("--with-sensitive", action="store_true", help="in cả phần không gửi qua chat")
    command.add_argument("--out", type=Path, required=True, metavar="PATH")


def _positive(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError("phải là số nguyên từ 1 trở lên")
    return number
