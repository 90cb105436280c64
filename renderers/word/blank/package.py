"""The .docx around a template's document: styles, settings, headers, relations.

Written part by part, with fixed dates, so that the same layout always gives the same bytes.
"""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from renderers.word.blank.look import Look, Looks
from renderers.word.blank.markup import (
    FONT,
    ROOT_NAMESPACES,
    page_number,
    paragraph,
    paragraph_properties,
    run_properties,
    runs,
)
from renderers.word.ooxml import DOCUMENT_PART

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def package(look: Looks, document: str) -> bytes:
    """The template as a .docx."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("rIdDocument", f"{_RELATIONS}/officeDocument", DOCUMENT_PART),
            ("rIdCore", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core_properties(),
        DOCUMENT_PART: document,
        "word/_rels/document.xml.rels": _relations(
            ("rIdStyles", f"{_RELATIONS}/styles", "styles.xml"),
            ("rIdSettings", f"{_RELATIONS}/settings", "settings.xml"),
            ("rIdHeader", f"{_RELATIONS}/header", "header1.xml"),
            ("rIdFirst", f"{_RELATIONS}/header", "header2.xml"),
        ),
        "word/styles.xml": _styles(look),
        "word/settings.xml": _settings(),
        "word/header1.xml": _header(runs(look.page_number, page_number(look.page_number))),
        "word/header2.xml": _header(paragraph(look.page_number)),
    }
    return _zipped(parts)


def _zipped(parts: dict[str, str]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for name, xml in parts.items():
            entry = ZipInfo(name, _LONG_AGO)
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, _DECLARATION + xml)
    return target.getvalue()


def _content_types() -> str:
    kinds = {
        f"/{DOCUMENT_PART}": f"{_TYPES}.document.main+xml",
        "/word/styles.xml": f"{_TYPES}.styles+xml",
        "/word/settings.xml": f"{_TYPES}.settings+xml",
        "/word/header1.xml": f"{_TYPES}.header+xml",
        "/word/header2.xml": f"{_TYPES}.header+xml",
        "/docProps/core.xml": _CORE,
    }
    overrides = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in kinds.items())
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(*relations: tuple[str, str, str]) -> str:
    rows = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{to}"/>' for key, kind, to in relations)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _core_properties() -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Báo cáo</dc:title><dc:language>vi-VN</dc:language>'
        "</cp:coreProperties>"
    )


def _settings() -> str:
    return (
        f'<w:settings {ROOT_NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="vi-VN"/></w:settings>'
    )


def _header(content: str) -> str:
    return f"<w:hdr {ROOT_NAMESPACES}>{content}</w:hdr>"


def _styles(look: Looks) -> str:
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}"'
        f' w:cs="{FONT}"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN"'
        ' w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    )
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    )
    table = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
    return f"<w:styles {ROOT_NAMESPACES}>{defaults}{normal}{table}{''.join(map(_style, look.all()))}</w:styles>"


def _style(look: Look) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{look.style}"><w:name w:val="{look.name}"/><w:basedOn w:val="Normal"/>'
        f"<w:qFormat/>{paragraph_properties(look, style=False)}{run_properties(look)}</w:style>"
    )
