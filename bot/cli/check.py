"""``baocao check``: every fault of the report forms, at once."""

from pathlib import Path

from bot.cli.failure import CommandFailed
from bot.settings import Settings
from templates.faults import FormFaults
from templates.loader import load_forms


def check(settings: Settings, folder: Path | None) -> None:
    """Load the forms of a folder (or one form's own folder) and say what is wrong with each."""
    try:
        loaded = load_forms(folder or settings.forms_dir)
    except FormFaults as faults:
        raise CommandFailed(str(faults)) from faults
    for name, form in sorted(loaded.items()):
        asked = sum(1 for _ in form.form.questions())
        print(f"{name}: đúng, {asked} câu hỏi.")
