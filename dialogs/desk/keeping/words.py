"""Sentences of /donvi, /moi and Thiết lập."""

SET_UP = "Thiết lập"
TOP_NAME = "Đơn vị cấp trên cùng tên gì? Nhắn đầy đủ cả chữ chỉ cấp, ví dụ: Tỉnh Sông Vàng."
NO_LEVEL_WORD = "“{name}” chưa có chữ chỉ cấp. Đơn vị này là:"
AGENCY = "Cơ quan, không có chữ chỉ cấp"
TOP_KEPT = "✅ Đã ghi {name}."
SHEET = "Tải mẫu Excel"
SHEET_STEPS = (
    "Bấm Tải mẫu Excel, điền mỗi dòng một đơn vị rồi gửi lại tệp vào đây. "
    "Trợ lý kiểm tra từng dòng, cho xem rồi mới lưu."
)
PREPARING_SHEET = "⏳ Đang lập mẫu Excel. Xong Trợ lý gửi ngay."
UNITS = "Đơn vị"
WHICH_UNIT = "Mời người vào đơn vị nào?"
SEARCH = "Bấm một đơn vị, hoặc nhắn một phần tên để tìm."
NO_UNIT = "Chưa có đơn vị nào."
ONLY_ALONE = "Chưa có người ({count})"
NO_SUCH_UNIT = "Không có đơn vị nào tên như “{words}”."
INVITE_ALL = "Mời tất cả"
INVITING_ALL = (
    "⏳ Đang tạo mã mời cho {count} đơn vị chưa có người. Xong Trợ lý gửi tệp Excel; "
    "mã cũ chưa dùng của các đơn vị ấy hết hiệu lực."
)
EVERYBODY_IN = "Đơn vị nào cũng đã có người."
INVITE = "Mời người"
AGAIN = "Tạo lại mã"
WHICH_ROLE = "Mời vào {unit} với vai trò nào?"
PENDING = "Mã mời {role} đang chờ, hết hạn {until}."
LETTER = "Mã mời {role} của {unit}. Chuyển nguyên tin này cho đúng người.\n\n{{link}}"
MADE = "✅ Đã tạo mã mời {role} của {unit}; mã ở tin bên dưới, chỉ anh/chị thấy."
MADE_AGAIN = "✅ Đã tạo lại mã mời {role} của {unit}; mã cũ hết hiệu lực, mã mới ở tin bên dưới."
REVOKE = "Thu hồi quyền"
WHICH_PERSON = "Thu hồi quyền của ai ở {unit}?"
NOBODY = "{unit} chưa có người nào."
SURE_TO_REVOKE = "Thu hồi quyền {role} của {name} ở {unit}? Người đó được báo; bài đã làm vẫn còn."
REVOKED = "✅ Đã thu hồi quyền {role} của {name}."
EDIT = "Sửa tên, thể thức"
WHICH_ITEM = "Sửa mục nào của {unit}?"
NEW_VALUE = "{item} hiện là: {value}\nNhắn nội dung mới."
CHANGED = "✅ Đã sửa {item}: {value}."
TOO_LONG = "Dài quá (nhiều nhất {most} ký tự). Anh/chị gửi lại ngắn hơn."
READ = "Đọc được {count} đơn vị: {new} mới, {changed} đã có."
FAULTS = "⚠ Có {count} chỗ chưa đúng nên chưa lưu gì. Anh/chị sửa trong tệp rồi gửi lại:"
KEEP = "Lưu {count} đơn vị"
KEPT = "✅ Đã lưu {count} đơn vị."
DROPPED = "Đã bỏ tệp vừa gửi, chưa lưu gì."
SET_UP_DONE = "Bước cuối: mời người. Trợ lý lập tệp Excel có mã mời riêng cho từng đơn vị, kèm dòng để gửi Zalo."
ADMIN_ONLY = "Chỉ quản trị mới nạp và sửa đơn vị."
INVITE_ADMIN = "Mời người quản trị"
TOP_AGAIN = "Nhập lại"
DROP = "Bỏ tệp này"
REVOKE_NOW = "Thu hồi"
PRESS = "Bước này anh/chị bấm một nút bên dưới nhé."
ITEMS = {
    "name": "Tên đơn vị",
    "party_body": "Tên cấp ủy",
    "party_superior": "Đảng bộ cấp trên",
    "state_body": "Tên Ủy ban",
    "place": "Địa danh",
}
COLUMNS = {"code": "Mã", "name": "Tên đơn vị", "level": "Cấp"}
"""What the command line calls a column, as the workbook does."""
