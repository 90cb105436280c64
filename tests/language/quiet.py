"""How property tests run here: the same examples everywhere, unhurried, leaving no files."""

from hypothesis import settings

quiet = settings(deadline=None, database=None, derandomize=True, max_examples=150)
"""Decorates a ``@given`` test."""
