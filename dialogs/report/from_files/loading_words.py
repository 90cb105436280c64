"""What the officer reads while a whole report is loaded from a file."""

LOAD = "Nạp cả báo cáo (.docx)"
ONLY_HERE = "Chỉ lấy làm câu trả lời này"
PLACE_PASSAGES = "Xếp đoạn chưa rõ"
SKIP = "Bỏ qua"
IS_EARLIER = "Đây là báo cáo kỳ trước"

SEND_FILE = (
    "Anh/chị gửi vào đây tệp Word (.docx) của cả báo cáo đã viết. Trợ lý tách theo các đề mục của mẫu, cho xem trước"
    " rồi mới ghi."
)
SEND_EARLIER = (
    "Báo cáo của kỳ trước cũng nạp được, để lấy bài, lấy số và so sánh: gửi tệp xong, anh/chị bấm Đây là báo cáo kỳ"
    " trước."
)
NOT_THIS_FORM = (
    "⚠ Trợ lý không nhận ra đề mục nào của mẫu này trong tệp vừa gửi. Anh/chị kiểm tra lại tệp, hoặc mở từng mục rồi"
    " dán bài vào."
)
WHICH = "Tệp này có {found}/{sections} mục của báo cáo. Anh/chị muốn nạp cả báo cáo, hay chỉ lấy làm câu trả lời này?"
FOUND = "Nhận ra {found}/{sections} mục."
CHANGES = "Lưu thì {count} chỗ đổi:"
NO_CHANGES = "Tệp này không có gì khác với những gì đã lưu."
NOTHING_FOUND = "Trợ lý chưa lấy được bài hay số nào từ tệp này."
STILL_ASKED = "Còn {count} câu số liệu không thấy rõ trong tệp, Trợ lý sẽ hỏi tiếp: {names}."
UNPLACED = "⚠ {count} đoạn chưa rõ thuộc mục nào. Anh/chị bấm Xếp đoạn chưa rõ; đoạn chưa xếp thì không ghi."
NO_TAKER = "⚠ {count} đoạn nằm ở mục mà mẫu không hỏi bài viết, nên Trợ lý không ghi."
DROPPED = "⚠ Phần không nhận qua chat trong tệp này không được ghi. Anh/chị gửi phần đó theo đường văn thư."
TABLE_FAULT = "⚠ Chưa lấy {fault}"
UNDIVIDED = "Mục {names}: mẫu hỏi nhiều câu mà tệp viết liền, nên cả bài ghi vào câu đầu của mục."
STORE_HELP = "Bấm Lưu tất cả để ghi vào báo cáo; chưa bấm thì chưa mục nào đổi."
PASSAGE = "Đoạn chưa rõ thuộc mục nào, còn {count} đoạn:"
PASSAGE_HELP = "Anh/chị bấm mục mà đoạn này thuộc về; Trợ lý ghi nối vào cuối mục đó."
STORED = "✅ Đã lưu {count} chỗ từ tệp. Muốn bỏ cả lần nạp này thì gõ /hoantac."
DECIDE_FIRST = "Tin vừa nhắn chưa ghi vào đâu. Anh/chị bấm Lưu tất cả hoặc Thôi cho tệp đang nạp, rồi nhắn lại."
WHICH_WINDOW = "Báo cáo này của kỳ nào?"
WINDOW_HELP = (
    "Bài và số của kỳ đó dùng để lấy lại và so sánh. Không tính là đã nộp, không đổi báo cáo đang làm. Kỳ đã nộp qua"
    " Trợ lý thì không có trong danh sách."
)
NO_WINDOW = "Các kỳ trước gần đây của đơn vị đều đã nộp qua Trợ lý nên không cần nạp."
EARLIER_STORED = "✅ Đã nạp báo cáo kỳ {window} làm kỳ trước (nạp từ tệp, không tính là đã nộp)."
LOADED_MARK = "nạp từ tệp"
