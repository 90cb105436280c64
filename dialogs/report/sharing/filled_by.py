"""Who filled a question and when, where it was somebody else."""

from datetime import datetime

from dialogs.marks import ON_BEHALF
from dialogs.person import Author
from dialogs.report.one_line import one_line
from dialogs.report.scene import Scene
from dialogs.report.sharing import sharing_words
from dialogs.screen import Draft
from templates.outline import Item


def filled_by(scene: Scene, item: Item) -> str:
    """ "anh/chị Cán bộ A – công an xã, 14:05 20/11", each colleague with the last answer; "" where there is none."""
    latest: dict[tuple[int, bool], datetime] = {}
    for key in scene.kept_under(item):
        stored = scene.stored.get(key)
        if stored is not None and stored.at is not None and scene.by_other(key):
            who = stored.person, stored.on_behalf
            latest[who] = max(stored.at, latest.get(who, stored.at))
    authors = scene.report.authors
    told = ((called(authors.get(number), on_behalf=stood_in), at) for (number, stood_in), at in latest.items())
    return "; ".join(f"{who}, {moment(scene, at)}" for who, at in told)


def called(author: Author | None, *, on_behalf: bool = False) -> str:
    """A person as they are spoken of; one who has not said a name is a colleague, or above the unit."""
    mark = f", {ON_BEHALF}" if on_behalf else ""
    if author is None or not author.name:
        return (sharing_words.SOMEBODY_ABOVE if on_behalf else sharing_words.A_COLLEAGUE) + mark
    post = f" – {one_line(author.title)}" if author.title else ""
    return f"anh/chị {one_line(author.name)}{post}{mark}"


def moment(scene: Scene, at: datetime) -> str:
    """ "14:05 20/11" where the people are."""
    return f"{at.astimezone(scene.world.zone):%H:%M %d/%m}"


def add_filled_by(draft: Draft, scene: Scene, item: Item) -> None:
    """Who else answered here, and when."""
    told = filled_by(scene, item)
    if told:
        draft.line(f"({told})", "italic")
