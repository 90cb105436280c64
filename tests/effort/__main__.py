"""The officer's effort, printed: ``python -m tests.effort``."""

from tests.effort.counting import counts, listing

print(listing(counts()))
