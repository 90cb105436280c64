"""How a report is asked: the conversations as pure functions.  No Telegram, no database, no clock, no file."""
