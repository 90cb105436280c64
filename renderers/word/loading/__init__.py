"""A whole report written in Word, cut by its headings into the sections of a form and read as answers.

Nothing is stored here and nothing guessed: what belongs nowhere without doubt is handed back as a passage to place.
"""

from renderers.word.loading.loaded_report import read_report

__all__ = ["read_report"]
