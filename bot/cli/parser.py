"""The command line's grammar; what is wrong with it is said in one plain line."""

import argparse
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

FORMATS = ("docx", "xlsx", "zip")
_ABOUT = "Trợ lý báo cáo: chạy bot và làm các việc quản trị. Lệnh nào cũng dùng được khi bot đang chạy."
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


class _Formatter(argparse.HelpFormatter):
    """Help whose first word is Vietnamese too."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """Explains itself in Vietnamese, and leaves with exit code 2 when it is not understood."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, add_help=False, formatter_class=_Formatter)
        self._positionals.title = "Cần ghi"
        self._optionals.title = "Tùy chọn"
        self.add_argument("-h", "--help", action="help", help="xem cách dùng rồi thôi")

    def error(self, message: str) -> NoReturn:
        print(f"Lệnh chưa đúng: {in_vietnamese(message)}\nGõ “{self.prog} --help” để xem cách dùng.", file=sys.stderr)
        sys.exit(2)


def parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    top = Parser(prog="baocao", description=_ABOUT, epilog="Gõ “baocao <lệnh> --help” để xem cách dùng từng lệnh.")
    commands = top.add_subparsers(dest="command", required=True, metavar="lệnh", title="Các lệnh", parser_class=Parser)

    def command(name: str, what: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=what[0].lower() + what[1:].rstrip("."), description=what)

    command("run", "Chạy bot; chưa có BOT_TOKEN thì mở trang chạy thử.")
    command("sandbox", "Mở trang chạy thử trên máy này, không cần Telegram.")
    _units(command("units", "Quản lý đơn vị."))
    _invite(command("invite", "Tạo mã mời dùng một lần; mã đứng riêng ở dòng cuối."))
    _assign(command("assign", "Giao báo cáo; cùng mẫu, cùng thời gian số liệu là cùng một kỳ."))
    _export(command("export", "Xuất báo cáo của một đơn vị hoặc bản tổng hợp kỳ mới nhất ra tệp."))
    _import(command("import", "Nạp biểu Excel đã điền của một đơn vị vào kỳ mới nhất; sai một ô thì không nạp ô nào."))
    check = command("check", "Kiểm tra mẫu báo cáo, chỉ ra từng lỗi theo tệp và dòng.")
    check.add_argument(
        "folder",
        nargs="?",
        type=Path,
        metavar="DIR",
        help="một mẫu, hoặc thư mục các mẫu (mặc định: các mẫu đang dùng)",
    )
    demo = command("demo", "Tạo vùng mẫu trong cơ sở dữ liệu trống để dùng thử.")
    demo.add_argument("--units", type=_positive, required=True, metavar="N", help="số xã, phường, đặc khu")
    demo.add_argument("--seed", type=int, required=True, metavar="S", help="hạt giống: cùng số thì cùng dữ liệu")
    backup = command("backup", "Sao lưu toàn bộ dữ liệu ra một tệp, cả khi bot đang chạy.")
    backup.add_argument("path", type=Path, metavar="PATH", help="tệp sẽ ghi")
    restore = command("restore", "Phục hồi từ tệp sao lưu vào cơ sở dữ liệu trống.")
    restore.add_argument("path", type=Path, metavar="PATH", help="tệp do “baocao backup” ghi")
    _person(command("person", "Dữ liệu Trợ lý giữ về một người: lấy ra hoặc xoá."))
    return top


def _person(command: argparse.ArgumentParser) -> None:
    actions = command.add_subparsers(
        dest="action", required=True, metavar="việc", title="Các việc", parser_class=Parser
    )
    whom = "số tài khoản Telegram, hoặc đúng họ tên đã khai với Trợ lý"
    load = actions.add_parser("export", help="ghi mọi dữ liệu về một người ra tệp", description="Ghi ra tệp JSON.")
    load.add_argument("who", metavar="AI", help=whom)
    load.add_argument("--out", type=Path, required=True, metavar="PATH", help="tệp sẽ ghi")
    what = "Xoá tên, tài khoản, vai trò và hội thoại của một người; báo cáo của đơn vị giữ nguyên."
    drop = actions.add_parser("forget", help="xoá tên, tài khoản, hội thoại của một người", description=what)
    drop.add_argument("who", metavar="AI", help=whom)


