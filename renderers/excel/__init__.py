"""Reports as Excel workbooks, written with XlsxWriter: one unit's, and the consolidated one of a parent.

What people typed is text in these files whatever it begins with; only our own totals are formulas.
"""
