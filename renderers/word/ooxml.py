"""Names and measures of WordprocessingML (ECMA-376 part 1) that several modules need."""

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}

W = f"{{{NAMESPACES['w']}}}"
"""The main namespace as lxml writes it before a name."""

TWIPS_PER_POINT = 20
EMU_PER_POINT = 12700
DOCUMENT_PART = "word/document.xml"
STYLES_PART = "word/styles.xml"
