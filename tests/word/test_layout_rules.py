"""The official layout: every rule holds in every kind of document, and every rule can fail."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest

from renderers.word.consolidated import consolidated_report
from renderers.word.unit_report import unit_report
from tests.word import layout_rules
from tests.word.layout_rules import RULES, Checked, Rule
from tests.word.samples import PARTY, STATE, TABLES_FORM, TERM_FORM, consolidation, loaded, report, signed

KINDS = ("unit draft", "unit empty draft", "unit submitted", "unit signed", "consolidated", "consolidated signed")


@cache
def document(form_id: str, kind: str) -> bytes:
    """A generated document of one form."""
    form = loaded(form_id)
    match kind:
        case "unit draft":
            return unit_report(report(form_id, version=None), form.unit_template)
        case "unit empty draft":
            return unit_report(replace(report(form_id, version=None), answers={}), form.unit_template)
        case "unit submitted":
            return unit_report(report(form_id), form.unit_template)
        case "unit signed":
            return unit_report(signed(report(form_id)), form.unit_template)
        case "consolidated":
            return consolidated_report(consolidation(form_id), form.consolidated_template)
        case _:
            made = consolidation(form_id)
            cover = signed(replace(report(form_id), cover=made.cover)).cover
            return consolidated_report(replace(made, cover=cover), form.consolidated_template)


def faults(content: bytes, form_id: str, kind: str, rule: Rule) -> list[str]:
    """What one rule finds in a document."""
    submitted = kind in ("unit submitted", "unit signed")
    return list(rule(Checked(content, loaded(form_id).form.layout, submitted=submitted)))


@pytest.mark.parametrize("form_id", [PARTY, STATE, TABLES_FORM, TERM_FORM])
@pytest.mark.parametrize("kind", KINDS)
def test_every_rule_holds(form_id: str, kind: str) -> None:
    """A generated document of either layout, of a unit or of many, keeps every rule of the official layout."""
    content = document(form_id, kind)
    assert {rule.__name__: found for rule in RULES if (found := faults(content, form_id, kind, rule))} == {}


Change = Callable[[str], str]


def swapped(old: str, new: str, count: int = -1) -> Change:
    """A document part with one thing made wrong."""

    def change(xml: str) -> str:
        assert old in xml, f"the sample has no {old}"
        return xml.replace(old, new, count)

    return change


DOCUMENT, HEADER = "word/document.xml", "word/header1.xml"
BROKEN: list[tuple[Rule, str, str, Change]] = [
    (layout_rules.page, STATE, DOCUMENT, swapped('w:w="11906"', 'w:w="12240"')),
    (layout_rules.page, PARTY, DOCUMENT, swapped('w:right="850"', 'w:right="1134"')),
    (layout_rules.font, PARTY, DOCUMENT, swapped('w:cs="Times New Roman"', 'w:cs="Arial"')),
    (layout_rules.font, PARTY, HEADER, swapped('w:ascii="Times New Roman"', 'w:ascii="Calibri"')),
    (layout_rules.font, STATE, DOCUMENT, swapped('w:color w:val="000000"', 'w:color w:val="FF0000"')),
    (layout_rules.page_number, STATE, DOCUMENT, swapped("<w:titlePg/>", "")),
    (layout_rules.page_number, STATE, HEADER, swapped('w:jc w:val="center"', 'w:jc w:val="right"')),
    (layout_rules.page_number, PARTY, HEADER, swapped(" PAGE ", " DATE ")),
    (layout_rules.page_number, PARTY, DOCUMENT, swapped('<w:pgNumType w:start="1"/>', "")),
    (layout_rules.header_block, PARTY, DOCUMENT, swapped("ĐẢNG CỘNG SẢN", "ĐẢNG CỘNG  SẢN")),
    (layout_rules.header_block, PARTY, DOCUMENT, swapped(">*<", "><")),
    (layout_rules.header_block, PARTY, DOCUMENT, swapped('<wp:extent cx="', '<wp:extent cx="1')),
    (layout_rules.header_block, STATE, DOCUMENT, swapped('prst="line"', 'prst="rect"', 1)),
    (layout_rules.header_block, STATE, DOCUMENT, swapped('<w:top w:val="nil"/>', '<w:top w:val="single"/>', 1)),
    (layout_rules.header_block, STATE, DOCUMENT, swapped("Tự do - ", "Tự do – ")),
    (layout_rules.number_and_symbol, STATE, DOCUMENT, swapped("Số: 05/", "Số 05/")),
    (layout_rules.number_and_symbol, PARTY, DOCUMENT, swapped("Số 05-BC/BCĐ", "Số: 05-BC/BCĐ")),
    (layout_rules.place_and_date, STATE, DOCUMENT, swapped("ngày 05", "ngày 5")),
    (layout_rules.place_and_date, PARTY, DOCUMENT, swapped("Sông Vàng, ngày", "Sông Vàng ngày")),
    (layout_rules.title_block, PARTY, DOCUMENT, swapped("-----", "----")),
    (layout_rules.title_block, STATE, DOCUMENT, swapped(">BÁO CÁO<", ">ĐỀ CƯƠNG BÁO CÁO<")),
    (layout_rules.body, PARTY, DOCUMENT, swapped('w:line="360" w:lineRule="exact"', 'w:line="360" w:lineRule="auto"')),
    (layout_rules.body, STATE, DOCUMENT, swapped('w:firstLine="567"', 'w:firstLine="720"', 9)),
    (layout_rules.body, STATE, DOCUMENT, swapped("I. CÔNG TÁC", "I. Công tác")),
    (layout_rules.signature, PARTY, DOCUMENT, swapped('w:pStyle w:val="SignatureGap"', 'w:pStyle w:val="Post"', 1)),
    (layout_rules.signature, STATE, DOCUMENT, swapped("<w:cantSplit/>", "")),
    (layout_rules.recipients, PARTY, DOCUMENT, swapped('<w:u w:val="single"/>', '<w:u w:val="none"/>')),
    (layout_rules.recipients, STATE, DOCUMENT, swapped("- Lưu: VT.", "- Lưu: VT;")),
    (layout_rules.no_district, STATE, DOCUMENT, swapped("của Ủy ban nhân dân xã", "của Ủy ban nhân dân huyện")),
    (layout_rules.clean_text, PARTY, DOCUMENT, swapped("Nội dung thứ", "……… thứ", 1)),
    (layout_rules.clean_text, PARTY, DOCUMENT, swapped("\u1ed9", "o\u0323\u0302")),
    (layout_rules.salutation, PARTY, DOCUMENT, swapped("Trên đây là", "Kính gửi là")),
    (layout_rules.sections_apart, PARTY, DOCUMENT, swapped("TRƯỞNG BAN", "TÀI LIỆU BIÊN TẬP")),
    (layout_rules.sections_apart, TABLES_FORM, DOCUMENT, swapped('w:val="AnnexPlace"', 'w:val="AnnexNote"', 1)),
    (layout_rules.page, TABLES_FORM, DOCUMENT, swapped('w:bottom="850"', 'w:bottom="1134"', 1)),
    (layout_rules.annexes, TABLES_FORM, DOCUMENT, swapped("<w:tblHeader/>", "")),
    (layout_rules.annexes, TABLES_FORM, DOCUMENT, swapped("<w:cantSplit/>", "")),
    (layout_rules.annexes, TABLES_FORM, DOCUMENT, swapped('<w:top w:val="single"', '<w:top w:val="dotted"')),
    (layout_rules.annexes, TABLES_FORM, DOCUMENT, swapped('<w:gridSpan w:val="6"/>', "", 1)),
    (layout_rules.annexes, TABLES_FORM, "word/styles.xml", swapped('w:sz w:val="16"', 'w:sz w:val="13"')),
]


@pytest.mark.parametrize(("rule", "form_id", "part", "change"), BROKEN)
def test_every_rule_can_fail(rule: Rule, form_id: str, part: str, change: Change) -> None:
    """Each checker finds a fault in a document that breaks its rule, so none of them passes by being blind."""
    content = document(form_id, "unit signed")
    assert faults(content, form_id, "unit signed", rule) == []
    assert faults(_with_part(content, part, change), form_id, "unit signed", rule) != []


def test_no_rule_goes_unproven() -> None:
    """Every rule has a document it fails on."""
    assert {rule for rule, *_ in BROKEN} == set(RULES)


def _with_part(content: bytes, part: str, change: Change) -> bytes:
    target = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(target, "w") as changed:
        for name in source.namelist():
            data = source.read(name)
            changed.writestr(name, change(data.decode()) if name == part else data)
    return target.getvalue()
