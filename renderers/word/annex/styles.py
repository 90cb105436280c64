"""The paragraph styles of the tables, put into a document whose template does not define them itself."""

from collections.abc import Iterable, Iterator

_FONT = 'w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"'

TITLE_SIZE = 13.0
"""Points of what stands around a table."""

_NAMED = {
    "AnnexPlace": ("Biểu: địa phương, đơn vị và số biểu", "left", False),
    "AnnexHeading": ("Biểu: tên", "center", True),
    "AnnexRule": ("Biểu: gạch dưới tên", "center", False),
    "AnnexNote": ("Biểu: ghi chú", "left", False),
    "AnnexCompiler": ("Biểu: người lập", "center", True),
}
_IN_CELLS = {
    "TableHead": ("Biểu: tiêu đề cột", "center", True),
    "TableFigure": ("Biểu: số liệu", "center", False),
    "TableText": ("Biểu: nội dung", "left", False),
    "TableTotal": ("Biểu: tổng cộng", "center", True),
    "TableBand": ("Biểu: nhóm dòng", "left", True),
}


def cell_style(name: str, size: float) -> str:
    """The id of a style for cells at ``size`` points: "TableFigure-16"."""
    return f"{name}-{round(2 * size)}"


def with_styles(styles: str, sizes: Iterable[float]) -> str:
    """A styles part that defines every style of tables set in ``sizes``."""
    added = "".join(style for name, style in _styles(sizes) if f'w:styleId="{name}"' not in styles)
    before, end, after = styles.rpartition("</w:styles>")
    return f"{before}{added}{end}{after}"


def _styles(sizes: Iterable[float]) -> Iterator[tuple[str, str]]:
    for name, (title, align, is_bold) in _NAMED.items():
        yield name, _style(name, title, align, TITLE_SIZE, is_bold=is_bold)
    for size in sorted(set(sizes)):
        for name, (title, align, is_bold) in _IN_CELLS.items():
            own = cell_style(name, size)
            yield own, _style(own, f"{title} {size:g}", align, size, is_bold=is_bold)


def _style(name: str, title: str, align: str, size: float, *, is_bold: bool) -> str:
    bold = "<w:b/><w:bCs/>" if is_bold else ""
    half_points = round(2 * size)
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name}"><w:name w:val="{title}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl/>'
        f'<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        f'<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="{align}"/></w:pPr>'
        f'<w:rPr><w:rFonts {_FONT}/>{bold}<w:color w:val="000000"/>'
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr></w:style>'
    )
