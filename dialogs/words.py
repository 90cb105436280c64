"""Sentences of home, of joining and of what is the same everywhere."""

STRANGER = (
    "Chào anh/chị. Trợ lý chỉ làm việc với người có mã mời. Anh/chị xin đường liên kết mời ở cơ quan cấp trên, "
    "rồi bấm vào đó."
)
BAD_CODE = "Mã mời này không đúng, đã dùng rồi hoặc đã hết hạn. Anh/chị xin mã mới ở nơi đã gửi mã."
CODES_PAUSED = (
    "Đã có nhiều mã mời không đúng gửi từ tài khoản này nên Trợ lý tạm dừng nhận mã đến {until}. Sau giờ ấy anh/chị "
    "bấm lại đường liên kết mời; cần gấp thì báo cơ quan đã gửi mã."
)
CODES_GUESSED = (
    "⚠ Tài khoản Telegram {account} đã gửi {count} mã mời không đúng trong một giờ. Trợ lý tạm dừng nhận mã từ "
    "tài khoản này đến {until}. Nếu là người của mình thì anh/chị gửi lại đường liên kết mời giúp; không phải thì "
    "không cần làm gì."
)
INVITED = "Mã này mời anh/chị làm {role}{unit}."
IS_IT_YOU = "Đúng là anh/chị không?"
YES = "Đúng"
NO = "Không phải"
NOT_YOU = "Trợ lý chưa dùng mã này. Anh/chị chuyển lại đường liên kết cho đúng người nhé."
ASK_NAME = "Anh/chị cho biết họ và tên, chức vụ (ví dụ: họ tên, chức vụ cách nhau bằng dấu phẩy)."
LATER = "Để sau"
NO_NAME = (
    "Tin vừa rồi dài quá, chắc không phải họ tên, chức vụ; Trợ lý chưa ghi vào đâu. Xong bước này anh/chị gửi lại nhé."
)
NAME_IN_LETTERS = "Họ tên, chức vụ xin anh/chị nhắn bằng chữ; chưa tiện thì bấm Để sau."
WELCOME = "✅ Đã ghi nhận anh/chị là {role}{unit}."
NAMED = "✅ Cảm ơn anh/chị {name}."
NEVER_SECRET = "Không gửi nội dung thuộc bí mật nhà nước qua Trợ lý này."
ROLES = {
    "officer": "cán bộ báo cáo",
    "district": "cán bộ tổng hợp",
    "admin": "quản trị",
    "contributor": "người phối hợp",
}
ASKED_TO_HELP = "Mã này mời anh/chị phối hợp làm {form} của {unit}. Phần nhờ anh/chị: {part}."
HELPING = "✅ Đã ghi nhận anh/chị phối hợp làm {form} của {unit}. Phần của anh/chị: {part}."
REPLACES = "Mã này mời anh/chị nhận bàn giao, làm cán bộ báo cáo{unit} thay {name}."
ONE_OWN_CODE = "Mã này để gửi cho người khác nên Trợ lý chưa dùng. Anh/chị chuyển tiếp tin có mã cho đúng người nhé."
YOUR_PART = "Phần phối hợp của anh/chị"
PART_FINISHED_MARK = " · đã báo xong"
PART_CLOSED = "{status}, nên phần phối hợp của anh/chị đã khép lại"
OPEN_PART = "Mở phần của tôi"
PART_SHUT = (
    "Báo cáo này đã nộp hoặc đã khoá nên phần phối hợp của anh/chị đã khép lại, các câu trả lời vẫn còn nguyên. "
    "Nếu báo cáo được mở lại để sửa, anh/chị lại vào được như trước."
)
NOT_STORED_SHUT = "Tin vừa nhắn chưa ghi vào báo cáo."
HOME = "Báo cáo của anh/chị"
NO_TASKS = "Hiện chưa có báo cáo nào phải làm. Khi cấp trên giao, Trợ lý sẽ báo ngay."
CONTINUE = "Tiếp tục"
OLDER = "◀ Trang trước"
NEWER = "Trang sau ▶"
HOME_BUTTON = "Về đầu"
BACK = "Quay lại"
NEXT = "Tiếp"
PROGRESS = "Tiến độ"
REVIEW = "Duyệt"
CONSOLIDATE = "Tổng hợp"
WHICH_REPORT = "Anh/chị đang có nhiều báo cáo. Lệnh này dành cho báo cáo nào?"
NO_RIGHT = "Anh/chị chưa được giao việc này nên lệnh không dùng được."
GONE = "Báo cáo này không còn trong danh sách của anh/chị."
MY_UNIT = "Đơn vị của tôi"
HAND_OVER = "Bàn giao"
OWN_WORK = "việc của tôi"
HANDOVER_HELP = "Chuyển việc cho người mới thì bấm Bàn giao: báo cáo đang làm, bản nháp, người phối hợp giữ nguyên."
CONFIRM_HANDOVER = (
    "Trợ lý lập một mã để gửi cho người mới. Khi người mới bấm Đúng, {name} thôi làm cán bộ báo cáo của {unit} ngay; "
    "mọi báo cáo, bản nháp, người phối hợp giữ nguyên cho người mới."
)
MAKE_HANDOVER = "Lập mã bàn giao"
HANDOVER_LETTER = "Nhận bàn giao việc báo cáo của {unit}, thay {name}."
HANDOVER_MADE = "Đã lập mã bàn giao, gửi ngay dưới đây. Chuyển tiếp tin đó cho người mới."
HANDOVER_WAITS = "Cho đến khi người mới bấm Đúng, {name} vẫn làm như trước."
NOT_THEIR_POST = "Người này không còn làm cán bộ báo cáo ở đơn vị đó."
GONE_SAID = "Báo cáo này không còn giao cho anh/chị nên tin vừa nhắn chưa ghi vào đâu."
STALE = "Nút này đã cũ. Đây là màn hình hiện tại."
UNKNOWN_COMMAND = "Trợ lý không có lệnh này. Gõ /trogiup để xem các lệnh."
HOLDING = "Anh/chị còn một tin chưa ghi vào đâu. Chọn xong rồi làm tiếp; không cần thì bấm Bỏ tin này."
LEFT = "Đã dừng việc đang mở. Các câu trả lời vẫn còn nguyên."
FAILED = (
    "Trợ lý gặp trục trặc với tin vừa rồi nên chưa ghi được. Các câu trả lời trước vẫn còn nguyên; "
    "anh/chị gửi lại giúp."
)
HELP = (
    "/baocao: các báo cáo phải làm; bấm Tiếp tục, trả lời từng câu bằng cách nhắn, dán hoặc gửi tệp Word.",
    "Mỗi câu trả lời được lưu ngay; nghỉ lúc nào cũng được, quay lại là làm tiếp. "
    "Muốn xem hay xoá những gì Trợ lý giữ về mình thì báo cơ quan đã gửi mã mời.",
    "/xemtruoc: xem bản Word lúc này. /nop: xem còn thiếu gì và nộp.",
    "/hoantac: bỏ thay đổi vừa rồi. /nhatky: ai đã sửa gì. /huy: rời việc đang mở.",
    "Gửi nhầm tin? Sửa chính tin đó, câu trả lời sửa theo. Đã có cả báo cáo Word thì gửi luôn tệp .docx vào đây.",
)
HELP_DISTRICT = (
    "/giao: giao báo cáo. /duyet: báo cáo chờ duyệt. /tiendo: đơn vị nào làm đến đâu. "
    "/nhac: nhắc đơn vị quá hạn. /thongbao: gửi thông báo. /tonghop: báo cáo tổng hợp. /nhatky: ai đã sửa gì."
)
EXPECTS_NOTHING = "Anh/chị bấm một nút bên dưới nhé. Gõ /trogiup để xem các lệnh."
