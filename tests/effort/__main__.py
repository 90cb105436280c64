"""The officer's effort, printed: ``python -m tests.effort [--noisy 200] [--seed 7]``."""

import argparse

from tests.effort.counting import counts, listing
from tests.effort.noisy import noisy_fills

options = argparse.ArgumentParser(prog="python -m tests.effort")
options.add_argument("--noisy", type=int, default=20, help="fills by the noisy officer (20)")
options.add_argument("--seed", type=int, default=7, help="of the noise (7)")
given = options.parse_args()
print(listing(counts()))
tally = noisy_fills(given.noisy, given.seed)
print("\n".join([str(tally), *tally.silent]))
