"""How cells look: a few styles after the habits of official tables (Times New Roman, thin black borders)."""

from dataclasses import dataclass, replace
from decimal import Decimal

from templates.form import FigureKind

HEADER_FILL = "#DDE6F0"
TOTAL_FILL = "#F2F2F2"
ENTRY_FILL = "#FFFBE6"
WARNING_COLOUR = "#C00000"
MUTED_COLOUR = "#595959"


@dataclass(frozen=True, slots=True)
class Style:
    """One look of a cell; sizes in points, colours as "#RRGGBB" ("" = none)."""

    bold: bool = False
    italic: bool = False
    size: int = 11
    align: str = "left"
    valign: str = "top"
    border: bool = False
    wrap: bool = False
    shrink: bool = False
    indent: int = 0
    fill: str = ""
    colour: str = ""
    number_format: str = ""
    rotation: int = 0
    unlocked: bool = False

    def properties(self) -> dict[str, object]:
        """XlsxWriter's format properties."""
        given: dict[str, object] = {
            "bg_color": self.fill,
            "font_color": self.colour,
            "num_format": self.number_format,
            "rotation": self.rotation,
        }
        if self.unlocked:
            given["locked"] = "0"
        return {
            "font_name": "Times New Roman",
            "font_size": self.size,
            "bold": self.bold,
            "italic": self.italic,
            "align": self.align,
            "valign": self.valign,
            "border": int(self.border),
            "text_wrap": self.wrap,
            "shrink": self.shrink,
            "indent": self.indent,
        } | {name: value for name, value in given.items() if value}


BODY_NAME = Style(bold=True, size=12)
TITLE = Style(bold=True, size=14, align="center", valign="vcenter", wrap=True)
SUBTITLE = Style(italic=True, size=12, align="center", valign="vcenter", wrap=True)
HEADING = Style(bold=True, size=12)
LABEL = Style()
FACT = Style(bold=True, wrap=True)
LEGEND_LINE = Style(italic=True, colour=MUTED_COLOUR)
LEGEND = Style(italic=True, wrap=True, colour=MUTED_COLOUR)
WARNING = Style(italic=True, wrap=True, colour=WARNING_COLOUR)

HEADER = Style(bold=True, align="center", valign="vcenter", border=True, wrap=True, fill=HEADER_FILL)
TEXT = Style(border=True, wrap=True, indent=1)
NAME = Style(border=True, wrap=True, indent=1, valign="vcenter")
NO_TEXT = Style(border=True, italic=True, wrap=True, indent=1, colour=MUTED_COLOUR)
CENTRED = Style(border=True, align="center", valign="vcenter")
CENTRED_TOP = Style(border=True, align="center")
FIGURE = Style(border=True, align="right", valign="vcenter")
STATE = Style(size=10, border=True, italic=True, align="center", valign="vcenter", colour=MUTED_COLOUR)
NOT_ASKED = Style(border=True, fill=TOTAL_FILL)
ENTRY = Style(border=True, wrap=True, indent=1, fill=ENTRY_FILL, unlocked=True)
ENTRY_FIGURE = Style(border=True, align="right", valign="vcenter", fill=ENTRY_FILL, unlocked=True)
COMPUTED = Style(border=True, bold=True, align="right", valign="vcenter", fill=TOTAL_FILL)
BAND = Style(bold=True, border=True, valign="vcenter", indent=1)
TOTAL_LABEL = Style(bold=True, border=True, valign="vcenter", indent=1, fill=TOTAL_FILL)
TOTAL = Style(bold=True, border=True, align="right", valign="vcenter", fill=TOTAL_FILL)
TOTAL_STATE = Style(italic=True, border=True, align="center", valign="vcenter", wrap=True, fill=TOTAL_FILL)


def number_style(style: Style, kind: FigureKind, value: Decimal | None) -> Style:
    """``style`` with the number format of a figure: digits grouped, decimals only where there are any."""
    if kind is FigureKind.percent:
        return replace(style, number_format='General"%"_)')
    whole = value is None or value == value.to_integral_value()
    return replace(style, number_format="#,##0_)" if whole else "#,##0.##_)")
