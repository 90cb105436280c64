"""What a press, a place, a command or a job names: the columns of the matrix.

``walked`` finds what the code offers; a test fails while something of it is missing here.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime

from dialogs.desk.following.places import Following, Nudging, Telling
from dialogs.desk.matters.places import Granting, Replying, Waiting
from dialogs.desk.places import Assigning, Consolidating, Forms, Given, Keeping, Regrouping
from dialogs.desk.review.places import Bulk, Queue, Reviewing
from dialogs.piece import Piece
from dialogs.report.asking_above.places import Extending, Requesting
from dialogs.report.from_files.places import AwaitingReport, Importing, Loading, Read
from dialogs.report.places import Asking, Contents, InRow, Latest, Placing, Reading, Snoozing, Summary, Undoing
from dialogs.report.sharing.places import Colleagues, Filled, Inviting
from dialogs.report.submitting.places import CoverSheet, Signing, Submitting
from dialogs.report.units_below.places import Passages, Sources
from dialogs.state import Choosing, Confirming, Home, Journal, Naming, OwnUnits, Place
from tests.security.province import ASKED, WHOLE, Target

AT = datetime(2026, 11, 16, 1, tzinfo=UTC)
_HELD = (Piece(5, 5, 5, "Tin giữ lại"),)
_LATEST = Latest(5, 5, AT, 20, forwarded=False, media_group="")

NAMING: Mapping[str, tuple[str, ...]] = {
    "resume": ("report",),
    "open": ("report",),
    "at": ("report", "question"),
    "choose": ("report",),
    "extend": ("report",),
    "place_report": ("report",),
    "review": ("report",),
    "grant": ("report",),
    "refuse": ("report",),
    "signed_copy": ("report",),
    "reply": ("inquiry",),
    "general": ("inquiry",),
    "time_grant": ("extension",),
    "time_refuse": ("extension",),
    "time_answer": ("extension",),
    "time_until": ("extension", "day"),
    "follow": ("period", "parent"),
    "consolidate": ("period", "parent"),
    "follow_unit": ("report",),
    "nudge": ("period", "parent"),
    "nudge_unit": ("report",),
    "tell_unit": ("unit",),
    "handover": ("unit", "person"),
    "handover_make": ("unit", "person"),
    "journal_unit": ("unit",),
    "follow_word": ("report",),
    "follow_stand_in": ("report",),
    "stand_in": ("report",),
    "stood_in": ("report",),
    "snooze": ("report",),
    "snooze_until": ("report", "moment"),
    "stop_asking": ("contributor",),
    "stop": ("contributor",),
    "reopen_share": ("contributor",),
    "rv_drop": ("remark",),
    "given open": ("period", "parent"),
    "given recall": ("report",),
    "assigning pass": ("report",),
    "assigning desk": ("unit",),
    "assigning unit": ("unit",),
    "assigning branch": ("unit",),
    "assigning scope": ("unit",),
    "old_form": ("report", "version"),
    "trying": ("version",),
    "forms effect": ("period",),
    "forms version": ("version",),
    "keeping unit": ("unit",),
    "keeping person": ("person", "role"),
    "regrouping merge": ("unit",),
    "regrouping split": ("unit",),
    "regrouping with": ("unit",),
    "regrouping keep": ("unit",),
}
"""Buttons that name a report, a unit, a person or a matter: what they carry."""

_WALK = """
    accepted add add_row adjust apart ask_above ask_again ask_colleague basis bulk bulk_confirm cell changed_picks
    checked choose_cell clear colleagues consolidating contents copy correct cover cover_item delete_row doubt
    doubt_odd drop drop_adjustment drop_pages earlier earlier_rows extend_to fill filled finish_part fixed fixed_whole
    follow_all follow_list follow_page following glance go home import_page import_store inquiries join join_pages
    journal journal_units jump keep keep_all keep_older keep_why later leave_cell load load_earlier load_here load_page
    load_place load_skip load_step load_store make_link merge next not_me nothing nothing_section output own own_units
    paragraph passage passage_page passages past pdf pick pick_all place place_page portion portion_page preview queue
    read read_page refresh_layer remarks replace request_edit rewrite row rows rows_done rv_accept rv_accept_anyway
    rv_due rv_due_day rv_due_same rv_head rv_parts rv_pdf rv_reopen rv_return rv_return_confirm rv_section rv_target
    rv_targets rv_text rv_text_page rv_word save send_question sign source_field source_page source_unit sources submit
    submit_confirm submit_nothing summary table table_earlier take take_newer text_page to_sign undo unpick waiting
    follow_picture follow_year nudge_again nudge_no_line nudge_send nudge_whom nudging tell tell_sent telling told_read
    withdraw workbook zero
