"""The progress picture of a period: what /tiendo shows, drawn to be forwarded."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.forms.outlines import Outlines
from bot.jobs.documents import Made
from bot.loading.standings import Standings
from bot.reports import NothingThere
from dialogs.desk.following.followed import FollowedUnit
from dialogs.report.words import STATUS
from renderers.picture.content import PictureUnit, ProgressPicture, Tone
from storage import periods, units
from templates.dates import deadline_in_words, moment
from templates.form import ReportForm
from templates.period import Period

PNG = "image/png"


@dataclass(frozen=True, slots=True)
class Moment:
    """When and where people look."""

    now: datetime
    zone: ZoneInfo


def progress_pictures(connection: Connection, outlines: Outlines, params: dict[str, Any]) -> list[Made]:
    """A picture for each page; ``params`` name period, parent unit, the instant and the zone it is told in."""
    from renderers.picture.drawing import drawn  # noqa: PLC0415 - slow to load, not needed to start

    at = Moment(datetime.fromisoformat(params["at"]), ZoneInfo(params["zone"]))
    stored, parent = periods.get(connection, int(params["period"])), units.get(connection, int(params["unit"]))
    if stored is None or parent is None:
        raise NothingThere("Không có kỳ báo cáo này.")
    found = Standings(outlines).of_period(connection, stored.id, parent.id, at.now)
    form = outlines.of(connection, stored.form_version_id, stored.period).form
    pages = drawn(progress_picture(form, parent.name, stored.period, found, at))
    return [
        Made(f"tien-do-{number}.png", PNG, page, _caption(form, parent.name, number, len(pages)))
        for number, page in enumerate(pages, 1)
    ]


def progress_picture(
    form: ReportForm, parent: str, period: Period, units: tuple[FollowedUnit, ...], at: Moment
) -> ProgressPicture:
    """The list of /tiendo in the picture's words, the worst first."""
    worst = sorted(units, key=lambda unit: unit.urgency(at.now))
    deadline = f"hạn nộp {moment(period.deadline, at.zone)} · {deadline_in_words(at.now, period.deadline, at.zone)}"
    return ProgressPicture(
        form.title,
        f"{parent} · {deadline}",
        _summary(units, at.now),
        tuple(_unit(one, at) for one in worst),
        f"Trợ lý báo cáo · lúc {moment(at.now, at.zone)}",
    )


def _summary(units: tuple[FollowedUnit, ...], now: datetime) -> tuple[str, str]:
    sent, late = sum(not unit.is_open for unit in units), sum(unit.is_late(now) for unit in units)
    counted = Counter(unit.status for unit in units)
    overdue = f", quá hạn {late}." if late else "."
    states = " · ".join(f"{name} {counted[status]}" for status, name in STATUS.items() if counted[status])
    return f"Đã nộp {sent}/{len(units)} đơn vị{overdue}", states


def _unit(one: FollowedUnit, at: Moment) -> PictureUnit:
    left = f" · {deadline_in_words(at.now, one.deadline, at.zone)}" if one.is_open else ""
    return PictureUnit(one.unit.name, STATUS[one.status] + left, one.percent, _tone(one, at.now), str(one.marks))


def _tone(one: FollowedUnit, now: datetime) -> Tone:
    if one.is_late(now):
        return "late"
    if not one.is_open:
        return "sent"
    if one.status == "returned":
        return "returned"
    return "working" if one.done else "idle"


def _caption(form: ReportForm, parent: str, number: int, count: int) -> str:
    page = f", trang {number}/{count}" if count > 1 else ""
    return f"Tiến độ {form.short_title} · {parent}{page}."
