"""Which line heads which place: the best choice for the whole document, in the order of the form."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from renderers.word.loading.places import Place
from renderers.word.loading.typed_heading import Fit, TypedHeading, fit

LEAST = 0.7
"""Weight below which a line heads nothing."""

SURE = 1.1
"""Weight from which a line heads its place even out of the form's order."""


@dataclass(frozen=True, slots=True)
class Match:
    """Line number ``line`` heads place number ``place``; ``rest`` of it is already the section's text."""

    line: int
    place: int
    weight: float
    rest: str


def aligned(lines: Sequence[TypedHeading], places: Sequence[Place]) -> dict[int, Match]:
    """The matches by line."""
    found = _candidates(lines, places)
    chosen = _in_order(found, len(places))
    taken = {match.place for match in chosen}
    used = {match.line for match in chosen}
    for match in sorted(found, key=lambda one: -one.weight):
        if match.weight >= SURE and match.place not in taken and match.line not in used:
            chosen.append(match)
            taken.add(match.place)
            used.add(match.line)
    return {match.line: match for match in chosen}


def _candidates(lines: Sequence[TypedHeading], places: Sequence[Place]) -> list[Match]:
    by_first: dict[str, set[int]] = defaultdict(set)
    by_number: dict[str, set[int]] = defaultdict(set)
    for at, place in enumerate(places):
        by_number[place.number].add(at)
        for name in place.names:
            for word in name[:2]:
                by_first[word].add(at)
    found: list[Match] = []
    for number, line in enumerate(lines):
        if line.line.in_table or not line.words:
            continue
        near = {at for word in line.words[:2] for at in by_first[word]} | (
            by_number[line.number] if line.number else set()
        )
        found += [match for at in sorted(near) if (match := _match(number, line, at, places[at]))]
    return found


def _match(number: int, line: TypedHeading, at: int, place: Place) -> Match | None:
    same = bool(place.number) and line.number == place.number
    fits = [one for name in place.names if (one := fit(line, name, same_number=same))]
    best: Fit | None = max(fits, key=lambda one: one.score, default=None)
    if best is None:
        return None
    weight = best.score + (0.3 if same else -0.2 if line.number and place.number else 0) + (0.1 if line.strong else 0)
    return Match(number, at, weight, best.rest) if weight >= LEAST else None


def _in_order(found: Sequence[Match], places: int) -> list[Match]:
    """The heaviest matches of which both lines and places go on; ``found`` comes by line."""
    best: list[tuple[float, tuple[Match, ...]]] = [(0.0, ())] * (places + 1)
    by_line: dict[int, list[Match]] = defaultdict(list)
    for match in found:
        by_line[match.line].append(match)
    for line in sorted(by_line):
        before = list(best)
        for match in by_line[line]:
            weight, chain = before[match.place]
            if weight + match.weight > best[match.place + 1][0]:
                best[match.place + 1] = (weight + match.weight, (*chain, match))
        for at in range(1, places + 1):
            if best[at - 1][0] > best[at][0]:
                best[at] = best[at - 1]
    return list(best[places][1])
