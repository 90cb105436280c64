"""The page: A4 upright, margins 20/20/30/15 mm, the number in the top margin and none on the first page.

Source: document-standards section 1, one set-up for both layouts.
"""

PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
TOP = BOTTOM = 1134
LEFT, RIGHT = 1701, 850
HEADER_DISTANCE = 567
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT


def section() -> str:
    """The properties of a section; its pages are counted from 1."""
    return (
        "<w:sectPr>"
        '<w:headerReference w:type="default" r:id="rIdHeader"/><w:headerReference w:type="first" r:id="rIdFirst"/>'
        f'<w:type w:val="nextPage"/><w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
        f'<w:pgMar w:top="{TOP}" w:right="{RIGHT}" w:bottom="{BOTTOM}" w:left="{LEFT}"'
        f' w:header="{HEADER_DISTANCE}" w:footer="{HEADER_DISTANCE}" w:gutter="0"/>'
        '<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )
