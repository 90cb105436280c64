"""Words of storing a workbook or a pasted table."""

THIS_TABLE = ("Tệp này", "Bảng này")
"""A workbook's word, and a pasted table's; so below."""
STORE_ALL_HELP = (
    "Bấm Lưu tất cả để ghi cả tệp vào báo cáo; chưa bấm thì chưa ô nào đổi.",
    "Bấm Lưu tất cả để ghi cả bảng vào báo cáo; chưa bấm thì chưa ô nào đổi.",
)
DROPPED_OTHERS = "⚠ Ô ngoài phần được nhờ trong tệp này không được ghi."
NOTHING_NEW = ("Tệp này không có gì khác với số đã lưu.", "Bảng này không có gì khác với số đã lưu.")
CHANGED_BESIDE = "Người cùng làm vừa đổi số trong các ô này. Trợ lý chưa ghi gì; đây là số hiện có và số trong tệp."
