"""A whole template: the document of one layout, for a unit's report or for the consolidated one."""

from renderers.word.blank.frame import header_block, signature_block, title_block
from renderers.word.blank.look import Looks, looks
from renderers.word.blank.markup import ROOT_NAMESPACES, paragraph, run, runs
from renderers.word.blank.package import package
from renderers.word.blank.page import section
from renderers.word.block import Kind
from templates.form import Layout

MATERIAL_TITLE = "TÀI LIỆU BIÊN TẬP (không phát hành)"


def unit_template(layout: Layout) -> bytes:
    """The template of a unit's report."""
    look = looks(layout)
    return package(look, _document(_report(layout, look) + paragraph(look.section_end) + section()))


def consolidated_template(layout: Layout) -> bytes:
    """The template of a consolidated report: the report to be signed, then the editing material."""
    look = looks(layout)
    first_part = _report(layout, look) + paragraph(look.section_end, section=section())
    return package(look, _document(first_part + _material(look) + section()))


def _document(content: str) -> str:
    return f"<w:document {ROOT_NAMESPACES}><w:body>{content}</w:body></w:document>"


def _report(layout: Layout, look: Looks) -> str:
    return (
        header_block(layout, look)
        + title_block(layout, look)
        + paragraph(look.body, "{{ opening }}")
        + _prototypes(look)
        + paragraph(look.closing, "{{ closing }}")
        + signature_block(look)
    )


def _prototypes(look: Looks) -> str:
    """One paragraph for each kind of text; repeated with that text when a document is made."""
    text = look.body
    lead, number = Kind.run_in.placeholders[0], Kind.item.placeholders[0]
    return (
        paragraph(look.heading_1, _name(Kind.heading_1))
        + paragraph(look.heading_2, _name(Kind.heading_2))
        + paragraph(look.heading_3, _name(Kind.heading_3))
        + runs(text, run(look.heading_3, f"{{{{ {lead} }}}}"), run(text, " "), run(text, _name(Kind.run_in)))
        + paragraph(text, _name(Kind.paragraph))
        + runs(text, run(look.heading_2, f"{{{{ {number} }}}}"), run(text, " "), run(text, _name(Kind.item)))
    )


def _material(look: Looks) -> str:
    return (
        paragraph(look.material_title, MATERIAL_TITLE)
        + paragraph(look.material_heading, _name(Kind.material_heading))
        + paragraph(look.material_question, _name(Kind.material_question))
        + paragraph(look.material_units, _name(Kind.material_units))
        + paragraph(look.material_text, _name(Kind.material_text))
        + paragraph(look.material_note, _name(Kind.material_note))
    )


def _name(kind: Kind) -> str:
    """The placeholder of the kind's text, its last one."""
    return f"{{{{ {kind.placeholders[-1]} }}}}"
