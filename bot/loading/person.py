"""The person behind a Telegram account, with the posts and parts they hold now."""

from sqlalchemy import Connection

from dialogs.person import Person, Post, Role, Share
from storage import contributors, people


def load_person(connection: Connection, telegram_id: int) -> Person | None:
    """``person_of``, for somebody who acts: whoever does can be reached, whatever an earlier refusal of Telegram's
    made of it."""
    known = people.by_telegram_id(connection, telegram_id)
    if known is not None and known.blocked_at is not None:
        people.set_blocked(connection, telegram_id, None)
    return _with_posts(connection, known)


def person_of(connection: Connection, telegram_id: int) -> Person | None:
    """None for a stranger and for somebody whose every role was revoked."""
    return _with_posts(connection, people.by_telegram_id(connection, telegram_id))


def _with_posts(connection: Connection, known: people.Person | None) -> Person | None:
    if known is None:
        return None
    shares = tuple(Share(number, *share) for number, share in contributors.shares(connection, known.id).items())
    if not known.roles and not shares:
        return None
    posts = tuple(Post(Role(held.role), held.unit) for held in known.roles)
    return Person(known.id, known.name, known.title, posts, shares)
