"""The screen of one question in every state it can be in, and what can be looked at from there."""
