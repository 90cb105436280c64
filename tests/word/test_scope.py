"""A unit whose assignment is limited: what does not concern it is neither asked nor printed."""

from dataclasses import replace

from renderers.word.unit_report import unit_body
from templates.outline import Outline
from tests.word.small_form import FIGURES, form, report, section, text


def test_what_does_not_concern_a_unit_is_neither_asked_nor_printed() -> None:
    """Only the sections in the scope are asked, numbered from 1, and only their headings stand in the report."""
    whole = form(section("I", text("a")), section("II", FIGURES, text("b")), section("III", text("c")))
    outline = Outline(whole, "xa", frozenset({"muc_ii"}))
    assert [(item.index, item.question.id) for item in outline.items] == [(1, "hoi_nghi"), (2, "b")]
    assert outline.left_out == {"a", "c"}
    limited = replace(report(whole, {}), scope=frozenset({"muc_ii"}), left_out=outline.left_out)
    printed = " ".join(str(part) for block in unit_body(limited) for part in block.texts)
    assert printed.startswith("II. MỤC II ")
    assert "MỤC III" not in printed
