"""Long work a person has asked for, looked at when they press its button."""

from sqlalchemy import Connection

from storage import jobs


def state_of_job(connection: Connection, chat_id: int, number: int | None) -> str | None:
    """The state of the chat's own job, held until the turn is kept; None where it is another's or there is none."""
    job = jobs.lock(connection, number) if number is not None else None
    return job.state if job is not None and job.chat_id == chat_id else None
