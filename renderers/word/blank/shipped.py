"""Which forms ship with a template made here, and in which layout."""

from renderers.word.blank.template import consolidated_template, unit_template
from templates.form import Layout

LAYOUTS = {
    "dan-van-kheo-nam": Layout.party,
    "dan-chu-co-so-6-thang": Layout.state,
    "so-ket-dan-van-6-thang": Layout.party,
    "tong-ket-dan-van-nhiem-ky": Layout.party,
}
"""Form id -> layout."""


def shipped_templates() -> dict[str, bytes]:
    """Path below the folder of forms -> the template."""
    found: dict[str, bytes] = {}
    for form, layout in LAYOUTS.items():
        found[f"{form}/unit.docx"] = unit_template(layout)
        found[f"{form}/consolidated.docx"] = consolidated_template(layout)
    return found
