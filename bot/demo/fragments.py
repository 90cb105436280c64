"""Sentences of official Vietnamese that made-up narratives are put together from; no real place, body or person.

``{so}`` stands for a small number, the other names for one of ``SLOTS``.
"""

from dataclasses import dataclass

SLOTS: dict[str, tuple[str, ...]] = {
    "nguoi": (
        "cán bộ, đảng viên và Nhân dân",
        "đoàn viên, hội viên",
        "bà con Nhân dân",
        "cán bộ, công chức và người dân",
        "các tầng lớp Nhân dân",
    ),
    "cach": (
        "qua hội nghị lồng ghép",
        "trên hệ thống truyền thanh cơ sở",
        "qua sinh hoạt chi bộ, chi hội",
        "qua các nhóm Zalo của khu dân cư",
        "bằng hình thức đến từng hộ gia đình",
    ),
    "ket_qua": (
        "tạo sự đồng thuận cao",
        "được Nhân dân đồng tình, ủng hộ",
        "bước đầu đạt kết quả tích cực",
        "góp phần hoàn thành nhiệm vụ chính trị của địa phương",
        "nhận được sự hưởng ứng rộng rãi",
    ),
    "viec": (
        "chỉnh trang đường làng, ngõ xóm",
        "thu gom rác thải, giữ gìn vệ sinh môi trường",
        "hiến đất mở rộng đường giao thông",
        "giúp đỡ hộ khó khăn sửa chữa nhà ở",
        "chuyển đổi cơ cấu cây trồng, vật nuôi",
        "trồng hoa, cây xanh ven đường",
    ),
}


@dataclass(frozen=True, slots=True)
class Topic:
    """Sentences for questions in which one of ``keywords`` (lower case) occurs; without keywords: for all others.

    ``alone``: no general sentence follows, which would praise where faults or wishes are told.
    """

    keywords: tuple[str, ...]
    sentences: tuple[str, ...]
    alone: bool = False


