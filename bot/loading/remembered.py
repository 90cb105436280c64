"""What was worked out of things that never change."""

from collections import OrderedDict
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Remembered(Generic[K, V]):
    """The values worked out last; whatever they stand for never changes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: OrderedDict[K, V] = OrderedDict()

    def get(self, key: K) -> V | None:
        return self._known.get(key)

    def put(self, key: K, value: V) -> V:
        self._known[key] = value
        if len(self._known) > self._most:
            self._known.popitem(last=False)
        return value
