"""Figures of speed and memory: `python -m tests.bench` (or `make bench`) measures and prints one table."""
