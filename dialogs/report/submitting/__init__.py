"""Handing the report in: what to look at first, its cover, its signed copy, and mending what was sent back."""
