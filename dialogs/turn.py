"""What a step decides: the new state, the changes to keep, the screen to show and the work to start."""

from collections.abc import Mapping
from dataclasses import dataclass

from dialogs.changes import Change
from dialogs.screen import Screen
from dialogs.state import State


@dataclass(frozen=True, slots=True)
class Job:
    """Long work to be done beside the chat: ``preview``, ``pdf`` (report), ``consolidate`` (period, basis, output)."""

    kind: str
    params: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Turn:
    """``screen`` None leaves what is shown; ``fresh`` sends it anew (after a message) instead of editing."""

    state: State
    screen: Screen | None = None
    fresh: bool = True
    changes: tuple[Change, ...] = ()
    jobs: tuple[Job, ...] = ()
    toast: str = ""
    """Short line for the answer to a button press."""
