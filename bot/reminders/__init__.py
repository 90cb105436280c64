"""Reminders (nhắc hạn): which one is due, and its way to the person."""
