"""After figures were kept: the same question while it needs something, else the next one."""

from collections.abc import Iterable, Mapping

from dialogs.report import words
from dialogs.report.answers import answering_words
from dialogs.report.one_line import shown
from dialogs.report.onward import move_on
from dialogs.report.places import Asking
from dialogs.report.questions.question import show_question
from dialogs.report.scene import Scene
from dialogs.report.warnings import open_problems
from dialogs.turn import Turn
from templates.answers import Answer
from templates.form import Group
from templates.outline import Item
from templates.problem import Problem


def settle(
    scene: Scene,
    item: Item,
    group: Group,
    *,
    fresh: bool,
    head: str,
    problems: Iterable[Problem] = (),
) -> Turn:
    """After figures were kept: the same question while it needs something, else the next one."""
    unread = tuple(problems)
    odd = open_problems(scene, item)
    if not unread and item.is_answered(scene.stored) and (not odd or _is_settled(scene, odd)):
        return move_on(scene, item, fresh=fresh, head=head, came_from=group.id)
    if head and answering_words.BEFORE not in head:
        head = f"✅ {words.SAVED}."
    place = Asking(group.id, "warned" if odd else "ask", shown=scene.fingerprint(item))
    return show_question(scene, item, place, head=head, problems=unread, fresh=fresh)


def _is_settled(scene: Scene, odd: Iterable[Problem]) -> bool:
    """Whether the one figure the person came for, from the list before submitting, needs nothing any more."""
    place = scene.state.place
    came = isinstance(place, Asking) and place.back is not None and place.field
    return bool(came) and all(problem.where != came for problem in odd)


def stored_line(scene: Scene, group: Group, values: Mapping[str, Answer]) -> str:
    """ "✅ Đã lưu: Số hội nghị: 12 (trước đó 10); …" for the values just read."""
    parts = []
    for field in group.fields:
        if field.id not in values:
            continue
        before = scene.stored.get(field.id)
        replaced = (
            f" ({answering_words.BEFORE} {shown(before.answer, field)})"
            if before and before.answer != values[field.id]
            else ""
        )
        parts.append(f"{field.label}: {shown(values[field.id], field)}{replaced}")
    return f"✅ {words.SAVED}: {'; '.join(parts)}" if parts else ""
