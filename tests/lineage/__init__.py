"""Merged and split units: who stands for whom, whose answers become one, and what follows in the database."""
