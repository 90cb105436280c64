"""What a conversation decided, kept: each kind of change in the turn's own transaction, with whom it is told to."""
