"""``baocao check``: every fault of the report forms and of their Word templates, at once."""

from pathlib import Path

from bot.cli.failure import CommandFailed
from bot.forms.checks import most_asked, template_faults
from bot.settings import Settings
from templates.faults import FormFaults
from templates.loader import load_forms


def check(settings: Settings, folder: Path | None) -> None:
    """Load the forms of a folder (or one form's own folder) and say what is wrong with each."""
    try:
        loaded = load_forms(folder or settings.forms_dir)
    except FormFaults as faults:
        raise CommandFailed(str(faults)) from faults
    wrong = [fault for form in loaded.values() for fault in template_faults(form)]
    if wrong:
        raise CommandFailed("\n".join(wrong))
    for name, form in sorted(loaded.items()):
        print(f"{name}: đúng, {most_asked(form.form)} câu hỏi.")
