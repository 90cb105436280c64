"""Merging and splitting units: chosen, named, dated, the effect shown, confirmed."""
