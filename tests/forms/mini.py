"""The smallest form with every kind of part, and a way to spoil one line of it."""

MINI = """\
id: mau-thu
title: Mẫu thử
short_title: Thử
layout: party
recurs: year
parameters:
  nam: { year: end }
  nam_sau: { year: end, plus: 1 }
  ky: { first_half: nửa đầu năm, second_half: "nửa cuối năm {nam}" }
  cap: { since: 2025-07-01, before: huyện, after: xã }
  ban: { text: Ban Chỉ đạo }
subject: kết quả năm {nam}
opening: "{issuer_in_text} báo cáo như sau:"
opening_with_letter: "Thực hiện Công văn số {letter_number}, {issuer_in_text} báo cáo như sau:"
closing: Trên đây là báo cáo của {issuer_in_text}./.
cover:
  issuer: "{party_body}"
  issuer_in_text: "{ban} {name}"
  symbol: BC/ĐU
  posts: [BÍ THƯ]
  recipients: ["{parent_party_body_in_text}", Lưu Văn phòng]
consolidated_cover:
  issuer: "{party_body}"
  issuer_in_text: "{ban} {name}"
  symbol: BC/ĐU
  posts: [BÍ THƯ]
  recipients: [Lưu Văn phòng]
sections:
  - id: muc_i
    number: I
    heading: CÔNG TÁC CẤP {cap}
    questions:
      - ask: figures
        id: hoi_nghi
        question: Số hội nghị
        fields:
          - { id: hoi_nghi.so, label: Số hội nghị, unit: hội nghị }
          - { id: hoi_nghi.nguoi, label: Số người, unit: người, required: true, default: 12 }
        sentence: "[Tổ chức {hoi_nghi.so} hội nghị{hoi_nghi.so:change} trong năm {nam}.]"
      - ask: text
        id: muc_i.noi_dung
        question: Kể lại công tác năm {nam}
  - id: muc_ii
    number: II
    heading: KIẾN NGHỊ
    sections:
      - id: muc_ii_1
        number: 1
        heading: "Với cấp trên:"
        run_in: true
        questions:
          - { ask: text, id: muc_ii_1.noi_dung, question: Với cấp trên, required: false }
checks:
  - id: nguoi_it_nhat_bang_hoi_nghi
    must: hoi_nghi.so <= hoi_nghi.nguoi
    level: warn
    say: Số người ít hơn số hội nghị.
"""

MARK = "  # <<"


def spoiled(old: str, new: str) -> tuple[str, int]:
    """The form with ``old`` (which stands in it once) replaced, and the line ``new`` marks with ``# <<`` (0 = none)."""
    assert MINI.count(old) == 1, f"{old!r} must stand in the form exactly once"
    text = MINI.replace(old, new)
    line = text[: text.index(MARK)].count("\n") + 1 if MARK in text else 0
    return text.replace(MARK, ""), line
