"""Hỏi cấp trên: a question about the one at hand goes to the staff above, with the unit and the present answer."""

from dataclasses import replace

from dialogs.changes import AskAbove
from dialogs.event import Said
from dialogs.matters import Inquiry
from dialogs.report import words
from dialogs.report.answers.narrative import continues
from dialogs.report.asking_above import asking_words
from dialogs.report.asking_above.inquiry_lines import of_item, told
from dialogs.report.naming import asked_name, item_name
from dialogs.report.one_line import one_line, shown
from dialogs.report.places import Asking
from dialogs.report.questions.figure_lines import values_line
from dialogs.report.questions.question import show_question
from dialogs.report.scene import Scene, asking, latest
from dialogs.report.section_path import section_path
from dialogs.screen import Choice, Draft, button
from dialogs.text_page import text_page
from dialogs.turn import Turn
from templates.form import Group
from templates.outline import Item
from templates.utf16 import utf16_length

MOST = 1500
"""UTF-16 units of a question: the staff above read it whole on one screen."""


def pressed(scene: Scene, item: Item, choice: Choice) -> Turn | None:
    """One of the buttons of asking; None when the choice is not one of these."""
    match choice:
        case Choice("ask_above", _) if scene.report.task.unit.parent_id:
            place = Asking(item.question.id, "inquiring", shown=scene.fingerprint(item))
            return show_question(scene, item, place, fresh=False)
        case Choice("send_question", _) if scene.report.task.unit.parent_id:
            return _send(scene, item, "", fresh=False)
        case Choice("inquiries", args):
            return _all(scene, item, int(args[0]) if args else 0)
        case _:
            return None


def said(scene: Scene, item: Item, place: Asking, event: Said) -> Turn:
    """What the officer wants to know; of a question too long for the staff's screen no further part is taken either."""
    if utf16_length(event.text) > MOST or continues(place.latest, event):
        place = replace(place, latest=latest(event, event.message_id, place.latest))
        return show_question(scene, item, place, fresh=True, head=asking_words.QUESTION_TOO_LONG)
    return _send(scene, item, event.text, fresh=True)


def _send(scene: Scene, item: Item, text: str, *, fresh: bool) -> Turn:
    """Off it goes; the question stands as before."""
    ask = AskAbove(item.question.id, subject(scene, item), present_answer(scene, item), text)
    asked = _asked(scene, ask)
    report = replace(scene.report, inquiries=(*scene.report.inquiries, asked))
    scene = replace(scene, report=report).also(ask)
    place = asking(item, scene)
    head = asking_words.ASKED_ABOVE if scene.report.above else asking_words.NOBODY_ABOVE
    return show_question(scene, item, place, head=head, fresh=fresh)


def _asked(scene: Scene, ask: AskAbove) -> Inquiry:
    """What was just asked, as it will stand at its question."""
    task, person = scene.report.task, scene.world.person
    name = person.name if person else ""
    asked = (ask.question, ask.subject, ask.present, ask.text)
    return Inquiry(0, task.id, task.unit, *asked, scene.world.now, name, "", "", general=False)


def subject(scene: Scene, item: Item) -> str:
    """Which report and question it is about, for somebody who does not have them before their eyes."""
    asked = one_line(asked_name(item))
    # A contributor's part is numbered for itself.
    number = f"Câu {item.index}, " if scene.report.task.share is None else ""
    return f"{scene.outline.form.title}\n{number}{section_path(item.path)}: {asked}"


def present_answer(scene: Scene, item: Item) -> str:
    """What is answered now; nothing of what may not go through the chat."""
    if item.question.sensitive:
        return ""
    if isinstance(item.question, Group):
        return values_line(scene, item.question)
    stored = scene.stored.get(item.question.id)
    return shown(stored.answer) if stored is not None else ""


def _all(scene: Scene, item: Item, page: int) -> Turn:
    """Xem giải đáp: every question and answer in full, a page at a time."""
    here = text_page("\n\n".join(told(scene, one) for one in of_item(scene, item)), page)
    draft = Draft().line(item_name(item), "bold").line()
    draft.line(here.items[0])
    draft.row(*here.row("inquiries"))
    draft.row(button(words.BACK, "go", item.question.id))
    return scene.show(Asking(item.question.id, shown=scene.fingerprint(item)), draft.screen(), fresh=False)
