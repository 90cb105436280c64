"""What is new and gone between two versions of a form, in words a person recognises."""

from collections.abc import Iterable, Iterator

from dialogs.desk.forms.version import Difference
from dialogs.report.naming import item_name
from dialogs.report.section_path import section_path
from dialogs.screen import Draft
from templates.carrying import carrying
from templates.outline import Item, Outline
from templates.text import cut

NAME = 90
"""UTF-16 units of one line."""

LISTED = 12
"""Lines under each heading."""


def difference(old: Outline, new: Outline) -> Difference:
    found = carrying(old, new)
    return Difference(tuple(_names(new, found.new)), tuple(_names(old, found.gone)), tuple(_names(new, found.changed)))


def put_difference(draft: Draft, found: Difference) -> Draft:
    """The differences as lines under their headings."""
    for title, names in (
        ("Câu mới:", found.new),
        ("Không còn hỏi:", found.gone),
        ("Đổi cách trả lời, phải trả lời lại:", found.changed),
    ):
        if names:
            _put(draft, title, names)
    return draft


def _put(draft: Draft, title: str, names: tuple[str, ...]) -> None:
    draft.line(title)
    for name in names[:LISTED]:
        draft.line(f"– {name}")
    if len(names) > LISTED:
        draft.line(f"và {len(names) - LISTED} câu khác.")


def _names(outline: Outline, keys: Iterable[str]) -> Iterator[str]:
    """Each once: figures by their labels, others as lists name them; a standing text without its paragraphs."""
    seen: set[str] = set()
    own = set(keys)
    for key in keys:
        item = outline.by_key[key]
        if item.paragraph is not None and outline.standing(item).question.id in own:
            continue
        name = cut(_name(outline, item, key), NAME)
        if name not in seen:
            seen.add(name)
            yield name


def _name(outline: Outline, item: Item, key: str) -> str:
    field = outline.asked.get(key)
    if field is None:
        return item_name(item)
    return f"{item.table.number if item.table is not None else section_path(item.path)} {field.label}"
