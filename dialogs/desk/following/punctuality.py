"""How punctual one report was, in words."""

from dialogs.desk.following import words
from dialogs.desk.following.followed import Punctual
from dialogs.report.words import STATUS
from dialogs.world import World
from templates.dates import deadline_in_words


def punctuality(world: World, one: Punctual) -> str:
    """ "đúng hạn", "muộn 3 ngày", "chưa nộp, quá hạn 5 ngày", "còn 9 ngày"."""
    if one.submitted_at is None:
        left = deadline_in_words(world.now, one.deadline, world.zone)
        return f"chưa nộp, {left}" if one.deadline < world.now else f"{STATUS[one.status]}, {left}"
    if one.submitted_at <= one.deadline:
        return words.ON_TIME
    days = (one.submitted_at.astimezone(world.zone).date() - one.deadline.astimezone(world.zone).date()).days
    return words.LATE.format(days=days) if days else words.LATE_SAME_DAY
