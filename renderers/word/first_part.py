"""A template's first part alone: the report to be signed, without what follows on pages of its own."""

from lxml import etree

from renderers.word.ooxml import W


def cut_after_first(root: etree._Element) -> None:
    """Leave out everything behind the first section, which becomes the document's last."""
    first = root.find(f".//{W}sectPr")
    body = root.find(f"{W}body")
    if first is None or body is None or first.getparent() is body:
        return
    end = next(element for element in (first, *first.iterancestors()) if element.getparent() is body)
    for later in list(end.itersiblings()):
        body.remove(later)
    body.append(first)
