"""The sandbox: a Telegram in memory, a Bot API server over it, and the people's side of it.

The bot talks to it exactly as to Telegram. It knows nothing of reports and imports nothing of the other rooms.
"""
