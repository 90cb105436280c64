"""The paper a table is printed on: A4 on its side, 20 mm above and left, 15 mm below and right."""

from renderers.word.ooxml import TWIPS_PER_POINT

WIDTH, HEIGHT = 16838, 11906
TOP, BOTTOM, LEFT, RIGHT, HEADER = 1134, 850, 1134, 850, 567
"""Twips."""

TEXT_WIDTH = (WIDTH - LEFT - RIGHT) / TWIPS_PER_POINT
TEXT_HEIGHT = (HEIGHT - TOP - BOTTOM) / TWIPS_PER_POINT
"""Points."""


def section(references: str) -> str:
    """The properties of a table's section: pages counted anew, none printed on its first page."""
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{WIDTH}" w:h="{HEIGHT}" w:orient="landscape"/>'
        f'<w:pgMar w:top="{TOP}" w:right="{RIGHT}" w:bottom="{BOTTOM}" w:left="{LEFT}" w:header="{HEADER}"'
        f' w:footer="{HEADER}" w:gutter="0"/><w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )
