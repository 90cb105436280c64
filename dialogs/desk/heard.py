"""The message the desk heard last at a place: what the next one is compared with.

Part of the conversation's state (``dialogs.state``): a value that is stored and reloaded.
"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Heard:
    """Telegram's own date of a message, and how long it was in UTF-16 units."""

    at: datetime
    length: int
