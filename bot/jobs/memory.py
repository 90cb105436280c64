"""The bound on a worker's memory, and how to tell that an error came of it."""

import errno
import os
import resource
import sys
from pathlib import Path

XML_NO_MEMORY = 2
"""libxml2's own number for it (XML_ERR_NO_MEMORY); lxml then raises a syntax error of "unknown error"."""

_SAID_BY_LIBRARIES = ("cannot allocate memory", "failed to map segment", "can't start new thread", "error -4 while")
"""How the dynamic loader, threads and zlib say that there is no more."""


def limit(most: int) -> None:
    """Bytes of address space this process may use beyond what it has now; where there is no such limit, none."""
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        most += pages * os.sysconf("SC_PAGE_SIZE")
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def is_exhausted(error: BaseException | None) -> bool:
    """Whether the error, or one it came from, says that memory ran out."""
    while error is not None:
        if _says_so(error):
            return True
        error = error.__cause__ or error.__context__
    return False


def _says_so(error: BaseException) -> bool:
    match error:
        case MemoryError():
            return True
        case OSError(errno=errno.ENOMEM):
            return True
        case SyntaxError() if getattr(error, "code", None) == XML_NO_MEMORY:
            return True
        case _:
            return any(words in str(error).lower() for words in _SAID_BY_LIBRARIES)
