"""A small province whose consolidated reports of all four forms were worked out by hand."""
