"""Words of Nhờ phối hợp, for the officers and for those who are asked."""

from datetime import timedelta

A_COLLEAGUE = "người cùng làm"
SOMEBODY_ABOVE = "cán bộ cấp trên"
ASK_AGAIN = "Nhờ như kỳ trước"
STOP_ASKING = "Thôi nhờ"
ASK_TO_REOPEN = "Nhờ xem lại"
MAKE_LINK = "Lập đường liên kết mời"
NOBODY_ASKED = "Chưa nhờ ai phối hợp báo cáo này."
NOBODY_ANSWERED = "Chưa có câu nào được trả lời."
CHOOSE_PORTIONS = (
    "Anh/chị bấm chọn mục, biểu muốn nhờ một người làm, rồi bấm Lập đường liên kết mời. Người đó chỉ thấy các phần này."
)
LINK_LIVES = timedelta(days=14)
LINK_MADE = "Đã lập đường liên kết mời, gửi ngay dưới đây. Anh/chị chuyển tiếp tin đó cho người được nhờ."
LETTER = "{unit} nhờ anh/chị phối hợp làm {form}. Phần nhờ anh/chị:"
ASKED_AGAIN = "Đã nhờ lại {count} người như kỳ trước, Trợ lý đã báo từng người."
CONFIRM_STOP = "Thôi nhờ thì người này không vào được báo cáo nữa; các câu đã trả lời vẫn còn nguyên."
STOPPED = "Đã thôi nhờ. Các câu người đó trả lời vẫn còn nguyên."
REOPENED = "Trợ lý đã nhờ người này xem lại phần mình."
PART_HELP = "Anh/chị trả lời các câu của phần này; làm xong thì bấm Xong phần tôi để cán bộ báo cáo biết."
PART_FINISHED = "Anh/chị đã báo xong. Khi báo cáo chưa nộp, anh/chị vẫn mở Mục lục để sửa được."
PART_LEFT = "Còn {count} câu chưa trả lời. Anh/chị làm tiếp, hoặc vẫn báo xong nếu phần mình chỉ có vậy."
PART_DONE = "Đã báo cán bộ báo cáo là anh/chị xong phần mình. Cảm ơn anh/chị."
FINISH_PART = "Xong phần tôi"
FINISH_ANYWAY = "Vẫn báo Xong phần tôi"
