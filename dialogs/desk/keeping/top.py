"""The first screen of Thiết lập, which an administrator meets wherever home would be."""

from dialogs.desk.keeping import words
from dialogs.screen import Draft, Screen


def top_screen(head: str = "") -> Screen:
    draft = Draft(head)
    return draft.line(f"{words.SET_UP} · bước 1 trong 3", "bold").line(words.TOP_NAME).screen()
