"""Điền thử: a report filled in to try a form out; whatever would reach anybody else is refused kindly."""

from dialogs.changes import (
    AskAbove,
    AskAgain,
    AskColleague,
    AskExtension,
    FinishShare,
    KeepEarlier,
    NumberDocument,
    PutCover,
    ReopenShare,
    StopAsking,
    Submit,
    Withdraw,
)
from dialogs.review_changes import DropPages, KeepPage, KeepSigned, MarkFixed, RequestEdit

NOT_TRIED = (
    Submit,
    Withdraw,
    PutCover,
    NumberDocument,
    KeepEarlier,
    AskColleague,
    AskAgain,
    StopAsking,
    ReopenShare,
    FinishShare,
    AskAbove,
    AskExtension,
    RequestEdit,
    KeepSigned,
    KeepPage,
    DropPages,
    MarkFixed,
)
"""Changes that a try-out never makes: they belong to the unit, or reach somebody else."""

ONLY_TRIED = (
    "Đây là bản điền thử nên không nộp, không gửi cho ai và không lưu thông tin văn bản. Các câu trả lời thử vẫn còn; "
    "/mau để phát hành hoặc bỏ bản điền thử."
)
