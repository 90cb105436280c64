"""Telegram's refusals read once: wait, give up on the person, send anew, or try again."""

from dataclasses import dataclass
from datetime import timedelta

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

NOT_MODIFIED = "message is not modified"
GONE = ("message to edit not found", "message can't be edited", "message_id_invalid", "message identifier is not")


@dataclass(frozen=True, slots=True)
class Wait:
    """Telegram asks to wait that many seconds."""

    seconds: float


class Unreachable:
    """The person blocked the bot or the chat is gone: nothing more can be sent there."""


class SendAnew:
    """The message to edit is gone: the screen must be sent as a new one."""


class Already:
    """The message already looks as wanted."""


class Refused:
    """Telegram will never take this call; trying again would not help."""


class TryAgain:
    """The network or Telegram failed; the same call may go through later."""


Refusal = Wait | Unreachable | SendAnew | Already | Refused | TryAgain


def read(error: TelegramError) -> Refusal:
    """What to do about an error of the Bot API."""
    match error:
        case RetryAfter():
            after = error.retry_after
            return Wait(after.total_seconds() if isinstance(after, timedelta) else float(after))
        case Forbidden() | ChatMigrated():
            return Unreachable()
        case InvalidToken():
            return Refused()
        case BadRequest():
            return _bad_request(error.message.lower())
        case _:
            return TryAgain()


def _bad_request(message: str) -> Refusal:
    if NOT_MODIFIED in message:
        return Already()
    if any(gone in message for gone in GONE):
        return SendAnew()
    return Unreachable() if "chat not found" in message else Refused()
