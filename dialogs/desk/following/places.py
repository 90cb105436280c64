"""Where staff stand while they remind or tell the units below.

Part of the conversation's state (``dialogs.state``): values that are stored and reloaded.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from dialogs.desk.heard import Heard


@dataclass(frozen=True, slots=True)
class Nudging:
    """/nhac: the units that would be reminded are listed, waiting for Gửi nhắc.

    ``assignment`` is the one unit that is meant (0 = all); ``late``: only those overdue, else all that have not handed
    in; ``again``: those too that were reminded within the hour; ``line`` is the sender's own; ``heard`` one that was
    too long, to know its further parts by.
    """

    period: int = 0
    unit: int = 0
    assignment: int = 0
    late: bool = True
    again: bool = False
    line: str = ""
    heard: Heard | None = None
    kind: Literal["nudging"] = "nudging"


@dataclass(frozen=True, slots=True)
class Telling:
    """/thongbao: a message of ``desk`` to ``units`` on its way, or one that was sent (``broadcast``).

    ``step``: top (to whom, and what was sent), whom (one by one, narrowed by ``words``), text, confirm, sent.
    ``at`` and ``length`` are those of the message the text ends with, to join a paste that Telegram has cut.
    """

    step: Literal["top", "whom", "text", "confirm", "sent"] = "top"
    desk: int = 0
    units: tuple[int, ...] = ()
    text: str = ""
    page: int = 0
    words: str = ""
    broadcast: int = 0
    at: datetime | None = None
    length: int = 0
    kind: Literal["telling"] = "telling"


@dataclass(frozen=True, slots=True)
class Following:
    """Who is where in a period of one parent unit (0 = still to choose), one page of it.

    ``words`` narrow the list to units so named; ``assignment`` is that of the unit that is shown closely (0 = none).
    ``year``: how punctual they were in that year is listed instead (0 = where they stand).
    """

    period: int = 0
    unit: int = 0
    page: int = 0
    words: str = ""
    assignment: int = 0
    year: int = 0
    kind: Literal["following"] = "following"
