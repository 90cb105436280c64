"""The standing parts of a template: header block, title block, signature block, each in both layouts."""

from renderers.word.blank.look import Looks
from renderers.word.blank.markup import paragraph, two_columns
from renderers.word.blank.page import TEXT_WIDTH
from renderers.word.blank.rule_line import rule_line
from renderers.word.fitting import PART_LINE, WHOLE_LINE
from templates.form import Layout

SIGNATURE_LINES = 4
"""Blank lines left for the signature."""

_PARTY_LEFT = 4400
_STATE_LEFT = 3755
_SIGNATURE_LEFT = 4677


def header_block(layout: Layout, look: Looks) -> str:
    """One borderless table of two columns (document-standards 1 and 3.1)."""
    return _party_header(look) if layout is Layout.party else _state_header(look)


def title_block(layout: Layout, look: Looks) -> str:
    """BÁO CÁO, what on, and five hyphens (Party) or a drawn line and "Kính gửi" (state)."""
    party = layout is Layout.party
    below = paragraph(look.hyphens, "-----") if party else rule_line(look.rule, PART_LINE, 3)
    lines = (
        paragraph(look.title, "BÁO CÁO"),
        paragraph(look.subject, "{{ subject }}"),
        below,
        "" if party else _when("addressee", paragraph(look.addressee, "Kính gửi: {{ addressee }}"), look),
    )
    return "".join(lines)


def signature_block(look: Looks) -> str:
    """Recipients at the left, authority, posts, room to sign and name at the right, never torn apart."""
    left = paragraph(look.recipients_label, "Nơi nhận:") + _each(
        "recipients", paragraph(look.recipient, "{{ line }}"), look
    )
    right = (
        _when("authority", paragraph(look.authority, "{{ authority }}"), look)
        + _each("posts", paragraph(look.post, "{{ line }}"), look)
        + paragraph(look.signature_gap) * SIGNATURE_LINES
        + paragraph(look.signer, "{{ signer }}")
    )
    return two_columns((_SIGNATURE_LEFT, TEXT_WIDTH - _SIGNATURE_LEFT), [(left, right)])


def _party_header(look: Looks) -> str:
    left = _issuer(look) + paragraph(look.star, "*") + paragraph(look.number, "{{ number_and_symbol }}")
    right = (
        paragraph(look.motto_1, "ĐẢNG CỘNG SẢN VIỆT NAM")
        + rule_line(look.rule, WHOLE_LINE, 1)
        + paragraph(look.date, "{{ place_and_date }}")
    )
    return two_columns((_PARTY_LEFT, TEXT_WIDTH - _PARTY_LEFT), [(left, right)])


def _state_header(look: Looks) -> str:
    left = _issuer(look) + rule_line(look.rule, PART_LINE, 2)
    right = (
        paragraph(look.motto_1, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        + paragraph(look.motto_2, "Độc lập - Tự do - Hạnh phúc")
        + rule_line(look.rule, WHOLE_LINE, 1)
    )
    below = paragraph(look.number, "{{ number_and_symbol }}"), paragraph(look.date, "{{ place_and_date }}")
    return two_columns((_STATE_LEFT, TEXT_WIDTH - _STATE_LEFT), [(left, right), below])


def _issuer(look: Looks) -> str:
    superior = _when("superior", paragraph(look.superior, "{{ superior }}"), look)
    return superior + _each("issuer_lines", paragraph(look.issuer, "{{ line }}"), look)


def _when(name: str, content: str, look: Looks) -> str:
    return paragraph(look.control, f"{{%p if {name} %}}") + content + paragraph(look.control, "{%p endif %}")


def _each(name: str, content: str, look: Looks) -> str:
    return paragraph(look.control, f"{{%p for line in {name} %}}") + content + paragraph(look.control, "{%p endfor %}")
