"""From one step of /giao to another."""

from dataclasses import replace

from dialogs.desk.places import Assigning, AssigningStep
from dialogs.turn import Turn

Outcome = Turn | Assigning
"""What an event leads to: a whole turn, or the place whose screen is to be shown."""


def go(place: Assigning, step: AssigningStep) -> Assigning:
    return replace(place, step=step)
