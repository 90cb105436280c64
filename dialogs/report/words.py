"""What the officer reads: labels of buttons and standing sentences of the report conversation."""

from datetime import timedelta

NEXT = "Tiếp"
PREVIOUS = "Câu trước"
LATER = "Để sau"
NOTHING = "Không có"
NOTHING_IN_SECTION = "Không có cho cả mục"
CONTENTS = "Mục lục"
ADD = "Viết thêm"
REWRITE = "Viết lại"
CLEAR = "Xoá"
COPY_EARLIER = "Lấy bài kỳ trước"
USE_EARLIER = "Dùng số kỳ trước"
FILL_ZERO = "Điền 0 các ô còn lại"
KEEP = "Giữ số này"
DOUBT = "Cần kiểm tra lại"
CHECKED = "Đã kiểm tra"
TO_LIST = "Về danh sách"
ASK_ABOVE = "Hỏi cấp trên"
SEND_QUESTION = "Gửi câu hỏi"
ALL_REPLIES = "Xem giải đáp"
OWN_WORDS = "Tự viết"
SAVE = "Lưu"
DROP = "Bỏ tin này"
MERGE = "Thêm vào"
REPLACE = "Thay"
CANCEL = "Thôi"
READ_ALL = "Xem đủ"
READ_EARLIER = "Xem đủ bài kỳ trước"
APART = "Báo cáo riêng"
PAST = "Các kỳ trước"
GROUP = "Nhóm {number}/{count} của {table}"
COPY_ROWS = "Lấy các dòng kỳ trước ({count})"
ROWS_COPIED = "Đã lấy {count} dòng kỳ trước. Anh/chị sửa, thêm hoặc xoá dòng rồi bấm Xong biểu."
GLANCE = "Xem cả biểu"
ADD_ROW = "Thêm dòng"
ROWS_DONE = "Xong biểu"
DELETE_ROW = "Xoá dòng"
LEAVE_EMPTY = "Bỏ trống"
CONTINUE = "Tiếp tục"
PREVIEW = "Xem trước"
AS_PDF = "Xem PDF"
SUBMIT = "Nộp"
CONFIRM_SUBMIT = "Xác nhận nộp"
NOTHING_FOR_REST = "Không có cho các mục còn trống"
WITHDRAW = "Thu hồi"
COVER = "Thông tin văn bản"
SAME_AS_BEFORE = "Vẫn như cũ"
NUMBER_AND_DAY = "Điền số, ngày ban hành"
UNDO = "Hoàn tác"
HOME = "Về đầu"
BACK = "Quay lại"
OTHER_REPORT = "Báo cáo khác"
OLDER = "◀ Trang trước"
NEWER = "Trang sau ▶"

NOTHING_SAVED = "Không phát sinh"
APART_SAVED = "Có báo cáo riêng"

KEEP_ALL = "Giữ nguyên cả mục"
EDIT_PARAGRAPH = "Sửa đoạn"
DROP_PARAGRAPH = "Bỏ đoạn này"
AS_BEFORE = "Như cũ"
TO_TEXT = "Về văn bản"
PARAGRAPH = "Đoạn"
REWRITTEN = "đã viết lại"
DROPPED = "đã bỏ"
STANDING_KEPT = "Giữ nguyên văn bản."
STANDING_REWRITTEN = "Có đoạn đã viết lại hoặc bỏ; các đoạn khác giữ nguyên."
STANDING_HELP = (
    "Văn bản này sẽ in trong báo cáo. Đúng với đơn vị thì bấm Giữ nguyên cả mục; chưa đúng chỗ nào thì bấm Sửa đoạn."
)
TEXT_PAGE = "Trang {page}/{pages}."
STILL_EMPTY = "Còn {count} chỗ trống chưa điền (……)."
WHICH_PARAGRAPH = "Anh/chị sửa đoạn nào? Bấm hoặc nhắn số của đoạn."
WHICH_PARAGRAPH_HELD = "Trợ lý đã giữ tin này. Nó thay đoạn nào? Bấm hoặc nhắn số của đoạn."
PRESS_PARAGRAPH = "Tin vừa gửi chưa ghi. Anh/chị bấm Giữ nguyên cả mục, hoặc bấm Sửa đoạn rồi chọn đoạn cần sửa."
AS_IN_FORM = "Đoạn theo mẫu:"
PARAGRAPH_HELP = "Anh/chị nhắn lại cả đoạn này: tin của anh/chị thay đoạn trên. Các đoạn khác giữ nguyên."
PARAGRAPH_DROPPED = "Đoạn này đã bỏ, không in. Anh/chị bấm Như cũ để lấy lại, hoặc Viết lại."
DROPPED_NOW = "✅ Đã bỏ đoạn này. Bấm nhầm thì gõ /hoantac."
AS_BEFORE_NOW = "✅ Đoạn này trở lại như mẫu. Bấm nhầm thì gõ /hoantac."
COPIED_PARAGRAPHS = "✅ Đã lấy {count} đoạn viết lại của kỳ trước."
REWRITTEN_HERE = "Đoạn {number} của văn bản đã được viết lại: sửa số ở đây thì anh/chị sửa cả đoạn đó."
ASK_BLANKS = "Anh/chị nhắn theo thứ tự, mỗi ý một dòng; ý nào không có thì ghi “không có”."
ASK_ONE_BLANK = "Anh/chị nhắn nội dung cần điền; không có thì bấm Không có."

