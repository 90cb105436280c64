"""The reports that hang on units which are to be merged or split."""

from collections.abc import Collection

from sqlalchemy import Connection

from bot.forms.outlines import Outlines, of_assignment
from dialogs.desk.office import AffectedReport
from storage import assignments


def affected(connection: Connection, outlines: Outlines, unit_ids: Collection[int]) -> tuple[AffectedReport, ...]:
    """Every report of the units that was not taken back, the nearest deadline first."""
    found = [one for one in assignments.of_units(connection, unit_ids) if not one.is_recalled] if unit_ids else []
    return tuple(
        AffectedReport(
            one.unit.id,
            one.period_id,
            of_assignment(outlines, connection, one).form.title,
            one.period,
            one.state,
        )
        for one in found
    )