"""
_OFFICE = {
    "assigning": """
        all back before begin clear day desks every form give group hour issuer month new no_file no_letter none on
        opens_next part step stop unlock whole window
    """,
    "given": "add card day due month move opens_next sure",
    "forms": "drop drop_now form list move periods publish publish_now try untry upload",
    "keeping": "admin alone drop edit every invite invite_all item keep level list revoke role sheet sure top",
    "regrouping": "day on step sure",
}
IN_PLACE = frozenset(_WALK.split()).union(
    _OFFICE, (f"{verb} {word}" for verb, seconds in _OFFICE.items() for word in seconds.split())
)
"""Buttons that mean something only at the place they stand at, which is where the rights lie."""

SHAPES: tuple[tuple[str, ...], ...] = ((), ("0",), (WHOLE,))
"""What buttons of a place may carry."""
_DAY = (("2026-12-28",),)
SPECIAL: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "go": ((ASKED,),),
    "place": ((ASKED,),),
    "tell": (("send",), ("remind",), ("group", "every"), ("text",), ("page", "0")),
    "tell_sent": (("1",),),
    "follow_year": (("2026",),),
    "told_read": (("1",),),
    "cover_item": (("number",),),
    "output": (("docx",),),
    "finish_part": (("yes",),),
    "jump": ((WHOLE, WHOLE),),
    "load_earlier": (("2025-01-01", "2025-06-30"),),
    "extend_to": _DAY,
    "rv_due_day": _DAY,
    "assigning day": _DAY,
    "assigning group": (("đơn vị",), ("xã",)),
    "given day": _DAY,
    "regrouping day": _DAY,
    "keeping role": (("officer",), ("district",)),
    "keeping item": (("name",),),
}
"""What some of them carry besides."""

PLACES: Mapping[type, Callable[[Target], Place]] = {
    Home: lambda _: Home(),
    Confirming: lambda _: Confirming("x" * 64),
    Naming: lambda _: Naming(),
    Asking: lambda _: Asking(WHOLE),
    InRow: lambda _: InRow(WHOLE, 0),
    Summary: lambda _: Summary(),
    Contents: lambda _: Contents(0),
    Reading: lambda _: Reading(WHOLE, 0, earlier=False),
    Sources: lambda _: Sources(WHOLE, adjusting=True),
    Passages: lambda target: Passages(WHOLE, target.submitted),
    Submitting: lambda _: Submitting(),
    Undoing: lambda _: Undoing("1"),
    CoverSheet: lambda _: CoverSheet("number"),
    Placing: lambda _: Placing(_HELD, _LATEST),
    Importing: lambda _: Importing((Read(WHOLE, "text", "Bài nạp vào"),)),
    AwaitingReport: lambda _: AwaitingReport(),
    Loading: lambda _: Loading((Read(WHOLE, "text", "Bài nạp vào"),), 1, 2),
    Choosing: lambda _: Choosing("xemtruoc"),
    Consolidating: lambda target: Consolidating(target.period, target.parent, "drafts"),
    Following: lambda target: Following(target.period, target.parent, assignment=target.open),
    Nudging: lambda target: Nudging(target.period, target.parent, late=False, again=True),
    Telling: lambda target: Telling("confirm", target.parent, (target.unit,), "Mời họp.", broadcast=1),
    Colleagues: lambda _: Colleagues(),
    Inviting: lambda _: Inviting((WHOLE,)),
    OwnUnits: lambda _: OwnUnits(),
    Filled: lambda _: Filled(),
    Waiting: lambda _: Waiting(),
    Replying: lambda target: Replying(target.inquiry),
    Queue: lambda _: Queue(),
    Bulk: lambda target: Bulk(((target.submitted, 1),)),
    Reviewing: lambda target: Reviewing(target.submitted, 1, "remark", key=WHOLE),
    Granting: lambda target: Granting(target.extension),
    Extending: lambda _: Extending("Vì mưa lũ"),
    Requesting: lambda _: Requesting(),
    Signing: lambda _: Signing(),
    Snoozing: lambda _: Snoozing(),
    Journal: lambda target: Journal(target.unit),
    Assigning: lambda target: Assigning(
        "confirm",
        desk=target.parent,
        form="dan-van-kheo-nam",
        start=date(2026, 1, 1),
        end=date(2026, 12, 31),
        due=date(2026, 12, 28),
        units=(target.unit,),
        unit=target.unit,
        passed=target.submitted,
    ),
    Given: lambda target: Given(
        target.period, target.parent, "recall_sure", due=date(2026, 12, 28), assignment=target.open
    ),
    Forms: lambda target: Forms("effect", "dan-van-kheo-nam", 1, target.period),
    Keeping: lambda target: Keeping("sure", target.unit, person=target.person, role="officer", item="name"),
    Regrouping: lambda target: Regrouping(
        target.unit, splitting=True, step="effect", names=("Xã Một", "Xã Hai"), day=date(2026, 7, 1)
    ),
}
"""Every kind of place, as it would stand in a chat that somebody has tampered with."""

JOBS: Mapping[str, str] = {
    "preview": "report",
    "to_sign": "report",
    "pdf": "report",
    "workbook": "report",
    "signed": "report",
    "consolidate": "desk",
    "picture": "standing",
    "unit_sheet": "office",
    "invitations": "office",
}
"""What each kind of job is about."""


def arguments(kinds: tuple[str, ...], target: Target, report: int) -> tuple[str, ...]:
    """What a button carries that names the target."""
    words = {
        "report": report,
        "question": WHOLE,
        "day": "2026-12-28",
        "moment": "2026-12-20T03:00:00+00:00",
        "role": "officer",
        "version": 1,
    }
    return tuple(str(words[kind] if kind in words else getattr(target, kind)) for kind in kinds)
