"""Changes that are a unit's own affair, and which of them others who see its report do not make."""

from dialogs.changes import (
    AskAgain,
    AskColleague,
    AskExtension,
    KeepEarlier,
    NumberDocument,
    PutCover,
    ReopenShare,
    StopAsking,
    Submit,
    Withdraw,
)
from dialogs.review_changes import DropPages, KeepPage, KeepSigned, RequestEdit

OWN_PAPERS = Submit | Withdraw | PutCover | NumberDocument | KeepEarlier | KeepSigned | KeepPage | DropPages
"""What a unit hands in, and what stands around its answers."""

OWN_ASKING = AskColleague | AskAgain | StopAsking | ReopenShare | AskExtension | RequestEdit
"""What a unit asks of its own colleagues and of those above."""
