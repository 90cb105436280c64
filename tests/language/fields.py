"""Figure fields the language tests ask, one of each kind and a few that look alike."""

from templates.form import FigureField, FigureKind

MEETINGS = FigureField(id="hoi_nghi", label="Số hội nghị", unit="hội nghị")
PEOPLE = FigureField(id="nguoi", label="Số lượt người tham dự hội nghị", unit="người")
VILLAGES = FigureField(id="thon", label="Số thôn tổ chức", unit="thôn")
ALL_VILLAGES = FigureField(id="tong_thon", label="Tổng số thôn", unit="thôn")
MONEY = FigureField(id="tien", label="Số tiền vận động", unit="đồng", kind=FigureKind.money)
MILLIONS = FigureField(id="kinh_phi", label="Kinh phí", unit="triệu đồng", kind=FigureKind.decimal)
SHARE = FigureField(id="ty_le", label="Tỷ lệ hộ tham gia", kind=FigureKind.percent)
AREA = FigureField(id="dien_tich", label="Diện tích đất hiến", unit="ha", kind=FigureKind.decimal)
MEMBERS = FigureField(id="dang_vien", label="Số đảng viên", unit="đồng chí")
