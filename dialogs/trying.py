"""Điền thử: a report filled in to try a form out; whatever would reach anybody else is refused kindly."""

from dialogs.changes import AskAbove, FinishShare
from dialogs.own_changes import OWN_ASKING, OWN_PAPERS
from dialogs.review_changes import MarkFixed

NOT_TRIED = OWN_PAPERS | OWN_ASKING | FinishShare | AskAbove | MarkFixed
"""Changes that a try-out never makes: they belong to the unit, or reach somebody else."""

ONLY_TRIED = (
    "Đây là bản điền thử nên không nộp, không gửi cho ai và không lưu thông tin văn bản. Các câu trả lời thử vẫn còn; "
    "/mau để phát hành hoặc bỏ bản điền thử."
)
