"""Về đầu: the button that leads home from wherever it stands."""

from dialogs import words
from dialogs.screen import button

TO_HOME = button(words.HOME_BUTTON, "home")
