"""The card *When to get help now* on paper: as plain text and as one page of HTML that needs nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from textwrap import fill

WIDTH = 76
STYLE = """\
:root { color-scheme: light dark; }
body { font: 1.15rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
main { border: 3px solid; border-radius: .6rem; padding: 1rem 1.5rem; }
h1 { margin: 0 0 .5rem; font-size: 1.7rem; }
p:first-of-type { font-weight: bold; }
footer { margin-top: 1rem; font-size: .9rem; }
@page { margin: 1.5cm; }
@media print { body { margin: 0; max-width: none; font-size: 12pt; color: #000; background: #fff; } }
"""


@dataclass(frozen=True, slots=True)
class CardPage:
    """The card as every face shows it: its title, its lines, what stands under it, and its language."""

    title: str
    lines: tuple[str, ...]
    tail: str
    language: str


def card_as_text(card: CardPage) -> str:
    """The card as plain text, at most 76 characters wide."""
    parts = (card.title.upper(), *card.lines, card.tail)
    return "\n\n".join(fill(part, WIDTH, break_long_words=False, break_on_hyphens=False) for part in parts) + "\n"


def card_as_html(card: CardPage) -> str:
    """The card as one HTML page: no script, no picture, no address; it prints on one sheet."""
    lines = "\n".join(f"<p>{escape(line)}</p>" for line in card.lines)
    return (
        f'<!doctype html>\n<html lang="{escape(card.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(card.title)}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{escape(card.title)}</h1>\n{lines}\n</main>\n<footer>{escape(card.tail)}</footer>\n</body>\n</html>\n"
    )
