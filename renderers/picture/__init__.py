"""How far the units below are, as pictures made to be forwarded: laid out as plain values, then drawn.

The type is DejaVu Sans Condensed, cut down to the letters of Vietnamese; its licence stands beside it.
"""
