"""How a report is written and read back: answers of one unit or of many into Word and Excel, .docx into plain text.

Consolidation is a pure function here.  No Telegram, no database, no clock.
"""
