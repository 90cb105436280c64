"""How a report becomes a Word file that can be signed, and how a Word file sent as an answer becomes text.

The official layouts live in the form's template; code here fills it and holds no measure of paper.
"""