NO_ROWS = "Chưa có dòng nào. Anh/chị bấm Thêm dòng để ghi; không có thì bấm Không có."
ROWS_WRONG = "Còn chỗ phải sửa trước khi xong biểu."
PRESS_ADD_ROW = "Tin vừa gửi chưa ghi vào dòng nào. Anh/chị bấm Thêm dòng, hoặc bấm dòng cần sửa, rồi nhắn lại."
ROWS_FULL = (
    "Biểu này nhận nhiều nhất {most} dòng, nên tin vừa gửi chưa được ghi. Anh/chị sửa hoặc xoá một dòng rồi ghi."
)
PRESS_CELL = "Tin vừa gửi chưa ghi vào ý nào. Anh/chị bấm vào ý cần sửa rồi nhắn lại."
UNDO_HINT = "Bấm nhầm thì gõ /hoantac."
CORRECTING = "Anh/chị nhắn lại số đúng của “{label}”."
CORRECTING_BLANK = "Anh/chị nhắn lại nội dung đúng của “{label}”; không có thì nhắn “không có”."
NOTHING_THERE = "không có"
LIKE_THE_FORM = "như mẫu"
OUTSIDE_PARTS = "Gồm: {labels}."
ASK_OUTSIDE = (
    "Phần này không nhận qua chat. Anh/chị lập theo biểu Excel, gửi theo đường văn thư của cơ quan, "
    "rồi bấm Báo cáo riêng."
)
NOT_BY_CHAT = "Tin vừa gửi chưa được lưu: phần này không nhận qua chat. Anh/chị xoá tin nhắn đó giúp."
STORE_ALL = "Lưu tất cả"
THIS_TABLE = ("Tệp này", "Bảng này")
"""A workbook's word, and a pasted table's; so below."""
STORE_ALL_HELP = (
    "Bấm Lưu tất cả để ghi cả tệp vào báo cáo; chưa bấm thì chưa ô nào đổi.",
    "Bấm Lưu tất cả để ghi cả bảng vào báo cáo; chưa bấm thì chưa ô nào đổi.",
)
PREPARING_WORKBOOK = "Trợ lý đang lập biểu Excel, xong sẽ gửi ngay. Điền xong, anh/chị gửi lại tệp vào đây."
DROPPED_OUTSIDE = "⚠ Phần không nhận qua chat trong tệp này không được ghi. Anh/chị gửi phần đó theo đường văn thư."
NOTHING_NEW = ("Tệp này không có gì khác với số đã lưu.", "Bảng này không có gì khác với số đã lưu.")
TABLE_FAULTY = (
    "Chưa ghi ô nào, vì các ô sau cần sửa. Anh/chị sửa trong tệp rồi gửi lại:",
    "Chưa ghi ô nào, vì các ô sau cần sửa. Anh/chị sửa rồi dán lại cả bảng:",
)
WORKBOOK = "Tải biểu Excel"
ASK_TEXT = "Anh/chị nhắn câu trả lời, dán văn bản hoặc gửi tệp Word (.docx). Dài bao nhiêu cũng được."
ASK_FIGURES = "Anh/chị nhắn các số theo thứ tự, cách nhau bằng dấu cách hoặc dấu chấm phẩy; không có thì nhắn 0."
ASK_ONE_FIGURE = "Anh/chị nhắn một con số; không có thì nhắn 0."
MORE_WANTED = "Còn thiếu: {labels}. Anh/chị nhắn tiếp, hoặc bấm một nút bên dưới."
PROPOSAL = "Câu mở đầu soạn từ số liệu:"
PROPOSAL_HELP = (
    "Bấm Tiếp để dùng câu này. Muốn viết thêm, anh/chị cứ nhắn: Trợ lý ghi tiếp sau câu này. Bấm Tự viết để bỏ câu này."
)
WARNING_HELP = (
    "Nếu nhầm, anh/chị nhắn lại số đúng. Nếu đúng, bấm Giữ số này, hoặc nhắn một dòng nói rõ vì sao rồi Trợ lý ghi kèm."
)
BLOCK_HELP = "Anh/chị nhắn lại cả nhóm số cho đúng. Số vừa nhắn vẫn được giữ, nhưng chưa nộp được khi còn sai."
ADDING_HELP = "Anh/chị nhắn phần viết thêm, Trợ lý ghi tiếp vào cuối bài."
REWRITING_HELP = "Anh/chị nhắn bài mới. Bài cũ vẫn còn cho đến khi bài mới tới."
SHORT_HELP = "Tin này rất ngắn. Bấm Lưu nếu đây là câu trả lời."
SHORT_DROPPED = " Tin ngắn “{text}” trước đó chưa bấm Lưu nên không ghi."
CHOOSING_HELP = "Mục này đã có bài. Tin mới đã được giữ; anh/chị muốn thêm vào cuối bài hay thay cả bài?"
JOINED = "đã ghép {count} tin nhắn"
SAVED = "Đã lưu"
KEPT = "Đã giữ nguyên"
PRESENT = "Bài hiện có"
BEFORE = "trước đó"
UNCHANGED = "còn nguyên như kỳ trước"
ANSWERED = "Đã trả lời"
OPTIONAL = "Câu này không bắt buộc."
CLEARED = "Đã xoá câu trả lời. Bấm nhầm thì gõ /hoantac."
MARKED_SECRET = (
    "Nội dung này có dấu mật nên Trợ lý không lưu. Không gửi nội dung thuộc bí mật nhà nước qua Trợ lý này. "
    "Anh/chị xoá ngay tin nhắn vừa gửi, và nộp phần này theo đường văn thư mật của cơ quan."
)
EDITED = "✅ Đã sửa câu trả lời theo tin nhắn anh/chị vừa sửa."
EDITED_HELD = "✅ Đã sửa tin đang chờ theo tin nhắn anh/chị vừa sửa."
EDITED_ELSEWHERE = "✅ Đã sửa theo tin nhắn anh/chị vừa sửa: {name}."
CHANGED_MEANWHILE = (
    "Câu này vừa có câu trả lời mới của người cùng làm mà anh/chị chưa xem. Trợ lý chưa đổi gì; đây là câu hiện có."
)
CHANGED_BESIDE = "Người cùng làm vừa đổi số trong các ô này. Trợ lý chưa ghi gì; đây là số hiện có và số trong tệp."
CHANGED_ROW = "Người cùng làm vừa đổi dòng này mà anh/chị chưa xem. Trợ lý chưa đổi gì; đây là dòng hiện có."
A_COLLEAGUE = "người cùng làm"
ASK_COLLEAGUE = "Nhờ phối hợp"
ASK_AGAIN = "Nhờ như kỳ trước"
STOP_ASKING = "Thôi nhờ"
ASK_TO_REOPEN = "Nhờ xem lại"
WHO_FILLED = "Ai đã điền"
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
YOUR_PART = "Phần phối hợp của anh/chị"
PART_HELP = "Anh/chị trả lời các câu của phần này; làm xong thì bấm Xong phần tôi để cán bộ báo cáo biết."
PART_FINISHED = "Anh/chị đã báo xong. Khi báo cáo chưa nộp, anh/chị vẫn mở Mục lục để sửa được."
PART_LEFT = "Còn {count} câu chưa trả lời. Anh/chị làm tiếp, hoặc vẫn báo xong nếu phần mình chỉ có vậy."
PART_DONE = "Đã báo cán bộ báo cáo là anh/chị xong phần mình. Cảm ơn anh/chị."
FINISH_PART = "Xong phần tôi"
FINISH_ANYWAY = "Vẫn báo Xong phần tôi"
OFFICERS_ONLY = "Việc này của cán bộ báo cáo. Anh/chị làm phần mình rồi bấm Xong phần tôi."
NO_PREVIEW = "Bản Word của cả báo cáo do cán bộ báo cáo xem. Phần của mình, anh/chị xem lại ở Mục lục."
NOT_STORED = "Tin vừa nhắn chưa ghi: “{text}”. Xem xong, anh/chị nhắn lại giúp."
HELD_FIGURES = (
    "Tin vừa nhắn đã được giữ: “{text}”. Anh/chị bấm Thay để ghi theo tin này, hoặc Bỏ tin này để giữ số hiện có."
)
EDIT_UNKNOWN = (
    "Tin nhắn anh/chị vừa sửa không còn là câu trả lời nào của báo cáo đang mở. "
    "Muốn đổi câu trả lời, anh/chị mở mục đó rồi nhắn lại."
)
REMARKED = "Cấp trên góp ý"
REMARK_DONE = "đã sửa"
FIXED = "Đã sửa"
FIXED_WHOLE = "Đã sửa theo góp ý chung"
WALK_REMARKS = "Đi các chỗ được góp ý"
REMARKS_COUNT = "✍ Cấp trên trả lại với {count} góp ý, {left}."
REMARKS_LEFT = "còn {count} chưa xử lý"
REMARKS_ALL_DONE = "đã xử lý hết"
REMARKS_LEGEND = "✍ có góp ý chưa xử lý"
MARKED_FIXED = "✅ Đã đánh dấu đã sửa."
REMARKS_HANDLED = "✅ Các góp ý đều đã xử lý. Anh/chị nộp lại khi sẵn sàng."
REMARK_LINE = "Góp ý chưa xử lý ở {name}: “{text}”"
REQUEST_EDIT = "Xin sửa lại"
ASK_REASON = "Anh/chị nhắn lý do xin sửa lại. Cấp trên đồng ý thì Trợ lý báo ngay, anh/chị sửa rồi nộp lại."
REQUESTED = "✅ Đã gửi đề nghị sửa lại lên cấp trên."
REQUEST_WAITS = "✋ Đã xin sửa lại, đang chờ cấp trên trả lời."
REQUEST_REFUSED = "✋ Cấp trên chưa đồng ý cho sửa: “{reply}”"
CANNOT_REQUEST = "Báo cáo này đang mở hoặc đã có đề nghị chờ trả lời, nên không cần xin sửa lại."
SEND_SIGNED = "Gửi bản đã ký"
ASK_SIGNED = (
    "Anh/chị gửi tệp PDF của bản đã ký, hoặc chụp từng trang rồi gửi ảnh theo thứ tự. "
    "Gửi đủ ảnh thì bấm Ghép thành một tệp."
)
PAGES = "Đã nhận {count} trang."
PAGES_FULL = "Trợ lý chỉ ghép được {most} trang. Bản dài hơn, anh/chị gửi một tệp PDF."
JOIN_PAGES = "Ghép thành một tệp"
DROP_PAGES = "Bỏ các trang đã gửi"
PAGES_DROPPED = "✅ Đã bỏ các trang đã gửi."
JOINING = "⏳ Trợ lý đang ghép {count} trang, xong sẽ gửi lại tệp PDF để anh/chị xem."
SIGNED_KEPT = "✅ Đã nhận bản đã ký. Cấp trên đã được báo."
SIGNED_MARK = "có bản ký"
NOT_SIGNED_FILE = "Bản đã ký xin anh/chị gửi bằng tệp PDF hoặc ảnh chụp (JPG, PNG)."
NOT_TO_SIGN = "Báo cáo chưa nộp nên chưa gửi bản đã ký được."
NOT_OPEN = "Báo cáo này {status}, nên không sửa được nữa. Tin nhắn vừa rồi chưa ghi vào báo cáo.{remedy}"
LOCKED = "đã khoá"
LOCKED_REMEDY = "Đã qua ngày khoá nên chỉ xem được. Cần thêm thời gian, anh/chị đề nghị cấp trên gia hạn."
NOT_OPEN_REMEDY = " Muốn sửa, anh/chị bấm Thu hồi rồi gửi lại."
NO_REPORT = "Hiện anh/chị chưa có báo cáo nào phải làm. Khi cấp trên giao, Trợ lý sẽ báo ngay."
NO_EARLIER = "Chưa có kỳ trước để lấy."
UNDO_KEEPS = "Người cùng đơn vị đã sửa sau đó nên giữ nguyên: {names}."
NOTHING_TO_UNDO = "Không còn thay đổi nào của anh/chị để hoàn tác."
NOTHING_UNDONE = "Trợ lý giữ nguyên bài của người cùng đơn vị. Gõ /hoantac để lùi tiếp."
PLACE_TEXT = "Trợ lý đã giữ tin nhắn này. Anh/chị muốn ghi vào mục nào?"
CANNOT_READ = {
    "photo": "Trợ lý không đọc được chữ trong ảnh. Anh/chị gõ, dán nội dung hoặc gửi tệp Word (.docx).",
    "voice": "Trợ lý không nghe được tin thoại. Anh/chị gõ, dán nội dung hoặc gửi tệp Word (.docx).",
    "sticker": "Trợ lý đã thấy nhãn dán. Câu trả lời xin anh/chị nhắn bằng chữ hoặc số.",
}
CAPTION_ONLY = "⚠ Trợ lý chỉ đọc được lời ghi kèm, không đọc được ảnh hay tệp gửi cùng."
CANNOT_READ_OTHER = "Trợ lý chỉ đọc được chữ và tệp Word (.docx). Câu trả lời trước vẫn còn nguyên."
STALE = "Nút này đã cũ. Đây là câu hỏi hiện tại."
SUBMITTED_NOTE = "Đã nộp bản {version}. Tệp Word đang được soạn và sẽ tới ngay sau đây."
WITHDRAWN = "Đã thu hồi. Anh/chị sửa xong thì nộp lại."
CANNOT_WITHDRAW = "Cấp trên đã mở báo cáo này nên không thu hồi được."
PREPARING_PDF = "Trợ lý đang soạn bản PDF, xong sẽ gửi ngay."
COPIED_LINE = "Còn nguyên như kỳ trước: {name}."
DOUBTED = "❓ Đã đánh dấu Cần kiểm tra lại. Dấu này không in ra báo cáo."
UNDOUBTED = "✅ Đã bỏ dấu Cần kiểm tra lại."
DOUBTED_HERE = "❓ cần kiểm tra lại"
DOUBT_WHICH = "Anh/chị bấm vào số cần kiểm tra lại."
DOUBT_LEGEND = "❓ đánh dấu cần kiểm tra lại"
DOUBTED_LINE = "Đánh dấu cần kiểm tra lại: {name}."
UNFINISHED_LIST = "{name}: mới ghi {count} dòng, chưa bấm Xong biểu nên chưa vào báo cáo."
FAULT_COUNT = "Có {count} chỗ sai, phải sửa mới nộp được."
INQUIRING = (
    "Anh/chị nhắn điều muốn hỏi. Trợ lý gửi lên cấp trên kèm tên đơn vị, câu này và câu trả lời hiện có; "
    "không cần nói thêm thì bấm Gửi câu hỏi."
)
INQUIRING_OUTSIDE = "Trợ lý chỉ gửi tên câu này lên cấp trên, không kèm nội dung. Bấm Gửi câu hỏi để gửi."
ASKED_ABOVE = "✅ Đã gửi câu hỏi lên cấp trên. Có trả lời, Trợ lý báo ngay và ghi lại ở câu này."
NOBODY_ABOVE = "✅ Đã ghi câu hỏi. Cấp trên chưa có người dùng Trợ lý; khi có, người đó sẽ thấy câu hỏi này."
GENERAL_REPLY = "📌 Giải đáp chung: {reply}"
WAITING_REPLY = "⏳ Đã hỏi cấp trên{asked}, đang chờ trả lời."
REPLIED = "💬 {asked}Cấp trên trả lời: {reply}"
ADVICE = "Nên xem lại {count} chỗ; không sửa cũng nộp được."
DOUBTS_COUNT = "{count} chỗ đánh dấu cần kiểm tra lại"
PREPARING = "Trợ lý đang soạn tệp Word, xong sẽ gửi ngay."

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