TOPICS = (
    Topic(
        ("kiến nghị",),
        (
            "Đề nghị cấp trên quan tâm mở các lớp bồi dưỡng nghiệp vụ cho cán bộ làm công tác dân vận ở cơ sở.",
            "Đề nghị bố trí thêm kinh phí hoạt động cho các tổ dân vận, tổ hòa giải ở khu dân cư.",
            "Đề nghị sớm ban hành hướng dẫn về tiêu chí đánh giá, công nhận mô hình để thống nhất thực hiện.",
            "Đề nghị quan tâm đầu tư nâng cấp các tuyến đường liên thôn đã xuống cấp, phục vụ Nhân dân đi lại.",
            "Đề nghị tăng cường các buổi tọa đàm, trao đổi kinh nghiệm giữa các đơn vị có cách làm hay.",
        ),
        alone=True,
    ),
    Topic(
        ("nguyên nhân",),
        (
            "Địa bàn rộng, dân cư phân bố không đều nên việc tổ chức sinh hoạt tập trung còn khó khăn.",
            "Một số cán bộ mới được phân công nhiệm vụ, kinh nghiệm vận động quần chúng chưa nhiều.",
            "Kinh phí dành cho hoạt động còn hạn chế, chủ yếu lồng ghép với các chương trình khác.",
            "Việc kiểm tra, đôn đốc có thời điểm chưa thường xuyên, chưa kịp thời tháo gỡ vướng mắc.",
            "Đời sống của một bộ phận Nhân dân còn khó khăn, lao động trẻ đi làm ăn xa nhiều.",
            "Công tác phối hợp giữa các ngành, đoàn thể có lúc chưa chặt chẽ, còn trông chờ vào cấp trên.",
        ),
        alone=True,
    ),
    Topic(
        ("hạn chế", "khó khăn", "tồn tại"),
        (
            "Công tác tuyên truyền ở một vài khu dân cư chưa thường xuyên, hình thức còn chậm đổi mới.",
            "Việc nhân rộng mô hình có cách làm hay chưa nhiều, một số mô hình duy trì chưa bền vững.",
            "Chất lượng sinh hoạt của một số chi hội chưa cao, tỷ lệ hội viên tham gia còn thấp.",
            "Việc nắm bắt tình hình tư tưởng, dư luận trong Nhân dân có lúc chưa kịp thời.",
            "Chế độ thông tin, báo cáo của một số đơn vị còn chậm, số liệu chưa thật đầy đủ.",
            "Công tác giám sát của cộng đồng ở một số công trình nhỏ chưa được duy trì đều đặn.",
        ),
        alone=True,
    ),
    Topic(
        ("bài học", "kinh nghiệm"),
        (
            "Phải có sự lãnh đạo, chỉ đạo thường xuyên của cấp ủy và sự vào cuộc đồng bộ của cả hệ thống chính trị.",
            "Cán bộ, đảng viên phải gương mẫu đi đầu, nói đi đôi với làm, gần dân và lắng nghe ý kiến của Nhân dân.",
            "Nội dung vận động phải thiết thực, gắn với lợi ích của người dân và phù hợp với từng khu dân cư.",
            "Thực hiện tốt việc công khai để Nhân dân biết, bàn, làm, kiểm tra, giám sát và thụ hưởng.",
            "Kịp thời sơ kết, biểu dương, nhân rộng các điển hình, tạo sức lan tỏa trong cộng đồng.",
        ),
        alone=True,
    ),
    Topic(
        ("phương hướng", "nhiệm vụ trọng tâm", "nhiệm vụ 6 tháng", "nhiệm vụ năm"),
        (
            "Tiếp tục quán triệt, triển khai có hiệu quả các chủ trương, nghị quyết của Đảng về công tác dân vận.",
            "Đổi mới nội dung, hình thức tuyên truyền, vận động {nguoi} {cach}.",
            "Duy trì và nâng cao chất lượng các mô hình hiện có, lựa chọn xây dựng thêm {so} mô hình mới.",
            "Thực hiện tốt quy chế dân chủ ở cơ sở; tăng cường tiếp xúc, đối thoại giữa người đứng đầu với Nhân dân.",
            "Phát huy vai trò của Mặt trận Tổ quốc và các đoàn thể trong giám sát, phản biện xã hội.",
            "Vận động Nhân dân tích cực {viec}, thi đua phát triển kinh tế, giảm nghèo bền vững.",
            "Tăng cường kiểm tra, đôn đốc; kịp thời tháo gỡ khó khăn ngay từ cơ sở.",
        ),
        alone=True,
    ),
    Topic(
        ("vận động, ủng hộ", "hiện vật"),
        (
            "Ủng hộ diễn tập khu vực phòng thủ, gạo tẻ, {so}0 kg.",
            "Ủng hộ gia đình chính sách, chăn ấm, {so} chiếc.",
            "Ủng hộ trường học, sách vở, {so}0 bộ.",
            "Ủng hộ xây dựng nhà văn hóa, ngày công, {so}0 công.",
        ),
        alone=True,
    ),
    Topic(
        ("mô hình", "điển hình"),
        (
            "Các mô hình được lựa chọn sát với nhu cầu của Nhân dân, tập trung vào việc {viec}.",
            "Ban Chỉ đạo phân công thành viên phụ trách, hướng dẫn từng mô hình xây dựng kế hoạch và theo dõi kết quả.",
            "Mô hình “Ngày thứ Bảy vì dân” duy trì {so} buổi, vận động {nguoi} tham gia {viec}.",
            "Mô hình tổ tự quản đã vận động các hộ đóng góp ngày công, {ket_qua}.",
            "Qua đánh giá, có {so} mô hình hoạt động nền nếp, có sức lan tỏa và đủ điều kiện nhân rộng.",
            "Nhiều cá nhân tiêu biểu được biểu dương tại hội nghị tổng kết, tạo khí thế thi đua sôi nổi.",
        ),
    ),
    Topic(
        ("cải cách hành chính", "công sở", "công vụ", "tiếp dân", "tiếp công dân", "khiếu nại", "chính quyền"),
        (
            "Bộ phận một cửa niêm yết công khai thủ tục, hướng dẫn người dân nộp hồ sơ trực tuyến, {ket_qua}.",
            "Cán bộ, công chức thực hiện tốt văn hóa công sở, “nghe dân nói, nói dân hiểu, làm dân tin”.",
            "Lịch tiếp công dân được niêm yết công khai; đơn thư được phân loại và giải quyết đúng thời hạn.",
            "Tổ chức {so} buổi đối thoại giữa người đứng đầu với Nhân dân; các ý kiến được ghi nhận, trả lời.",
            "Tổ công nghệ số cộng đồng giúp {nguoi} cài đặt, sử dụng dịch vụ công trực tuyến.",
            "Kỷ luật, kỷ cương hành chính được giữ vững; mức độ hài lòng của người dân từng bước nâng lên.",
        ),
    ),
    Topic(
        ("nông thôn mới", "đô thị văn minh", "giám sát đầu tư", "cộng đồng"),
        (
            "Nhân dân được bàn bạc, quyết định mức đóng góp và cách làm, tích cực {viec}.",
            "Các đoàn thể nhận {so} đoạn đường tự quản, duy trì dọn vệ sinh vào cuối tuần.",
            "Ban giám sát đầu tư của cộng đồng giám sát {so} công trình, kịp thời kiến nghị khắc phục thiếu sót nhỏ.",
            "Phong trào {viec} được triển khai {cach}, {ket_qua}.",
            "Diện mạo khu dân cư có nhiều khởi sắc, đời sống vật chất và tinh thần của Nhân dân được nâng lên.",
            "Các tổ hòa giải hoạt động nền nếp, hòa giải thành phần lớn vụ việc ngay tại khu dân cư.",
        ),
    ),
    Topic(
        ("văn hóa", "dân tộc", "du lịch"),
        (
            "Vận động Nhân dân giữ gìn trang phục, tiếng nói, nghề truyền thống và các làn điệu dân ca.",
            "Duy trì {so} đội văn nghệ quần chúng, tập luyện và biểu diễn vào các ngày lễ, ngày hội.",
            "Tuyên truyền thực hiện nếp sống văn minh trong việc cưới, việc tang và lễ hội, {ket_qua}.",
            "Phát huy vai trò của người có uy tín trong vận động {nguoi} đoàn kết, xóa bỏ hủ tục.",
            "Một số hộ gia đình đã cải tạo nhà ở, bước đầu đón khách tham quan, trải nghiệm.",
        ),
    ),
    Topic(
        ("doanh nghiệp", "nơi làm việc", "người lao động"),
        (
            "Các doanh nghiệp trên địa bàn tổ chức hội nghị người lao động, công khai quy chế và thỏa ước tập thể.",
            "Công đoàn cơ sở phối hợp tổ chức {so} cuộc đối thoại định kỳ, giải quyết kịp thời kiến nghị chính đáng.",
            "Người sử dụng lao động công khai kết quả sản xuất, tiền lương, tiền thưởng và trích nộp bảo hiểm.",
            "Ban thanh tra nhân dân ở nơi có tổ chức được kiện toàn, hoạt động theo kế hoạch.",
            "Quan hệ lao động hài hòa, ổn định; không có đình công, khiếu kiện đông người.",
        ),
    ),
    Topic(
        ("kiểm tra", "giám sát", "phản biện"),
        (
            "Xây dựng kế hoạch và tổ chức {so} cuộc kiểm tra việc thực hiện ở các khu dân cư, cơ quan, đơn vị.",
            "Qua kiểm tra đã chỉ ra những việc làm tốt, nhắc nhở đơn vị còn chậm và yêu cầu khắc phục.",
            "Mặt trận Tổ quốc và các đoàn thể chủ trì {so} cuộc giám sát, gửi kiến nghị tới cơ quan có thẩm quyền.",
            "Tổ chức lấy ý kiến góp ý của {nguoi} vào dự thảo văn bản quan trọng của địa phương.",
            "Các kiến nghị sau giám sát được tiếp thu, trả lời bằng văn bản và công khai để Nhân dân biết.",
            "Việc khảo sát, thẩm định được thực hiện khách quan, đúng quy trình, có sự tham gia của khu dân cư.",
        ),
    ),
    Topic(
        (),
        (
            "Cấp ủy, chính quyền đã bám sát chỉ đạo của cấp trên, xây dựng kế hoạch và phân công nhiệm vụ cụ thể.",
            "Ban hành {so} văn bản lãnh đạo, chỉ đạo; quán triệt tới {nguoi} {cach}.",
            "Công tác tuyên truyền được triển khai {cach}, nội dung ngắn gọn, dễ hiểu, {ket_qua}.",
            "Ban Chỉ đạo được kiện toàn, duy trì họp định kỳ, phân công thành viên phụ trách từng khu dân cư.",
            "Mặt trận Tổ quốc và các đoàn thể phối hợp vận động {nguoi} tham gia {viec}.",
            "Những nội dung Nhân dân quan tâm được công khai tại trụ sở và nhà văn hóa theo quy định.",
            "Tình hình tư tưởng trong Nhân dân ổn định, tin tưởng vào sự lãnh đạo của Đảng và chính quyền.",
            "Nhiều việc khó được giải quyết từ cơ sở nhờ kiên trì vận động, thuyết phục và đối thoại.",
        ),
    ),
)
