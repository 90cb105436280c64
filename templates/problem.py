"""Bad input as a value: a problem with its place and values, worded from one catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    """``code`` names an entry of ``SENTENCES``; ``where`` is the field or question id ("" = none).

    A problem that ``blocks`` must be set right; one that does not is a warning a person may keep.
    """

    code: str
    where: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    blocks: bool = True

    @property
    def sentence(self) -> str:
        """The kind Vietnamese sentence saying where, what and what to do."""
        return SENTENCES[self.code].format(**self.values)


SENTENCES: dict[str, str] = {
    "check": "{say}",
    "no_figure": "{field}: chưa có số nào. Anh/chị gửi số, ví dụ 12; nếu không có thì gửi 0.",
    "not_a_number": "{field}: Trợ lý chưa đọc được số trong “{text}”. Anh/chị gửi lại bằng chữ số, ví dụ {example}.",
    "ambiguous": "{field}: “{text}” có thể hiểu là {candidates}. Anh/chị gửi lại số đúng; dấu chấm tách hàng nghìn"
    " (1.250), dấu phẩy là phần thập phân (93,6).",
    "negative": "{field}: “{text}” là số âm. Anh/chị gửi lại số từ 0 trở lên.",
    "not_whole": "{field}: “{text}” có phần lẻ. Mục này cần số nguyên, anh/chị gửi lại, ví dụ {example}.",
    "above_hundred": "{field}: “{text}” lớn hơn 100%. Anh/chị gửi lại tỷ lệ từ 0 đến 100.",
    "too_large": "{field}: “{text}” lớn quá mức có thể lưu. Anh/chị kiểm tra và gửi lại.",
    "wrong_unit": "{field}: “{text}” không khớp với mục này. Anh/chị gửi lại số{unit}, ví dụ {example}.",
    "not_exact": "{field}: “{text}” chưa phải một số chính xác. Anh/chị gửi lại một số, ví dụ {example}.",
    "one_figure": "{field}: “{text}” có thể hiểu là {candidates}. Mục này cần một số, anh/chị gửi lại số đúng.",
    "figure_count": "Câu này cần {wanted} số: {fields}. Trợ lý đọc được {got} số trong “{text}”. Anh/chị gửi đủ theo"
    " thứ tự, ví dụ “{example}”, hoặc ghi rõ tên, ví dụ “{named}”.",
    "which_figure": "Trợ lý chưa rõ “{text}” là số nào trong: {fields}. Anh/chị gửi đủ theo thứ tự, ví dụ “{example}”,"
    " hoặc ghi rõ tên, ví dụ “{named}”.",
    "given_twice": "{field}: có nhiều số trong tin nhắn ({text}). Anh/chị gửi lại một số.",
    "none_of_all": "Anh/chị trả lời “{text}” cho {wanted} số: {fields}. Nếu tất cả đều không có, anh/chị gửi"
    " “{example}”; nếu chỉ một số, anh/chị ghi rõ tên, ví dụ “{named}”.",
    "not_a_pair": "“{text}”: Trợ lý chưa rõ đây là một phần trên tổng số hay hai số riêng. Anh/chị gửi lại từng số cách"
    " nhau bằng dấu chấm phẩy: {candidates} ({fields}).",
    "not_a_day": "Trợ lý chưa đọc được ngày trong “{text}”. Anh/chị gửi lại dạng ngày/tháng/năm, ví dụ 05/6/2026.",
    "blank_day": "{field}: Trợ lý chưa đọc được ngày trong “{text}”. Anh/chị gửi lại đủ ngày, tháng, năm, ví dụ"
    " 05/6/2022.",
    "blank_number": "{field}: Trợ lý chưa đọc được số văn bản trong “{text}”. Anh/chị gửi lại bằng chữ số, ví dụ 15.",
    "blank_words": "{field}: “{text}” không có chữ nào. Anh/chị gửi lại bằng chữ; không có thì gửi “không có”.",
    "blank_too_long": "{field}: dài quá {most} chữ cái. Anh/chị gửi ngắn lại; muốn viết lại cả đoạn thì bấm Sửa đoạn ở"
    " phần văn bản của mục này.",
    "blank_count": "Câu này còn {wanted} ý: {fields}. Trợ lý đọc được {got} dòng. Anh/chị gửi mỗi ý một dòng, đủ theo"
    " thứ tự; ý nào không có thì ghi “không có”.",
    "blank_which": "Câu này đã trả lời đủ. Muốn sửa ý nào, anh/chị bấm vào ý đó rồi nhắn lại; hoặc gửi lại tất cả,"
    " mỗi ý một dòng.",
    "cited_later": "{label}: ngày {day} sau ngày của báo cáo này. Anh/chị xem lại ngày của văn bản được nhắc tới.",
    "docx_too_big": "Tệp Word này quá lớn để Trợ lý đọc. Anh/chị bỏ bớt hình ảnh hoặc chia thành vài tệp rồi gửi lại.",
    "docx_locked": "Tệp Word này có mật khẩu mở tệp. Anh/chị mở bằng Word, bỏ mật khẩu rồi gửi lại.",
    "docx_old": "Đây là tệp Word đời cũ (.doc). Anh/chị mở bằng Word, chọn Lưu dưới dạng “Word (.docx)” rồi gửi lại.",
    "docx_is_pdf": "Đây là tệp PDF, Trợ lý chưa đọc được. Anh/chị gửi tệp Word (.docx) hoặc dán nội dung vào đây.",
    "docx_macro": "Tệp Word này có macro nên Trợ lý không mở. Anh/chị lưu lại dưới dạng “Word (.docx)” rồi gửi lại.",
    "docx_not_word": "Đây không phải tệp Word (.docx). Anh/chị gửi tệp .docx hoặc dán nội dung vào đây.",
    "docx_broken": "Tệp Word này bị hỏng, Trợ lý không đọc được. Anh/chị mở bằng Word, lưu thành tệp mới rồi gửi lại.",
    "docx_external": "Tệp Word này tự lấy mẫu hoặc đối tượng từ mạng nên Trợ lý không mở. Anh/chị chép nội dung sang"
    " một tệp Word mới rồi gửi lại.",
    "docx_is_excel": "Đây là tệp Excel bị đổi đuôi. Anh/chị đổi lại đuôi .xlsx, hoặc gửi tệp Word (.docx).",
    "docx_is_odt": "Đây là tệp của LibreOffice (.odt). Anh/chị mở ra, chọn Lưu dưới dạng “Word (.docx)” rồi gửi lại.",
    "docx_empty": "Trợ lý không thấy chữ nào trong tệp Word này. Anh/chị kiểm tra lại tệp hoặc dán nội dung vào đây.",
    "xlsx_too_big": "Tệp Excel này quá lớn để Trợ lý đọc. Anh/chị dùng biểu Trợ lý gửi, chỉ điền số liệu rồi gửi lại.",
    "xlsx_too_many_rows": "Sheet “{sheet}” có quá nhiều dòng (quá {most}). Anh/chị xoá các dòng thừa rồi gửi lại.",
    "xlsx_locked": "Tệp Excel này có mật khẩu mở tệp. Anh/chị mở bằng Excel, bỏ mật khẩu rồi gửi lại.",
    "xlsx_old": "Đây là tệp Excel đời cũ (.xls). Anh/chị mở bằng Excel, chọn Lưu dưới dạng “Excel (.xlsx)” rồi gửi"
    " lại.",
    "xlsx_is_pdf": "Đây là tệp PDF, Trợ lý không đọc được biểu trong đó. Anh/chị gửi tệp Excel (.xlsx).",
    "xlsx_is_word": "Đây là tệp Word. Anh/chị gửi biểu ở dạng Excel (.xlsx).",
    "xlsx_is_ods": "Đây là tệp của LibreOffice (.ods). Anh/chị chọn Lưu dưới dạng “Excel (.xlsx)” rồi gửi lại.",
    "xlsx_not_excel": "Đây không phải tệp Excel (.xlsx). Anh/chị gửi tệp .xlsx.",
    "xlsx_macro": "Tệp Excel này có macro nên Trợ lý không mở. Anh/chị lưu lại dưới dạng “Excel (.xlsx)” rồi gửi lại.",
    "xlsx_external": "Tệp Excel này lấy số liệu từ tệp khác nên Trợ lý không đọc. Anh/chị ngắt liên kết, chỉ để giá"
    " trị rồi gửi lại.",
    "xlsx_broken": "Tệp Excel này bị hỏng, Trợ lý không đọc được. Anh/chị mở bằng Excel, lưu thành tệp mới rồi gửi"
    " lại.",
    "xlsx_no_table": "Trợ lý không nhận ra biểu nào của mẫu “{form}” trong tệp này. Anh/chị bấm Tải biểu Excel để lấy"
    " biểu đúng rồi điền vào đó.",
    "xlsx_other_form": "Tệp này là biểu của mẫu báo cáo khác. Anh/chị bấm Tải biểu Excel ở báo cáo “{form}” để lấy biểu"
    " đúng.",
    "paste_no_table": "Trợ lý không nhận ra biểu nào trong phần anh/chị dán. Anh/chị dán cả dòng tiêu đề của biểu, hoặc"
    " bấm Tải biểu Excel.",
    "row_cell_missing": "Dòng {row} còn thiếu “{column}”. Anh/chị bấm vào dòng đó để điền.",
    "row_cell_advised": "Dòng {row} để trống “{column}”. Nếu có, anh/chị bấm vào dòng đó để điền.",
    "row_twice": "Dòng {row} trùng tên với dòng {other}. Anh/chị sửa tên hoặc xoá một dòng.",
    "too_many_rows": "Chỉ nhận nhiều nhất {most} dòng, đang có {count}. Anh/chị xoá bớt.",
    "row_number": "“{text}” chưa phải một số nguyên. Anh/chị nhắn lại, ví dụ 12.",
    "row_choice": "Anh/chị chọn một trong các nút bên dưới.",
    "far_off": "{label}: {value} khác xa các kỳ trước (thường khoảng {usual}).",
    "far_from_most": "{label}: {value} khác xa mức chung của các đơn vị.",
    "far_from_others": "{label}: {value} khác xa mức chung của {count} đơn vị (giữa khoảng {usual}).",
    "copied_before": "“{question}”: {count}/{total} đoạn dài giống hệt kỳ trước.",
    "copied_other": "“{question}”: {count}/{total} đoạn dài giống hệt bài của {units}.",
    "doubted_answer": "{name}: đơn vị đánh dấu cần kiểm tra lại.",
    "nothing_everywhere": "Toàn báo cáo không phát sinh.",
    "never_zero": "{label}: kỳ này là 0, các kỳ trước luôn có (gần đây {usual}).",
    "day_not_later": "{day} không muộn hơn hạn hiện nay. Anh/chị nhắn một ngày sau đó (ngày/tháng/năm).",
    "day_off": "{day} là {why}. Anh/chị chọn ngày làm việc gần nhất: {before} hoặc {after}.",
    "no_tables_here": "Báo cáo đang mở không có biểu Excel. Anh/chị gửi tệp Word (.docx), hoặc mở báo cáo có biểu.",
    "xlsx_other_unit": "Biểu này lập cho đơn vị khác nên Trợ lý chưa ghi. Anh/chị bấm Tải biểu Excel để lấy đúng biểu.",
    "xlsx_no_units": "Trợ lý không thấy cột “Tên đơn vị” trong tệp này. Anh/chị bấm Tải mẫu Excel rồi điền vào đó.",
    "form_other_file": "“{name}” không phải tệp của một mẫu. Anh/chị gửi form.yaml, unit.docx, consolidated.docx, hoặc"
    " cả thư mục mẫu nén thành một tệp .zip.",
    "form_archive_broken": "Trợ lý không mở được tệp .zip này. Anh/chị nén lại thư mục mẫu rồi gửi lại.",
    "form_archive_too_big": "Tệp .zip này chứa quá nhiều so với một mẫu. Anh/chị chỉ nén form.yaml và hai tệp Word.",
    "form_archive_several": "Tệp .zip này có nhiều mẫu. Anh/chị gửi mỗi lần một mẫu.",
    "form_archive_empty": "Trong tệp .zip này không có form.yaml, unit.docx hay consolidated.docx. Anh/chị nén lại thư"
    " mục mẫu rồi gửi lại.",
    "file_too_big": "Tệp này lớn hơn 10 MB nên Trợ lý chưa nhận. Anh/chị gửi tệp nhỏ hơn.",
    "file_not_received": "Trợ lý chưa nhận được tệp này từ Telegram. Anh/chị gửi lại giúp.",
    "not_signed_file": "Bản đã ký xin anh/chị gửi bằng tệp PDF hoặc ảnh chụp (JPG, PNG).",
    "signed_too_big": "Tệp này lớn hơn 20 MB nên Trợ lý không nhận được. Anh/chị quét với độ nét thấp hơn rồi gửi lại.",
    "document_number": "Trợ lý chưa đọc được số văn bản. Anh/chị gửi lại bằng chữ số, ví dụ 15, 05/6/2026.",
}
"""Every sentence says where, what and what to do; braces are filled from ``Problem.values``."""
