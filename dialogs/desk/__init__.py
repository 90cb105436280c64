"""The consolidating staff's conversation: who is where, and the consolidated report."""
