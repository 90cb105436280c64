"""Who filled a question and when, where it was somebody else."""

from datetime import datetime

from dialogs.person import Author
from dialogs.report.one_line import one_line
from dialogs.report.scene import Scene
from dialogs.report.sharing import sharing_words
from dialogs.screen import Draft
from templates.outline import Item


def filled_by(scene: Scene, item: Item) -> str:
    """ "anh/chị Cán bộ A – công an xã, 14:05 20/11", each colleague with the last answer; "" where there is none."""
    latest: dict[int, datetime] = {}
    for key in scene.kept_under(item):
        stored = scene.stored.get(key)
        if stored is not None and stored.at is not None and scene.by_other(key):
            latest[stored.person] = max(stored.at, latest.get(stored.person, stored.at))
    return "; ".join(
        f"{called(scene.report.authors.get(number))}, {moment(scene, at)}" for number, at in latest.items()
    )


def called(author: Author | None) -> str:
    """A person as they are spoken of; one who has not said a name is a colleague."""
    if author is None or not author.name:
        return sharing_words.A_COLLEAGUE
    post = f" – {one_line(author.title)}" if author.title else ""
    return f"anh/chị {one_line(author.name)}{post}"


def moment(scene: Scene, at: datetime) -> str:
    """ "14:05 20/11" where the people are."""
    return f"{at.astimezone(scene.world.zone):%H:%M %d/%m}"


def add_filled_by(draft: Draft, scene: Scene, item: Item) -> None:
    """Who else answered here, and when."""
    told = filled_by(scene, item)
    if told:
        draft.line(f"({told})", "italic")
