"""A message to everybody: it keeps to the limits, comes to each once, and holds up nobody who is typing."""

from __future__ import annotations

from pathlib import Path

from tests.faults.broadcast import Broadcast


async def test_a_message_to_two_thousand_people(tmp_path: Path) -> None:
    """At twenty times Telegram's pace 2,000 people hear of it once each; an officer goes on answering meanwhile."""
    await Broadcast(tmp_path, people=2000, send_limit=500).run(answers=3)
