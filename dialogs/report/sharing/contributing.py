"""A colleague's side of Nhờ phối hợp: their own part of a report, and saying that it is finished."""

from dataclasses import replace

from dialogs import words as home_words
from dialogs.changes import FinishShare
from dialogs.report import words
from dialogs.report.places import Summary
from dialogs.report.progress_bar import bar
from dialogs.report.scene import Scene
from dialogs.report.sharing import sharing_words
from dialogs.report.sharing.portions import asked_for
from dialogs.screen import Draft, Screen, button
from dialogs.task import Task
from dialogs.to_home import TO_HOME
from dialogs.turn import Turn
from templates.dates import deadline_in_words
from templates.text import cut

OFFICERS_ONLY = frozenset(
    {
        "submit",
        "submit_nothing",
        "submit_confirm",
        "withdraw",
        "cover",
        "cover_item",
        "preview",
        "extend",
        "extend_to",
        "load",
        "load_earlier",
        "pdf",
        "colleagues",
        "ask_colleague",
        "ask_again",
        "stop_asking",
        "stop",
        "reopen_share",
        "portion",
        "portion_page",
        "make_link",
        "filled",
    }
)
"""Buttons that are about the whole report."""


def part_of(task: Task) -> str:
    """ "II.1 Công tác …; Biểu 1C …": the sections and tables of a contributor's part."""
    return "; ".join(cut(portion.name, 60) for portion in asked_for(task.outline, task.outline.by_question))


def part_screen(scene: Scene, head: str = "", *, asked_twice: bool = False) -> Screen:
    """Where the part stands, with Xong phần tôi."""
    task = scene.report.task
    done, total = scene.outline.answered(scene.stored), len(scene.outline.items)
    finished = task.share is not None and task.share.done
    draft = Draft(head)
    draft.line(scene.outline.form.title, "bold").line(task.unit.name)
    draft.line(f"{home_words.YOUR_PART}: {part_of(task)}.")
    draft.line(f"Hạn nộp: {deadline_in_words(scene.world.now, task.period.deadline, scene.world.zone)}").line()
    draft.line(f"{bar(done, total)} Đã trả lời {done}/{total} câu.")
    draft.line(sharing_words.PART_FINISHED if finished else sharing_words.PART_HELP)
    draft.row(button(words.CONTINUE, "resume", str(task.id)) if done < total else None)
    if not finished:
        label = sharing_words.FINISH_ANYWAY if asked_twice else sharing_words.FINISH_PART
        draft.row(button(label, "finish_part", *(("yes",) if asked_twice or done == total else ())))
    draft.row(button(words.CONTENTS, "contents"), TO_HOME)
    return draft.screen()


def finish(scene: Scene, *, sure: bool) -> Turn:
    """Xong phần tôi: the officers are told; open questions are pointed out first."""
    left = len(scene.outline.items) - scene.outline.answered(scene.stored)
    if left and not sure:
        head = sharing_words.PART_LEFT.format(count=left)
        return scene.show(Summary(), part_screen(scene, head, asked_twice=True), fresh=False)
    task = scene.report.task
    share = replace(task.share, done=True) if task.share is not None else None
    scene = replace(scene, report=replace(scene.report, task=replace(task, share=share)))
    screen = part_screen(scene, f"✅ {sharing_words.PART_DONE}")
    return scene.also(FinishShare(done=True)).show(Summary(), screen, fresh=False)