def _units(command: argparse.ArgumentParser) -> None:
    actions = command.add_subparsers(
        dest="action", required=True, metavar="việc", title="Các việc", parser_class=Parser
    )
    what = "Nạp danh sách đơn vị từ .csv hoặc .xlsx; sai một dòng thì không nạp dòng nào."
    load = actions.add_parser("import", help="nạp danh sách đơn vị", description=what)
    load.add_argument("file", type=Path, metavar="FILE", help="dòng đầu: code,name,level,parent_code")
    what = "Sáp nhập các đơn vị thành một từ một ngày; cho xem tác động trước, xác nhận rồi mới ghi."
    _regrouping(actions.add_parser("merge", help="sáp nhập các đơn vị thành một", description=what))
    what = "Chia tách một đơn vị từ một ngày; cho xem tác động trước, xác nhận rồi mới ghi."
    _regrouping(actions.add_parser("split", help="chia tách một đơn vị", description=what))


def _regrouping(command: argparse.ArgumentParser) -> None:
    command.add_argument("--from", dest="before", required=True, metavar="CODE,…", help="mã đơn vị trước đó")
    after = "đơn vị sau đó; mới thì ghi CODE=Tên, giữ lại thì chỉ ghi mã; chia tách thì ghi nhiều lần"
    command.add_argument("--into", dest="after", action="append", required=True, metavar="CODE=TÊN", help=after)
    command.add_argument("--day", required=True, metavar="DATE", help="ngày có đơn vị mới, ví dụ 2026-07-01")
    command.add_argument("--yes", action="store_true", help="xác nhận luôn, không hỏi lại")


def _invite(command: argparse.ArgumentParser) -> None:
    command.add_argument("--unit", metavar="CODE", help="mã đơn vị (không bắt buộc với admin)")
    what = "officer: cán bộ báo cáo; district: cán bộ tổng hợp; admin: quản trị"
    command.add_argument("--role", choices=ROLES, required=True, help=what)


def _assign(command: argparse.ArgumentParser) -> None:
    command.add_argument("--form", required=True, metavar="ID", help="mã mẫu báo cáo, ví dụ dan-van-kheo-nam")
    start = "ngày đầu của số liệu, ví dụ 2026-01-01"
    command.add_argument("--from", dest="start", required=True, metavar="DATE", help=start)
    command.add_argument(
        "--to", dest="end", required=True, metavar="DATE", help="ngày cuối của số liệu (tính cả ngày ấy)"
    )
    command.add_argument("--deadline", required=True, metavar='"YYYY-MM-DD HH:MM"', help="hạn nộp")
    command.add_argument("--units", metavar="CODE,…", help="mặc định: mọi đơn vị không có đơn vị dưới")
    letter = command.add_argument_group("Công văn chỉ đạo (nếu có, ghi đủ cả bốn)")
    letter.add_argument("--letter-number", metavar="SỐ", help="ví dụ 125-CV/TU")
    letter.add_argument("--letter-date", metavar="DATE", help="ngày ban hành")
    letter.add_argument("--letter-issuer", metavar="CƠ QUAN", help="cơ quan ban hành")
    letter.add_argument("--letter-subject", metavar="VỀ VIỆC", help="trích yếu, không ghi chữ “về”")


def _export(command: argparse.ArgumentParser) -> None:
    command.add_argument("--form", required=True, metavar="ID", help="mã mẫu báo cáo")
    command.add_argument("--unit", metavar="CODE", help="một đơn vị; không ghi thì xuất bản tổng hợp")
    command.add_argument("--format", choices=FORMATS, default="docx", help="mặc định: docx; zip: từng đơn vị một tệp")
    command.add_argument("--with-sensitive", action="store_true", help="in cả phần không gửi qua chat")
    command.add_argument("--out", type=Path, required=True, metavar="PATH", help="tệp sẽ ghi")


def _import(command: argparse.ArgumentParser) -> None:
    command.add_argument("--form", required=True, metavar="ID", help="mã mẫu báo cáo")
    command.add_argument("--unit", required=True, metavar="CODE", help="mã đơn vị")
    command.add_argument("file", type=Path, metavar="FILE", help="biểu .xlsx đã điền, cả phần không gửi qua chat")


def _positive(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError("phải là số nguyên từ 1 trở lên")
    return number
