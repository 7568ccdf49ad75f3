"""The colours of charts by name. A page fills them in by style sheet, light or dark; paper takes the light ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

# Each colour: on light ground, on dark ground. Steps of pain differ in lightness too, so that they read without hue.
COLOURS: Final[Mapping[str, tuple[str, str]]] = {
    "ink": ("#3a332c", "#ece4da"),
    "faint": ("#857a6e", "#a59a8d"),
    "line": ("#e0d8cd", "#4a423a"),
    "unsaid": ("#efe9e0", "#332d27"),
    "pain-0": ("#cfe3d4", "#31473a"),
    "pain-1": ("#f3dda6", "#6e5a2b"),
    "pain-2": ("#eab16f", "#a8692c"),
    "pain-3": ("#d77a52", "#d0763f"),
    "pain-4": ("#a63d3d", "#f08a72"),
    "leg": ("#a63d3d", "#f08a72"),
    "back": ("#3f6c8f", "#86b7dc"),
    "hard": ("#6f6a78", "#a9a3b8"),
    "firm": ("#b98b52", "#d3a76c"),
    "soft": ("#5c8f5a", "#8cc389"),
    "track": ("#b4593f", "#e38a6c"),
    "treadmill": ("#4d7fa6", "#86b7dc"),
    "unknown": ("#c9c0b4", "#6a6157"),
    "emergency": ("#9c1f2e", "#ff8f8f"),
    "doctor": ("#8a3c78", "#e3a0d3"),
    "walk": ("#2f6f8f", "#86c3e0"),
    "ease": ("#a8690f", "#eab55c"),
    "run": ("#2f7a4b", "#82cf9c"),
    "up": ("#b4593f", "#e38a6c"),
    "flat": ("#857a6e", "#a59a8d"),
    "down": ("#3f6c8f", "#86b7dc"),
    "now": ("#a8690f", "#eab55c"),
    "done": ("#5c8f5a", "#8cc389"),
    "ahead": ("#d9d0c4", "#4a423a"),
}
NAMED: Final = re.compile(r"var\(--chart-([a-z0-9-]+)\)")


def colour(name: str) -> str:
    """The name of a colour as a drawing holds it."""
    if name not in COLOURS:
        raise KeyError(f"there is no chart colour {name!r}")
    return f"var(--chart-{name})"


def painted(drawing: str) -> str:
    """A drawing with the light colours filled in, for paper and for files that stand alone."""
    return NAMED.sub(lambda found: COLOURS[found[1]][0], drawing)


def light_and_dark() -> str:
    """The colours as one rule of a style sheet, for a drawing that is shown by itself; it follows the reader."""
    told = "".join(f"--chart-{name}:light-dark({light},{dark});" for name, (light, dark) in COLOURS.items())
    return f":root{{color-scheme:light dark;{told}}}"
