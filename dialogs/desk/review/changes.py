"""What a version changed against the one seen before it, and what became of each remark."""

from collections.abc import Iterator

from dialogs.desk.review import words
from dialogs.desk.review.answer_pages import value
from dialogs.desk.review.checking import Checking
from dialogs.report.one_line import excerpt
from dialogs.reviewed import Remark
from templates.text import cut

VALUE = 150
"""UTF-16 units of an answer beside what it was."""


def changed_keys(checking: Checking) -> tuple[str, ...]:
    """The answers that are other ones than in the version seen before, in the order of the form."""
    before = checking.review.before
    if before is None:
        return ()
    now = checking.review.now.answers
    return tuple(key for key in _keys(checking) if before.answers.get(key) != now.get(key))


def change_lines(checking: Checking) -> Iterator[str]:
    """A line for each change: what it was → what it is."""
    before = checking.review.before
    if before is None:
        return
    for key in changed_keys(checking):
        old, new = (value(checking, key, one.answers.get(key)) for one in (before, checking.review.now))
        yield f"– {checking.named(key, words.WHOLE)}:"
        yield f"   {cut(old, VALUE)} → {cut(new, VALUE)}"


def fate_lines(checking: Checking) -> Iterator[str]:
    """Each remark of the last time with what became of it."""
    for remark in checking.review.answered_remarks:
        yield f"– {checking.named(remark.key, words.WHOLE)}: “{excerpt(remark.text)}”"
        yield f"   → {_fate(checking, remark)}"


def _fate(checking: Checking, remark: Remark) -> str:
    now = checking.review.now.answers
    if not remark.touched(now):
        marked = words.MARKED_DONE if remark.was else words.MARKED_WHOLE
        return marked if remark.fixed else words.NOT_DONE
    if len(remark.was) > 1:
        return words.DONE
    ((key, was),) = remark.was.items()
    old, new = (value(checking, key, answer) for answer in (was, now.get(key)))
    return f"{words.DONE}: {cut(old, VALUE)} → {cut(new, VALUE)}"


def _keys(checking: Checking) -> Iterator[str]:
    for item in checking.outline.items:
        yield from item.kept_keys
