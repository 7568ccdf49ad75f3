"""The way through a damaged FIT file: over messages, and by leaps over what cannot be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from easeback.read.fit.resync import next_message
from easeback.read.fit.scan import Scanner

# Behind so many damaged places nothing that is found can be believed; and a forged file must come to an end.
MOST_LEAPS: Final = 12


@dataclass(frozen=True, slots=True)
class Leap:
    """Messages end at `stopped` and begin again at `goes_on` [bytes]."""

    stopped: int
    goes_on: int


def walked(data: bytes, start: int, known: Sequence[Leap]) -> tuple[Scanner, list[Leap]]:
    """All messages from `start` on, over the leaps that are known and those that show themselves.

    A leap shows itself where no message follows. The last one may lead to the end.
    """
    scanner, at = walked_to(data, start, known, len(data))
    leaps = list(known)
    while (stopped := scanner.walk(at, len(data))) < len(data):
        at = next_message(data, stopped + 1, scanner.place_at()) if len(leaps) < MOST_LEAPS else len(data)
        leaps.append(Leap(stopped, at))
    return scanner, leaps


def walked_to(data: bytes, start: int, known: Sequence[Leap], until: int) -> tuple[Scanner, int]:
    """A scanner that has taken all leaps before byte `until`, and where it goes on from."""
    scanner, at = Scanner(data), start
    for leap in before(known, until):
        scanner.walk(at, leap.stopped)
        at = leap.goes_on
    return scanner, at


def before(leaps: Sequence[Leap], byte: int) -> list[Leap]:
    """The leaps that begin before `byte`."""
    return [leap for leap in leaps if leap.stopped < byte]
