"""The limit of a table counts what was taken from the units below together with the rows of one's own."""

from dialogs.report.scene import Scene
from templates.rows import RowList


def picked_rows(scene: Scene, question: RowList) -> int:
    """How many rows of the units below stand in the table of ``question``; 0 where its list has no such limit."""
    below, item = scene.report.below, scene.outline.by_question.get(question.id)
    if below is None or item is None or item.table is None or question.most is None:
        return 0
    return len(below.picks_of(question.id))


def is_full(scene: Scene, question: RowList, own: int) -> bool:
    """Whether no row can be added to ``own`` ones."""
    return question.most is not None and own + picked_rows(scene, question) >= question.most
