"""Whether a message to the desk is a further part of the one before it, which a messenger had cut."""

from dialogs.desk.heard import Heard
from dialogs.event import Said
from dialogs.report.answers.narrative import PASTE_GAP, PASTE_UNITS


def heard(said: Said) -> Heard:
    return Heard(said.at, said.length)


def goes_on(before: Heard | None, said: Said) -> bool:
    """Whether no more than a paste's time lies between a message long enough to have been cut and this one."""
    return before is not None and abs(said.at - before.at) <= PASTE_GAP and before.length >= PASTE_UNITS
