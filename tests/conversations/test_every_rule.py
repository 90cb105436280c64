"""No rule of a form that ships without a conversation in which it is said."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from templates.loader import load_forms

FORMS = load_forms(Path(str(files("templates").joinpath("forms"))))
SAID = "\n".join(file.read_text() for file in sorted(Path(__file__).parent.glob("*.chat")))


@pytest.mark.parametrize("form_id", sorted(FORMS))
def test_every_rule_is_said_somewhere(form_id: str) -> None:
    """For each rule a transcript shows the sentence a person reads; what a parameter fills in may differ."""
    sentences = [re.split(r"\{[^}]*\}", check.say) for check in FORMS[form_id].form.checks]
    assert [parts for parts in sentences if not re.search(".+".join(map(re.escape, parts)), SAID)] == []
