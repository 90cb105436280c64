"""/giao: a report form on its way to units, step by step, and what was given already."""
