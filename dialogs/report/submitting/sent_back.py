"""A report that was sent back: each remark at its question, Đã sửa, and the walk through just those."""

from dataclasses import replace

from dialogs.report.one_line import one_line
from dialogs.report.scene import Scene
from dialogs.report.submitting import submitting_words
from dialogs.review_changes import MarkFixed
from dialogs.reviewed import Remark, item_of
from dialogs.screen import Button, Draft, button
from templates.outline import Item
from templates.text import cut

SHOWN = 500
"""UTF-16 units of a remark at its question."""


def remarks_at(scene: Scene, item: Item) -> tuple[Remark, ...]:
    """The remarks on a question or on a figure of it."""
    return tuple(remark for remark in scene.report.remarks if item_of(scene.outline, remark.key) is item)


def on_the_whole(scene: Scene) -> tuple[Remark, ...]:
    """The remarks on no question there is: on the report as a whole."""
    return tuple(remark for remark in scene.report.remarks if item_of(scene.outline, remark.key) is None)


def unhandled(scene: Scene, remarks: tuple[Remark, ...]) -> tuple[Remark, ...]:
    """Those neither answered anew nor marked as done."""
    return tuple(remark for remark in remarks if not remark.handled(scene.report.answers))


def next_remarked(scene: Scene, after: int) -> Item | None:
    """The first question with a remark not handled behind the one numbered ``after`` (0 = from the start)."""
    behind = scene.outline.items[after:]
    return next((item for item in behind if unhandled(scene, remarks_at(scene, item))), None)


def fixed(scene: Scene, remarks: tuple[Remark, ...]) -> Scene:
    """The scene with these remarks marked as done."""
    numbers = tuple(remark.id for remark in unhandled(scene, remarks))
    if not numbers:
        return scene
    marked = tuple(replace(one, fixed=one.fixed or one.id in numbers) for one in scene.report.remarks)
    return replace(scene.also(MarkFixed(numbers)), report=replace(scene.report, remarks=marked))


def add_remarks(draft: Draft, scene: Scene, item: Item) -> None:
    """What the parent's staff said about this question."""
    for remark in remarks_at(scene, item):
        draft.line(remark_line(scene, remark), "italic")


def remark_line(scene: Scene, remark: Remark) -> str:
    """ "✍ Cấp trên góp ý về “Số người”: “…” (đã sửa)"."""
    field = scene.outline.asked.get(remark.key)
    about = f" về “{field.label}”" if field is not None and remark.key not in scene.outline.by_question else ""
    done = f" ({submitting_words.REMARK_DONE})" if remark.handled(scene.report.answers) else ""
    return f"✍ {submitting_words.REMARKED}{about}: “{cut(one_line(remark.text), SHOWN)}”{done}"


def fixed_button(scene: Scene, item: Item) -> Button | None:
    """Đã sửa, where a remark of this question still waits."""
    return button(submitting_words.FIXED, "fixed") if unhandled(scene, remarks_at(scene, item)) else None


def add_summary(draft: Draft, scene: Scene) -> None:
    """How many remarks there are, those on the report as a whole with their words, and the way through them."""
    found = scene.report.remarks
    if not found:
        return
    waiting = unhandled(scene, found)
    left = submitting_words.REMARKS_LEFT.format(count=len(waiting)) if waiting else submitting_words.REMARKS_ALL_DONE
    draft.line(submitting_words.REMARKS_COUNT.format(count=len(found), left=left))
    whole = on_the_whole(scene)
    for remark in whole:
        draft.line(remark_line(scene, remark), "italic")
    if next_remarked(scene, 0) is not None:
        at_questions = len(waiting) - len(unhandled(scene, whole))
        draft.row(button(f"{submitting_words.WALK_REMARKS} ({at_questions})", "remarks"))
    draft.row(button(submitting_words.FIXED_WHOLE, "fixed_whole") if unhandled(scene, whole) else None)
