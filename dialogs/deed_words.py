"""What /nhatky calls the things that are done about a report beside answering it."""

DEEDS = {
    "asked": "hỏi cấp trên",
    "replied": "cấp trên trả lời",
    "general": "câu trả lời thành giải đáp chung",
    "wished": "đề nghị gia hạn",
    "granted": "đồng ý gia hạn",
    "refused": "không đồng ý gia hạn",
    "moved": "đổi hạn nộp",
    "edit_wished": "xin sửa lại",
    "edit_refused": "không cho sửa lại",
    "signed": "gửi bản đã ký",
    "nudged": "nhắc nộp",
}
