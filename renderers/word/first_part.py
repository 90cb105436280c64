"""A template's first part, the report to be signed, without what follows on pages of its own, or what follows alone."""

from lxml import etree

from renderers.word.ooxml import W


def cut_after_first(root: etree._Element) -> None:
    """Leave out everything behind the first section, which becomes the document's last."""
    found = _first_section(root)
    if found is not None:
        body, first, end = found
        for later in list(end.itersiblings()):
            body.remove(later)
        body.append(first)


def cut_first(root: etree._Element) -> None:
    """Leave out the first section."""
    found = _first_section(root)
    if found is not None:
        body, _, end = found
        for earlier in list(end.itersiblings(preceding=True)):
            body.remove(earlier)
        body.remove(end)


def _first_section(root: etree._Element) -> tuple[etree._Element, etree._Element, etree._Element] | None:
    """The body, the first section's properties and the element of the body that holds them; None where no other section
    follows."""
    first = root.find(f".//{W}sectPr")
    body = root.find(f"{W}body")
    if first is None or body is None or first.getparent() is body:
        return None
    return body, first, next(one for one in (first, *first.iterancestors()) if one.getparent() is body)
