"""How far along something is, drawn in letters."""


def bar(done: int, total: int) -> str:
    """A progress bar of ten cells with its percentage."""
    percent = 100 * done // total if total else 100
    return "▓" * (percent // 10) + "░" * (10 - percent // 10) + f" {percent} %"
