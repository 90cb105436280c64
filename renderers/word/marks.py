"""Hidden bookmarks in our reports: where a section asks several texts, each is marked, so that it is known again.

A name that begins with "_" is not shown by Word; letters, figures and underscores are allowed, at most 40 of them
(ECMA-376 part 1, 17.13.6; Word's own limit).
"""

_PREFIX = "_tl_"
_DOT = "__"
LONGEST = 40


def mark_of(question: str) -> str:
    """The bookmark of a question's answer, "" where its id is too long for one."""
    name = _PREFIX + question.replace(".", _DOT)
    return name if len(name) <= LONGEST and _DOT not in question else ""


def question_of(mark: str) -> str:
    """The id of the question a bookmark names, "" for anybody else's bookmark."""
    return mark.removeprefix(_PREFIX).replace(_DOT, ".") if mark.startswith(_PREFIX) else ""
