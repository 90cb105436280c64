"""Standing Vietnamese words of the Word documents (product: States of an answer)."""

DOTTED_LINE = "…" * 30
"""Where an answer is still missing; about one line long."""

DOTTED_REST = "…" * 20
"""The same behind a heading on its line."""

DOTTED_BLANK = "…" * 4
"""A blank of a standing text that is still empty."""

NOTHING = "Trong kỳ không phát sinh."
APART = "(Có báo cáo riêng)"

IN_ANNEX = "(Có phụ lục kèm theo.)"
"""Where a list's rows are printed behind the signature."""

NOTHING_AT_ALL = "Không có."
"""A section of a submitted report whose optional questions were all left out."""

INCOMPLETE = "(số liệu chưa đủ)"
EVERYBODY_IN = "Tất cả các đơn vị đã có báo cáo."
KEPT_ELSEWHERE = "Văn bản có sẵn của mẫu: chỉ nêu đoạn đơn vị đã sửa hoặc bỏ; các đoạn khác giữ như mẫu."
