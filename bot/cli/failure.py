"""A command that cannot do what was asked."""


class CommandFailed(Exception):
    """The message, in Vietnamese, says what is wrong and what to do; the exit code is 1."""
