"""What the officer reads: labels of buttons and standing sentences of the report conversation."""

NEXT = "Tiếp"
LATER = "Để sau"
CONTENTS = "Mục lục"
COPY_EARLIER = "Lấy bài kỳ trước"
USE_EARLIER = "Dùng số kỳ trước"
KEEP = "Giữ số này"
DROP = "Bỏ tin này"
CANCEL = "Thôi"
GLANCE = "Xem cả biểu"
ADD_ROW = "Thêm dòng"
ROWS_DONE = "Xong biểu"
LEAVE_EMPTY = "Bỏ trống"
CONTINUE = "Tiếp tục"
PREVIEW = "Xem trước"
AS_PDF = "Xem PDF"
SUBMIT = "Nộp"
WITHDRAW = "Thu hồi"
COVER = "Thông tin văn bản"
NUMBER_AND_DAY = "Điền số, ngày ban hành"
BACK = "Quay lại"

NOTHING_SAVED = "Không phát sinh"
APART_SAVED = "Có báo cáo riêng"

DROPPED = "đã bỏ"
STANDING_KEPT = "Giữ nguyên văn bản."

UNDO_HINT = "Bấm nhầm thì gõ /hoantac."
NOTHING_THERE = "không có"
STORE_ALL = "Lưu tất cả"
PREPARING_WORKBOOK = "Trợ lý đang lập biểu Excel, xong sẽ gửi ngay. Điền xong, anh/chị gửi lại tệp vào đây."
DROPPED_OUTSIDE = "⚠ Phần không nhận qua chat trong tệp này không được ghi. Anh/chị gửi phần đó theo đường văn thư."
TABLE_FAULTY = (
    "Chưa ghi ô nào, vì các ô sau cần sửa. Anh/chị sửa trong tệp rồi gửi lại:",
    "Chưa ghi ô nào, vì các ô sau cần sửa. Anh/chị sửa rồi dán lại cả bảng:",
)
WORKBOOK = "Tải biểu Excel"
JOINED = "đã ghép {count} tin nhắn"
SAVED = "Đã lưu"
MARKED_SECRET = (
    "Nội dung này có dấu mật nên Trợ lý không lưu. Không gửi nội dung thuộc bí mật nhà nước qua Trợ lý này. "
    "Anh/chị xoá ngay tin nhắn vừa gửi, và nộp phần này theo đường văn thư mật của cơ quan."
)
ASK_COLLEAGUE = "Nhờ phối hợp"
WHO_FILLED = "Ai đã điền"
OFFICERS_ONLY = "Việc này của cán bộ báo cáo. Anh/chị làm phần mình rồi bấm Xong phần tôi."
NO_PREVIEW = "Bản Word của cả báo cáo do cán bộ báo cáo xem. Phần của mình, anh/chị xem lại ở Mục lục."
EDIT_UNKNOWN = (
    "Tin nhắn anh/chị vừa sửa không còn là câu trả lời nào của báo cáo đang mở. "
    "Muốn đổi câu trả lời, anh/chị mở mục đó rồi nhắn lại."
)
REMARKS_LEGEND = "✍ có góp ý chưa xử lý"
MARKED_FIXED = "✅ Đã đánh dấu đã sửa."
REMARKS_HANDLED = "✅ Các góp ý đều đã xử lý. Anh/chị nộp lại khi sẵn sàng."
REQUEST_EDIT = "Xin sửa lại"
REQUEST_WAITS = "✋ Đã xin sửa lại, đang chờ cấp trên trả lời."
REQUEST_REFUSED = "✋ Cấp trên chưa đồng ý cho sửa: “{reply}”"
SEND_SIGNED = "Gửi bản đã ký"
SIGNED_MARK = "có bản ký"
NOT_OPEN = "Báo cáo này {status}, nên không sửa được nữa. Tin nhắn vừa rồi chưa ghi vào báo cáo.{remedy}"
LOCKED = "đã khoá"
LOCKED_REMEDY = "Đã qua ngày khoá nên chỉ xem được. Cần thêm thời gian, anh/chị đề nghị cấp trên gia hạn."
LOCKED_FOR_UNIT = "Đã qua ngày khoá nên chỉ xem được. Muốn nhập tiếp, anh/chị gia hạn cho đơn vị ở /giao trước."
NOT_OPEN_REMEDY = " Muốn sửa, anh/chị bấm Thu hồi rồi gửi lại."
NO_REPORT = "Hiện anh/chị chưa có báo cáo nào phải làm. Khi cấp trên giao, Trợ lý sẽ báo ngay."
NOTHING_TO_UNDO = "Không còn thay đổi nào của anh/chị để hoàn tác."
CANNOT_READ = {
    "photo": "Trợ lý không đọc được chữ trong ảnh. Anh/chị gõ, dán nội dung hoặc gửi tệp Word (.docx).",
    "voice": "Trợ lý không nghe được tin thoại. Anh/chị gõ, dán nội dung hoặc gửi tệp Word (.docx).",
    "sticker": "Trợ lý đã thấy nhãn dán. Câu trả lời xin anh/chị nhắn bằng chữ hoặc số.",
}
CAPTION_ONLY = "⚠ Trợ lý chỉ đọc được lời ghi kèm, không đọc được ảnh hay tệp gửi cùng."
CANNOT_READ_OTHER = "Trợ lý chỉ đọc được chữ và tệp Word (.docx). Câu trả lời trước vẫn còn nguyên."
STALE = "Nút này đã cũ. Đây là câu hỏi hiện tại."
WITHDRAWN = "Đã thu hồi. Anh/chị sửa xong thì nộp lại."
CANNOT_WITHDRAW = "Cấp trên đã mở báo cáo này nên không thu hồi được."
PREPARING_PDF = "Trợ lý đang soạn bản PDF, xong sẽ gửi ngay."
DOUBTED_HERE = "❓ cần kiểm tra lại"
DOUBT_LEGEND = "❓ đánh dấu cần kiểm tra lại"
ASK_TIME = "Đề nghị gia hạn"
TIME_WAITING = "⏳ Đã đề nghị gia hạn đến {day}, đang chờ cấp trên trả lời."
DOUBTS_COUNT = "{count} chỗ đánh dấu cần kiểm tra lại"
PREPARING = "Trợ lý đang soạn tệp Word, xong sẽ gửi ngay."

ALL_THERE = "Báo cáo đã đủ. Anh/chị xem trước bản Word rồi {act}."
COMPLETE_WITH_DOUBTS = "Báo cáo đã đủ. Bấm {act} để xem từng chỗ; không sửa gì cũng {done} được, trừ chỗ sai."
NOT_ALL_THERE = "Bấm {act} để xem còn thiếu gì, hoặc Tiếp tục để trả lời tiếp."

STATUS = {
    "new": "chưa xem",
    "opened": "chưa bắt đầu",
    "working": "đang làm",
    "submitted": "đã nộp",
    "viewed": "cấp trên đang xem",
    "returned": "bị trả lại",
    "accepted": "đã tiếp nhận",
    "recalled": "được cấp trên rút",
}
NOT_IN_CHAT = "(có trả lời, không hiện trong chat)"
