"""The figures as one text: each table beside what it is measured against."""

from collections.abc import Mapping

from tests.bench.load import Figures

UNIT_AIM, ALL_AIM, CHAT_AIM = 1.0, 10.0, 1.0
"""Seconds: one unit's report, 200 units in Word and Excel, a reply meanwhile."""

Made = Mapping[str, float]


def meanwhile(runs: Mapping[str, Figures]) -> str:
    """The chat while 200 units are consolidated."""
    lines = ["", "Cả hai through the chat            s   chats  replies/s  p50 ms  p95 ms  max ms"]
    for form, run in runs.items():
        kept = run.seconds < ALL_AIM and run.percentile(95) < CHAT_AIM
        lines.append(
            f"{form:<28} {run.seconds:>7.1f} {run.chats:>7} {run.rate:>10.0f} {run.percentile(50) * 1000:>7.1f} "
            f"{run.percentile(95) * 1000:>7.1f} {max(run.latencies) * 1000:>7.1f} {verdict(kept)}"
        )
    return "\n".join(lines)


def documents(made: Mapping[tuple[str, str], Made], units: int) -> str:
    """Milliseconds and megabytes of each document."""
    names = {
        "unit": "one unit, Word",
        "docx": f"{units} units, Word",
        "xlsx": f"{units} units, Excel",
        "both": f"{units} units, both",
    }
    lines = ["", "documents                                      cold ms  warm ms  peak MB  before MB  file KB"]
    for (form, what), one in made.items():
        aim = UNIT_AIM if what == "unit" else ALL_AIM
        lines.append(
            f"{form:<24} {names[what]:<20} {one['cold'] * 1000:>9.0f} {one['warm'] * 1000:>8.0f} "
            f"{one['peak'] / 2**20:>8.0f} {one['base'] / 2**20:>10.0f} {one['size'] / 1024:>8.0f} "
            f"{verdict(one['cold'] < aim)}"
        )
    return "\n".join(lines)


def following(found: Mapping[str, float]) -> str:
    """Seconds of /tiendo over the whole country."""
    lines = ["", "/tiendo for 3,321 units                                            s"]
    names = {"counted": "every look", "uncounted": "the first look after all of them worked"}
    lines += [f"{names[name]:<60} {took:>7.2f} {verdict(took < 1)}" for name, took in found.items()]
    return "\n".join(lines)


def beside(found: Mapping[str, Made]) -> str:
    """Milliseconds of ours and of the plain library doing the same, and how many times as fast ours is."""
    names = {
        "excel": "Excel import of a full so-ket workbook / plain openpyxl read",
        "word": "Word with all seven tables / plain docxtpl",
    }
    lines = ["", "beside the plain library                                          ours ms  plain ms   ratio"]
    for name, one in found.items():
        ours, plain = one["own"] * 1000, one["plain"] * 1000
        lines.append(f"{names[name]:<64} {ours:>8.1f} {plain:>9.1f} {plain / ours:>6.1f}x")
    return "\n".join(lines)


def verdict(kept: bool) -> str:
    """Whether an aim was reached, in a word."""
    return "ok" if kept else "MISSED"
