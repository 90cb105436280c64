"""Gửi bản đã ký: a PDF, or photographed pages that are joined into one."""

from dataclasses import replace

from dialogs.event import SentPage, SentSigned
from dialogs.report import words
from dialogs.report.scene import Scene
from dialogs.report.submitting import submitting_words
from dialogs.report.submitting.places import Signing
from dialogs.report.summary import summary
from dialogs.review_changes import DropPages, KeepPage, KeepSigned
from dialogs.reviewed import SignedCopy
from dialogs.screen import Draft, button
from dialogs.turn import Job, Turn

MOST = 30
"""Photographed pages of one signed copy."""

IN_HAND = frozenset({"submitted", "viewed", "accepted"})


def ask(scene: Scene, *, fresh: bool, head: str = "") -> Turn:
    """Wait for the file or the pages."""
    if scene.report.task.status not in IN_HAND:
        return summary(scene, fresh=fresh, head=head or submitting_words.NOT_TO_SIGN)
    pages = scene.report.pages
    draft = Draft(head)
    draft.line(f"{scene.outline.form.title} (bản {scene.report.task.version})", "bold")
    draft.line(scene.report.task.unit.name).line().line(submitting_words.ASK_SIGNED)
    if pages:
        draft.line(submitting_words.PAGES.format(count=pages))
        draft.row(button(submitting_words.JOIN_PAGES, "join_pages"), button(submitting_words.DROP_PAGES, "drop_pages"))
    draft.row(button(words.CANCEL, "summary"))
    return scene.show(Signing(), draft.screen(), fresh=fresh)


def sent(scene: Scene, event: SentSigned | SentPage) -> Turn:
    """The PDF itself, or one page more."""
    if scene.report.task.status not in IN_HAND:
        return ask(scene, fresh=True)
    if isinstance(event, SentPage):
        return _page(scene, event)
    copy = SignedCopy(scene.report.task.version or 0, "", scene.world.now)
    kept = replace(scene.also(KeepSigned(event.content)), report=replace(scene.report, signed=copy, pages=0))
    return summary(kept, fresh=True, head=submitting_words.SIGNED_KEPT)


def _page(scene: Scene, event: SentPage) -> Turn:
    if scene.report.pages >= MOST:
        return ask(scene, fresh=True, head=submitting_words.PAGES_FULL.format(most=MOST))
    kept = scene.also(KeepPage(event.content, event.message_id))
    return ask(replace(kept, report=replace(scene.report, pages=scene.report.pages + 1)), fresh=True)


def drop(scene: Scene) -> Turn:
    """Forget the pages sent so far."""
    dropped = replace(scene.also(DropPages()), report=replace(scene.report, pages=0))
    return ask(dropped, fresh=False, head=submitting_words.PAGES_DROPPED)


def join(scene: Scene) -> Turn:
    """Make one file of the pages; it comes back to be looked at, and the parent's staff are told."""
    person, pages = scene.world.person, scene.report.pages
    if person is None or not pages:
        return ask(scene, fresh=False)
    turn = summary(scene, fresh=False, head=submitting_words.JOINING.format(count=pages))
    return replace(turn, jobs=(Job("signed", {"assignment": scene.report.task.id, "person": person.id}),))
