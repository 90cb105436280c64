"""Making one document in a process of its own, as the bot's worker does: how long it takes and how much memory.

`python -m tests.bench.documents URL FORM WHAT [UNIT]`, WHAT one of "unit", "docx", "xlsx", "both"; with a consolidating
unit's id the document is its own, with the sensitive tables too, and made once.  The last line printed is JSON:
`{"cold": seconds, "warm": seconds, "peak": bytes, "base": bytes, "size": bytes}`.  Cold is the first in the process,
its libraries still to be loaded; base is the memory before it.
"""

import os
import resource
import sys
import time
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Connection

from bot.forms.outlines import Outlines
from bot.jobs.worker import SENSITIVE_VARIABLE, make
from storage import assignments, periods, units
from storage.database import Database, open_database

WARM = 3


def main() -> None:
    """Make the document once cold and a few times warm."""
    url, form, what, *unit = sys.argv[1:]
    os.environ[SENSITIVE_VARIABLE] = "chat" if unit else "outside"
    with open_database(url, workers=1) as database:
        kind, params = database.read(lambda connection: _order(connection, form, what, *unit)).result()
        base = peak()
        times, size = [], 0
        for _ in range(1 if unit else 1 + WARM):
            took, size = _timed(database, kind, params)
            times.append(took)
    told = {"cold": times[0], "warm": min(times[1:], default=times[0]), "peak": peak(), "base": base, "size": size}
    print(orjson.dumps(told).decode())


def _timed(database: Database, kind: str, params: dict[str, Any]) -> tuple[float, int]:
    """Seconds and bytes of the files; outlines are new each time, as after a restart."""
    started = time.perf_counter()
    result = make(database, Outlines(), kind, params)
    return time.perf_counter() - started, sum(len(one.content) for one in result.made)


def _order(connection: Connection, form: str, what: str, unit: str = "") -> tuple[str, dict[str, Any]]:
    """The job's kind and parameters: on the earlier period, which every unit has handed in."""
    period = periods.of_form(connection, form)[-1]
    own = assignments.of_period(connection, period.id)
    if what == "unit":
        return "preview", {"assignment": own[len(own) // 2].id}
    parent = unit or next(one.id for one in units.all_units(connection) if one.parent_id is None)
    return "consolidate", {"period": period.id, "unit": parent, "basis": "submitted", "output": what}


def peak() -> int:
    """The most memory this program has held, in bytes.

    Linux hands the parent's maximum on to `ru_maxrss` of a child; VmHWM is this program's own.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main()
