"""Draws the states of a runner from states.toml as docs/reference/states.svg.

    python tools/make_states_picture.py

Boxes, words and arrows come from the knowledge; only where they stand is written here. A way that has no line here, or
a line that is no way of the knowledge, stops the drawing.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from easeback.advise.rules import fill, shown_parameters
from easeback.knowledge import knowledge
from easeback.knowledge.entries import State, Words
from easeback.model.words import Verdict

FILE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "states.svg"
WIDTH, HEIGHT = 1340, 910
BOX_WIDTH, BOX_HEIGHT = 240, 104
LINE_HEIGHT = 17
FLAGS = ("emergency", "same_day", "book")
HALO = 'fill="#ffffff" stroke="#ffffff" stroke-width="6" stroke-linejoin="round"'
FRAME = (548, 62, 776, 150)
FILLS = {
    Verdict.EMERGENCY: "#f6c9c3", Verdict.DOCTOR: "#fbe0cf", Verdict.WALK: "#fff3cf", Verdict.EASE: "#e4efd9",
    Verdict.RUN: "#cfe8d5",
}  # fmt: skip
INK = {"up": "#1c6b3a", "down": "#a03a12"}
DASHES = {"up": "", "down": ' stroke-dasharray="7 5"'}


@dataclass(frozen=True, slots=True)
class Line:
    """The points of an arrow, and where its words stand: the point, its anchor, and the width in characters."""

    points: tuple[tuple[int, int], ...]
    words_at: tuple[int, int]
    anchor: str = "middle"
    width: int = 30


# Left upper corner of each box.
PLACES = {
    "not_for_you": (40, 70), "paused": (290, 70),
    "emergency": (560, 70), "same_day": (816, 70), "book": (1072, 70),
    "unknown": (40, 280),
    "kept_running_green": (40, 480), "kept_running_amber": (530, 480), "flare_return": (1020, 480),
    "rebuild": (40, 760), "ladder": (530, 760), "walk_base": (1020, 760),
}  # fmt: skip
LINES = {
    ("not_for_you", "unknown"): Line(((140, 174), (140, 280)), (150, 236), "start"),
    ("unknown", "kept_running_green"): Line(((140, 384), (140, 480)), (150, 416), "start", 28),
    ("unknown", "ladder"): Line(((280, 332), (410, 332), (410, 722), (590, 722), (590, 760)), (418, 700), "start", 16),
    ("flags", "walk_base"): Line(((1324, 137), (1332, 137), (1332, 812), (1260, 812)), (1322, 430), "end", 14),
    ("flags", "flare_return"): Line(((1100, 212), (1100, 480)), (1110, 330), "start", 16),
    ("kept_running_green", "kept_running_amber"): Line(((280, 510), (530, 510)), (344, 500)),
    ("kept_running_amber", "kept_running_green"): Line(((530, 556), (280, 556)), (418, 576), "start", 17),
    ("kept_running_green", "flare_return"): Line(((220, 480), (220, 448), (1060, 448), (1060, 480)), (640, 440)),
    ("kept_running_amber", "flare_return"): Line(((770, 510), (1020, 510)), (895, 500)),
    ("flare_return", "kept_running_amber"): Line(((1020, 548), (770, 548)), (895, 568), "middle", 28),
    ("kept_running_green", "walk_base"): Line(
        ((220, 584), (220, 626), (1080, 626), (1080, 760)), (530, 618), "middle"
    ),
    ("kept_running_amber", "walk_base"): Line(((650, 584), (650, 626)), (660, 610), "start"),
    ("flare_return", "walk_base"): Line(((1190, 584), (1190, 760)), (1200, 650), "start", 14),
    ("rebuild", "kept_running_green"): Line(((100, 760), (100, 584)), (110, 690), "start", 16),
    ("rebuild", "flare_return"): Line(((240, 760), (240, 670), (1050, 670), (1050, 584)), (800, 662)),
    ("ladder", "rebuild"): Line(((530, 812), (280, 812)), (405, 802), "middle", 18),
    ("walk_base", "ladder"): Line(((1020, 790), (770, 790)), (895, 742), "middle", 30),
    ("ladder", "walk_base"): Line(((770, 834), (1020, 834)), (895, 854), "middle", 30),
}  # fmt: skip


def picture() -> str:
    """The whole SVG."""
    known = knowledge()
    ways = _ways()
    if set(ways) != set(LINES) or set(known.states) != set(PLACES):
        raise SystemExit(f"lines and ways differ: {sorted(set(ways) ^ set(LINES))} {set(known.states) ^ set(PLACES)}")
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="t d" '
        'font-family="system-ui, sans-serif" font-size="14" fill="#1d1d1d">',
        '<title id="t">The states of a runner</title>',
        f'<desc id="d">{escape(_described())}</desc>',
        f"<defs>{''.join(_arrowhead(way) for way in INK)}</defs>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        *_headings(),
        *(part for ends, (way, words) in ways.items() for part in _arrow(LINES[ends], way, words)),
        *(part for name in PLACES for part in _box(known.states[name], *PLACES[name])),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _ways() -> dict[tuple[str, str], tuple[str, str]]:
    """Every way as (from, to) -> (up or down, its words). The three states of red flags lead out as one."""
    ways: dict[tuple[str, str], tuple[str, str]] = {}
    for name, state in knowledge().states.items():
        for move in state.leads_to:
            ends = ("flags" if name in FLAGS else name, move.state)
            told = (move.way, _said(state, move.when))
            if ways.setdefault(ends, told) != told:
                raise SystemExit(f"{ends} is told in two ways")
    return ways


def _said(state: State, words: Words) -> str:
    return fill(words.en, {}, shown_parameters(state.parameters, knowledge()))


def _described() -> str:
    names = knowledge().states
    ways = (f"{name} to {move.state}: {_said(state, move.when)}" for name, state in names.items()
            for move in state.leads_to)  # fmt: skip
    return "; ".join(ways)


def _headings() -> Iterator[str]:
    left, top, width, height = FRAME
    yield (
        '<text x="40" y="34" font-size="20" font-weight="600">'
        "The states of a runner, and what leads from one to another</text>"
    )
    yield '<text x="40" y="56" fill="#555555">Into the upper row from every other state</text>'
    yield (
        f'<rect x="{left}" y="{top - 8}" width="{width}" height="{height + 8}" rx="14" fill="none" stroke="#777777"/>'
    )
    yield (
        f'<text x="{left + width - 12}" y="{top + height - 12}" text-anchor="end" fill="#555555">'
        "red flags: what leads out is the same for all three</text>"
    )
    for x, way, words in ((760, "up", "up, towards running"), (1000, "down", "down, towards walking")):
        yield from _arrow(Line(((x, 30), (x + 60, 30)), (x + 70, 35), "start"), way, words)


def _arrowhead(way: str) -> str:
    return (
        f'<marker id="{way}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto">'
        f'<path d="M0 0 10 5 0 10z" fill="{INK[way]}"/></marker>'
    )


def _arrow(line: Line, way: str, words: str) -> Iterator[str]:
    path = " ".join(f"{'L' if number else 'M'}{x} {y}" for number, (x, y) in enumerate(line.points))
    yield (f'<path d="{path}" fill="none" stroke="{INK[way]}" stroke-width="2"{DASHES[way]} marker-end="url(#{way})"/>')
    x, y = line.words_at
    lines = textwrap.wrap(words, line.width)
    # The white copy beneath keeps words legible where they cross a line; not every renderer knows paint-order.
    yield _text(lines, x, y, f'text-anchor="{line.anchor}" {HALO} aria-hidden="true"')
    yield _text(lines, x, y, f'text-anchor="{line.anchor}" fill="{INK[way]}"')


def _box(state: State, x: int, y: int) -> Iterator[str]:
    yield (
        f'<rect x="{x}" y="{y}" width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="10" fill="{FILLS[state.best]}" '
        'stroke="#333333"/>'
    )
    number = "?" if state.number is None else str(state.number)
    yield f'<text x="{x + 12}" y="{y + 24}" font-weight="700">{number}&#160;&#160;{escape(state.name.en)}</text>'
    yield f'<text x="{x + 12}" y="{y + 44}">at best: {state.best}</text>'
    lines = textwrap.wrap(_said(state, state.from_any or state.why), 34)
    yield _text(lines, x + 12, y + 62, 'font-size="12" fill="#444444"')


def _text(lines: list[str], x: int, y: int, attributes: str) -> str:
    spans = "".join(
        f'<tspan x="{x}" dy="{LINE_HEIGHT if number else 0}">{escape(line)}</tspan>'
        for number, line in enumerate(lines)
    )
    return f'<text x="{x}" y="{y}" {attributes}>{spans}</text>'


if __name__ == "__main__":
    FILE.write_text(picture(), encoding="utf-8")
