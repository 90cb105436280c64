"""The command ``baocao``: reads the command line, does it, and says plainly what went wrong."""

import sys
from argparse import Namespace

from bot.cli.failure import CommandFailed
from bot.cli.parser import parser
from bot.settings import BadSettings, Settings, read_settings
from bot.upkeep import logs
from templates.faults import FormFaults


def main(arguments: list[str] | None = None) -> None:
    """Run one command; exit code 0 when done, 1 when it could not be done, 2 when it was not understood."""
    options = parser().parse_args(arguments)
    logs.set_up()
    try:
        settings = read_settings()
        logs.set_up(as_json=settings.log_format == "json")
        _run(settings, options)
    except (BadSettings, CommandFailed) as error:
        print(error, file=sys.stderr)
        sys.exit(1)
    except FormFaults as faults:
        print(f"Mẫu báo cáo có lỗi:\n{faults}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


def _run(settings: Settings, options: Namespace) -> None:
    """The command, its module loaded only now: most of them need little of the product."""
    match options.command:
        case "run":
            from bot.cli.serve import run  # noqa: PLC0415

            run(settings)
        case "sandbox":
            from bot.sandbox.command import sandbox  # noqa: PLC0415

            sandbox(settings)
        case "check":
            from bot.cli.check import check  # noqa: PLC0415

            check(settings, options.folder)
        case "backup" | "restore":
            from bot.cli import archive  # noqa: PLC0415

            {"backup": archive.backup, "restore": archive.restore}[options.command](settings, options)
        case _:
            _desk(settings, options)


def _desk(settings: Settings, options: Namespace) -> None:
    from bot.cli import desk  # noqa: PLC0415
    from bot.cli.demo import demo  # noqa: PLC0415
    from bot.cli.exporting import export  # noqa: PLC0415
    from bot.cli.importing import import_workbook  # noqa: PLC0415
    from bot.cli.person import person  # noqa: PLC0415
    from bot.cli.regrouping import merge_or_split  # noqa: PLC0415
    from bot.cli.unit_table import import_units  # noqa: PLC0415

    commands = {
        "units": import_units if getattr(options, "action", "") == "import" else merge_or_split,
        "invite": desk.invite,
        "assign": desk.assign,
        "export": export,
        "import": import_workbook,
        "demo": demo,
        "person": person,
    }
    commands[options.command](settings, options)


if __name__ == "__main__":
    main()
