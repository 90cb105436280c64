"""The figures under load as text: each table with what it is aimed at."""

from collections.abc import Mapping, Sequence
from statistics import quantiles

from tests.bench import endurance as enduring
from tests.bench.crowd import DIALOG, ECHO, ONE, OWN, THREE
from tests.bench.hour import LIMIT, TELEGRAM, Rush
from tests.bench.load import Figures
from tests.bench.table import verdict
from tests.bench.thinking import OFFICERS, THINK

THINKING_AIM, REPLICAS_AIM = 1.0, 0.9
"""Seconds of the slowest of twenty replies; the share of one process's replies a second that three give here."""

AT_ONCE = 50
"""Chats at which ours is to give at least the replies a second of the echo bot."""

REMINDED = 3321 * 2 * 2
"""Reminders of the hour: two people of each commune, of two reports each."""

HEAD = "replies/s  p50 ms  p95 ms  p99 ms  CPU s/1,000  bot CPU  driver CPU  bot MB"


def crowd(found: Mapping[str, Sequence[Figures]]) -> str:
    """One process on SQLite beside the yardsticks."""
    lines = ["", f"{'everybody at once, SEND_LIMIT=0':<40} chats  {HEAD}"]
    for place, own in enumerate(found[OWN]):
        lines += [_row(name, runs[place]) for name, runs in found.items()]
        lines += [_ratio(name, own, found[name][place]) for name in (ECHO, DIALOG) if name in found]
    return "\n".join(lines)


def _ratio(name: str, own: Figures, other: Figures) -> str:
    ratio = own.rate / other.rate
    told = verdict(ratio >= 1) if name == ECHO and own.chats == AT_ONCE else ""
    return f"{'  beside ' + name.partition(',')[0]:<40} {own.chats:>5} {ratio:>9.2f}x {told}"


def replicas(found: Mapping[str, Sequence[Figures]]) -> str:
    """Three processes beside one."""
    lines = ["", f"{'everybody at once, behind a balancer':<40} chats  {HEAD}"]
    for one, three in zip(found[ONE], found[THREE], strict=True):
        ratio = three.rate / one.rate
        lines += [_row(ONE, one), _row(THREE, three)]
        lines.append(f"{'  three beside one':<40} {one.chats:>5} {ratio:>9.2f}x {verdict(ratio >= REPLICAS_AIM)}")
    return "\n".join(lines)


def thinking(run: Figures) -> str:
    """Officers who think."""
    kept = run.percentile(95) < THINKING_AIM
    title = f"{OFFICERS} officers who think {THINK:.0f} s, SQLite"
    return "\n".join(["", f"{title:<40} chats  {HEAD}", f"{_row('Trợ lý báo cáo', run)} {verdict(kept)}"])


def _row(name: str, run: Figures) -> str:
    waits = "".join(f"{run.percentile(which) * 1000:>8.0f}" for which in (50, 95, 99))
    return (
        f"{name:<40} {run.chats:>5} {run.rate:>10.0f}{waits} {run.cpu_per_thousand:>12.2f} "
        f"{run.cpu / run.seconds:>8.0%} {run.driver / run.seconds:>11.0%} {run.memory / 2**20:>7.0f}"
    )


def hour(rushes: Sequence[Rush]) -> str:
    """The deadline hour, and what Telegram's limit makes of it."""
    lines = [
        "",
        "deadline hour, s of the machine     reports  replies p50/p95/p99     files p50/p95/p99   CPU s/1,000   MB",
    ]
    for rush in rushes:
        clock = "real time" if rush.stretch.speed == 1 else f"{rush.stretch.speed} times as fast"
        title = f"{rush.stretch.minutes:.0f} min, {clock}"
        cpu = rush.cpu / len(rush.files) * 1000
        lines.append(
            f"{title:<34} {len(rush.files):>8} {_waits(rush.replies):>20} {_waits(rush.files):>21} "
            f"{cpu:>13.1f} {rush.memory / 2**20:>4.0f}"
        )
        lines.append(
            f"  {rush.reminders} reminders among {rush.sent} messages, {rush.each:.1f} for each report; "
            f"{len(rush.files) / rush.seconds:.1f} Word files a second"
        )
    return "\n".join([*lines, _limited(rushes[-1])])


def _limited(rush: Rush) -> str:
    """What the limits of sending alone come to over the hour."""
    messages = 3321 * 2 * rush.each + REMINDED
    return (
        f"  the hour's {messages:,.0f} messages take {messages / TELEGRAM:,.0f} s of 3,600 at Telegram's {TELEGRAM}/s, "
        f"{messages / LIMIT:,.0f} s at SEND_LIMIT={LIMIT}; its {REMINDED:,} reminders go out in "
        f"{REMINDED / (LIMIT * 0.8) / 60:.0f} minutes; it needs {3321 * 2 / 3600:.1f} Word files a second"
    )


def _waits(seconds: Sequence[float]) -> str:
    cuts = quantiles(seconds, n=100)
    return " / ".join(f"{cuts[which - 1]:.2f}" for which in (50, 95, 99))


def endurance(found: enduring.Endurance) -> str:
    """Memory on the way."""
    weights = " ".join(f"{weight / 2**20:.0f}" for weight in found.weights)
    return "\n".join(
        [
            "",
            f"memory over {enduring.EVENTS:,} events, SQLite      chats  {HEAD}",
            _row("Trợ lý báo cáo", found.run),
            f"  MB after each {enduring.EVERY:,}: {weights} {verdict(found.is_flat)}",
        ]
    )
