"""A report in the hands of the parent's staff, opened to be checked."""

from collections.abc import Mapping
from dataclasses import dataclass

from dialogs.reviewed import EditRequest, HandedIn, Move, Oddities, Remark, SignedCopy
from dialogs.task import Task
from templates.answers import Answer


@dataclass(frozen=True, slots=True)
class OpenReview:
    """A report in the hands of the parent's staff, opened to be checked; what is sensitive stays out of it.

    ``before`` is the last version seen here that is older than ``now``; ``earlier`` what the unit handed in last
    period.  ``remarks`` are those on any version, collected ones too.
    """

    task: Task
    now: HandedIn
    before: HandedIn | None
    earlier: Mapping[str, Answer]
    oddities: Oddities
    remarks: tuple[Remark, ...]
    request: EditRequest | None
    signed: SignedCopy | None
    last: Move | None

    @property
    def collected(self) -> tuple[Remark, ...]:
        """Remarks nobody below has seen."""
        return tuple(remark for remark in self.remarks if not remark.sent)

    @property
    def answered_remarks(self) -> tuple[Remark, ...]:
        """Those of the last time it was sent back, before this version."""
        sent = [remark for remark in self.remarks if remark.sent and remark.version < self.now.version]
        latest = max((remark.version for remark in sent), default=0)
        return tuple(remark for remark in sent if remark.version == latest)
