"""Filled-in tables read back: a workbook from any program, or a table pasted into the chat.

Nothing is stored here: every cell is checked, what is wrong is listed by cell, and the caller decides.
"""

from renderers.excel.reading.pasted import read_pasted_table
from renderers.excel.reading.result import CellFault, Source, WorkbookReading
from renderers.excel.reading.workbook import read_workbook

__all__ = ["CellFault", "Source", "WorkbookReading", "read_pasted_table", "read_workbook"]
