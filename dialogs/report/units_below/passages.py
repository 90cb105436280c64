"""Bài các đơn vị: what the units wrote under a question, paragraph by paragraph, and picking from it."""

import re
from collections.abc import Iterable
from dataclasses import replace

from dialogs.below import UnitText
from dialogs.layer_changes import DropPassage, OpenText, TakePassage
from dialogs.report.places import Asking
from dialogs.report.questions.row_screen import rows_of
from dialogs.report.scene import Scene
from dialogs.report.units_below import passage_words as words
from dialogs.report.units_below.changed_picks import present_words
from dialogs.report.units_below.part_name import part_name
from dialogs.report.units_below.passage_screens import show, text_at
from dialogs.report.units_below.places import Passages
from dialogs.screen import Choice
from dialogs.turn import Turn
from templates.outline import Item
from templates.pick import Pick
from templates.rows import RowList

PASSAGE_VERBS = frozenset(
    {"changed_picks", "passages", "passage", "passage_page", "pick_all", "unpick", "take_newer", "keep_older"}
)

_NUMBERS = re.compile(r"\d{1,4}(?:[\s,;.]+\d{1,4})*[.\s]*")


def pressed(scene: Scene, choice: Choice) -> Turn | None:
    """A button of these screens; None where it is none of theirs or the question is not at hand."""
    place = scene.state.place
    below = scene.report.below
    if choice.verb == "changed_picks" and choice.args and choice.args[0] in scene.outline.by_question:
        return show(scene, Passages(choice.args[0]), fresh=False) if below is not None else None
    if below is None or not isinstance(place, Asking | Passages) or place.question not in scene.outline.by_question:
        return None
    here = Passages(place.question) if isinstance(place, Asking) else place
    if scene.asked_outside(scene.outline.by_question[here.question]):
        return None
    match choice:
        case Choice("passages", args):
            return show(scene, Passages(here.question, 0, int(args[0]) if args else 0), fresh=False)
        case Choice("passage", (source,)) if source.isdecimal():
            return _opened(scene, Passages(here.question, int(source)))
        case Choice("passage_page", (page,)) if here.source:
            return show(scene, replace(here, page=int(page)), fresh=False)
        case Choice("pick_all", _):
            text = text_at(below, here)
            return _take(scene, here, text, range(len(text.paragraphs)), fresh=False) if text else None
        case Choice("unpick" | "take_newer" | "keep_older" as verb, (source, paragraph)):
            return _settle(scene, here, verb, int(source), int(paragraph))
        case _:
            return None


def _opened(scene: Scene, place: Passages) -> Turn:
    """One unit's text, which is read from now on."""
    text = text_at(scene.report.below, place)
    return show(scene.also(OpenText(text.source)) if text is not None else scene, place, fresh=False)


def said(scene: Scene, place: Passages, text: str) -> Turn | None:
    """ "2, 4" picks these paragraphs of the text that is shown; None for any other message."""
    below = scene.report.below
    shown = text_at(below, place) if below is not None else None
    if shown is None or not _NUMBERS.fullmatch(text.strip()):
        return None
    numbers = sorted({int(number) for number in re.findall(r"\d+", text)})
    if not all(1 <= number <= len(shown.paragraphs) for number in numbers):
        return show(
            scene,
            place,
            fresh=True,
            head=words.NO_SUCH_PARAGRAPH.format(
                part=part_name(scene.outline.by_question[place.question]), count=len(shown.paragraphs)
            ),
        )
    return _take(scene, place, shown, [number - 1 for number in numbers], fresh=True)


def _take(scene: Scene, place: Passages, text: UnitText, numbers: Iterable[int], *, fresh: bool) -> Turn:
    below, item = scene.report.below, scene.outline.by_question[place.question]
    if below is None:
        return show(scene, place, fresh=fresh)
    known = {(pick.source, pick.paragraph) for pick in below.picks_of(place.question)}
    new = [number for number in numbers if (text.source, number) not in known]
    most = item.table.most if item.table is not None else None
    if most is not None and len(new) + len(known) + _own_rows(scene, item) > most:
        return show(scene, place, fresh=fresh, head=words.TOO_MANY.format(most=most))
    picks = [Pick(place.question, text.source, text.unit, text.version, number, text.stored[number]) for number in new]
    numbers_taken = ", ".join(str(one.paragraph + 1) for one in picks)
    head = words.PICKED if picks else words.ALL_PICKED
    return show(_with(scene, *picks), place, fresh=fresh, head=head.format(part=part_name(item), numbers=numbers_taken))


def _own_rows(scene: Scene, item: Item) -> int:
    """Rows the parent gave itself: the limit of the table counts them too."""
    return len(rows_of(scene, item.question)) if isinstance(item.question, RowList) else 0


def _with(scene: Scene, *picks: Pick) -> Scene:
    """The scene after picking, each in place of what was picked of its paragraph before."""
    below = scene.report.below
    if below is None:
        return scene
    new = {(pick.key, pick.source, pick.paragraph) for pick in picks}
    kept = tuple(one for one in below.picks if (one.key, one.source, one.paragraph) not in new)
    report = replace(scene.report, below=replace(below, picks=(*kept, *picks)))
    return replace(scene.also(*(TakePassage(pick) for pick in picks)), report=report)


def _settle(scene: Scene, place: Passages, verb: str, source: int, paragraph: int) -> Turn | None:
    """Bỏ, Giữ bản cũ or Lấy bản mới of one pick."""
    below = scene.report.below
    picks = below.picks_of(place.question) if below is not None else ()
    pick = next((one for one in picks if (one.source, one.paragraph) == (source, paragraph)), None)
    if below is None or pick is None:
        return show(scene, place, fresh=False)
    if verb == "unpick":
        left = tuple(one for one in below.picks if one != pick)
        report = replace(scene.report, below=replace(below, picks=left))
        scene = replace(scene.also(DropPassage(pick)), report=report)
        part = part_name(scene.outline.by_question[place.question])
        return show(scene, place, fresh=False, head=words.DROPPED.format(part=part))
    text = text_at(below, replace(place, source=source))
    if text is None:
        return show(scene, place, fresh=False)
    now = present_words(pick, text) if verb == "take_newer" else pick.text
    scene = _with(scene, replace(pick, version=text.version, text=now or pick.text))
    return show(scene, place, fresh=False, head=words.NEWER_TAKEN if verb == "take_newer" else words.OLDER_KEPT)


def own_text(scene: Scene, place: Passages) -> Asking:
    """Where any other message goes: to the parent's own answer."""
    item = scene.outline.by_question[place.question]
    return Asking(place.question, shown=scene.fingerprint(item))
