"""A drawn line: a DrawingML shape, with VML beside it for old readers.

Its length is set when a document is made (``renderers.word.fitting``), after the text above it.
"""

from renderers.word.blank.look import Look
from renderers.word.blank.markup import run_properties, runs
from renderers.word.ooxml import EMU_PER_POINT

_LENGTH = 100
_DROP = 4
_WEIGHT = 9525
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def rule_line(look: Look, name: str, number: int) -> str:
    """A paragraph of its own that holds the line; ``name`` says how it is measured, ``number`` is unique."""
    return runs(look, f"<w:r>{run_properties(look)}{_shape(name, number)}</w:r>")


def _shape(name: str, number: int) -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{_drawing(name, number)}</mc:Choice>'
        f"<mc:Fallback>{_picture(number)}</mc:Fallback></mc:AlternateContent>"
    )


def _drawing(name: str, number: int) -> str:
    return (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251659264"'
        ' behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{_DROP * EMU_PER_POINT}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{_LENGTH * EMU_PER_POINT}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="{name}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_SHAPE}"><wps:wsp><wps:cNvCnPr/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{_LENGTH * EMU_PER_POINT}" cy="0"/></a:xfrm>'
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="{_WEIGHT}">'
        '<a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


def _picture(number: int) -> str:
    return (
        f'<w:pict><v:line id="rule{number}" style="position:absolute;z-index:251659264;'
        'mso-position-horizontal:center;mso-position-horizontal-relative:text;mso-position-vertical-relative:text"'
        f' from="0,{_DROP}pt" to="{_LENGTH}pt,{_DROP}pt" strokecolor="black" strokeweight=".75pt"/></w:pict>'
    )
