"""What the frame of a document says: header, title, opening, closing, signature and recipients."""

import re
from datetime import date

from renderers.word.frame import Context
from templates.binding import closing, opening
from templates.cover import Cover
from templates.dates import GAP, long_day
from templates.form import Layout, ReportForm
from templates.period import Period

_STATE_BODY = "ỦY BAN NHÂN DÂN "


def cover_context(form: ReportForm, cover: Cover, period: Period) -> Context:
    """Every name a template may use outside its paragraph prototypes.

    A document without a day is given the month of the deadline, beside the gap for the day.
    """
    return {
        "superior": cover.superior,
        "issuer_lines": issuer_lines(form.layout, cover),
        "number_and_symbol": number_and_symbol(form.layout, cover),
        "place_and_date": place_and_date(cover, period.deadline.date()),
        "subject": form.subject,
        "addressee": cover.addressee,
        "opening": opening(form, cover, period),
        "closing": closing(form, cover, period),
        "authority": cover.authority,
        "posts": cover.posts,
        "signer": cover.signer,
        "recipients": recipient_lines(cover.recipients),
    }


def number_and_symbol(layout: Layout, cover: Cover) -> str:
    """ "Số: 05/BC-UBND" (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3) or "Số 05-BC/ĐU" (Hướng dẫn 05-HD/VPTW).

    Numbers below 10 are padded; without one a gap stands for it.
    """
    typed = cover.number.strip()
    number = typed.zfill(2) if typed.isdecimal() else typed or GAP
    symbol = cover.symbol.strip(" -/")
    return f"Số: {number}/{symbol}" if layout is Layout.state else f"Số {number}-{symbol}"


def place_and_date(cover: Cover, month: date) -> str:
    """ "Sông Vàng, ngày 05 tháng 01 năm 2026"; without a day a gap in ``month``."""
    return long_day(cover.place.strip().rstrip(","), cover.day, month)


def issuer_lines(layout: Layout, cover: Cover) -> tuple[str, ...]:
    """The issuing body's lines as typed; a People's Committee's own name stands on a line of its own (practice)."""
    if layout is Layout.state and not cover.superior and cover.issuer.startswith(_STATE_BODY):
        return _STATE_BODY.strip(), cover.issuer.removeprefix(_STATE_BODY)
    return tuple(cover.issuer.split("\n"))


def recipient_lines(recipients: tuple[str, ...]) -> tuple[str, ...]:
    """The lines after "Nơi nhận:": a dash before each, ";" after each, "." after the last."""
    bare = [text for line in recipients if (text := re.sub(r"^[-–\s]+|[;.,\s]+$", "", line))]
    return tuple(f"- {text}{';' if index < len(bare) else '.'}" for index, text in enumerate(bare, 1))
