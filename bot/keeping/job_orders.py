"""Orders for the worker: the documents a turn asks for."""

import orjson

from bot.invitations.codes import CODE_LIVES
from bot.keeping.job_line import WITH_LINE, begin_line
from bot.keeping.writing import Writing
from dialogs.turn import Job
from storage import jobs
from templates.dates import short_day


def order(writing: Writing, job: Job) -> None:
    """Queue a job whose files go to this chat."""
    number = jobs.add(
        writing.connection,
        kind=job.kind,
        params=orjson.dumps(dict(job.params) | _known_here(writing, job)).decode(),
        chat_id=writing.world.chat,
        person_id=writing.person_id,
        at=writing.now,
    )
    if job.kind in WITH_LINE:
        begin_line(writing.connection, number, writing.world.chat, at=writing.now)


def _known_here(writing: Writing, job: Job) -> dict[str, str]:
    """What a job needs that no conversation knows: invitations name the bot and the day they expire."""
    if job.kind != "invitations":
        return {}
    until = (writing.now + CODE_LIVES).astimezone(writing.world.zone).date()
    return {"bot": writing.links.username, "until": short_day(until)}
