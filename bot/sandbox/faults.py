"""Faults a test schedules: refusals, broken servers, dropped connections and delays, before or after the effect."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from bot.sandbox.errors import ApiError, too_many_requests

_TEXTS = {
    400: "Bad Request",
    403: "Forbidden",
    500: "Internal Server Error",
    502: "Bad Gateway",
    504: "Gateway Timeout",
}


@dataclass(slots=True)
class Fault:
    """One scheduled fault.

    It strikes calls of `method` (None: any but getUpdates) in chat `chat_id` (None: any), after letting `skip` of them
    pass, `times` times (-1: for ever). `code` is the HTTP status to answer; 0 with `drop` cuts the connection without
    an answer; 0 without it only delays. `when` says whether the call has its effect first. `delay` is in seconds.
    """

    method: str | None = None
    chat_id: int | None = None
    code: int = 0
    description: str = ""
    retry_after: int | None = None
    drop: bool = False
    delay: float = 0.0
    when: Literal["before", "after"] = "before"
    skip: int = 0
    times: int = 1

    def error(self) -> ApiError | None:
        """The refusal to answer with, or None when it only drops or delays."""
        if self.code == 0:
            return None
        if self.code == 429:
            return too_many_requests(1 if self.retry_after is None else self.retry_after)
        return ApiError(self.code, self.description or _TEXTS.get(self.code, "Error"))

    def matches(self, method: str, chat_id: int | None) -> bool:
        """Whether this call is one it strikes."""
        if self.method is None:
            return method != "getUpdates" and self.chat_id in (None, chat_id)
        return self.method == method and self.chat_id in (None, chat_id)


class Faults:
    """The faults still to come, in the order they were scheduled."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def schedule(self, fault: Fault | None = None, **fields: Any) -> Fault:
        """Adds a fault, given whole or by its fields."""
        fault = fault or Fault(**fields)
        self._waiting.append(fault)
        return fault

    def clear(self) -> None:
        """Forgets all scheduled faults."""
        self._waiting.clear()

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        """The fault that strikes this call, if any; counts it off."""
        if not self._waiting:
            return None
        for fault in self._waiting:
            if not fault.matches(method, chat_id):
                continue
            if fault.skip > 0:
                fault.skip -= 1
                continue
            if fault.times > 0:
                fault.times -= 1
                if fault.times == 0:
                    self._waiting.remove(fault)
            return fault
        return None
