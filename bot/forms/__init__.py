"""The report forms at hand: those of the folder, those sent in the chat, and as they are bound to a period."""
