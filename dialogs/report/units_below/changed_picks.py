"""Picked paragraphs that read otherwise in the version that counts now."""

from dialogs.below import Below, UnitText
from templates.pick import Pick


def changed_picks(below: Below) -> list[tuple[Pick, UnitText]]:
    """Picks whose paragraph reads otherwise in the version that counts now, with that version's text."""
    found = []
    for pick in below.picks:
        text = next((one for one in below.layer.texts(pick.key) if one.source == pick.source), None)
        if text is not None and text.version > pick.version and present_words(pick, text) != pick.text:
            found.append((pick, text))
    return found


def present_words(pick: Pick, text: UnitText) -> str:
    """The paragraph in that version; "" where it has none."""
    if pick.text in text.stored:
        return pick.text
    return text.stored[pick.paragraph] if pick.paragraph < len(text.stored) else ""
