"""Writes docs/reference/situations.md from the knowledge: every situation, what is said of it, and where it is handled.

    python tools/make_situations_page.py

The stories are those of tests/cases that name the situation; each of them is also a test.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from easeback.knowledge import knowledge
from easeback.knowledge.entries import Situation
from easeback.knowledge.references import HANDLED_BY

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "docs" / "reference" / "situations.md"
KNOWN = knowledge()
INTRODUCTION = """\
# Situations, and where each is handled

Generated from the knowledge files by `tools/make_situations_page.py`; a test compares. These are the situations of the
clinical review that no single rule of the morning covers, and those of daily life. **No clinician has reviewed them
yet.** `easeback why ID` unfolds any id of this page; [the rules](rules.md) have each in full. *Told by* names what the
runner says for it, in the profile or in the diary. `make reference` writes this page anew.
"""


def page() -> str:
    """The whole page."""
    stories = told_of()
    contents = "\n".join(f"- [{each.name.en}](#{name})" for name, each in KNOWN.situations.items())
    blocks = (block for name, each in KNOWN.situations.items() for block in _situation(name, each, stories))
    return "\n\n".join([INTRODUCTION.strip(), contents, *blocks]) + "\n"


def told_of() -> dict[str, list[str]]:
    """The stories that name a situation, by situation."""
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "tests" / "cases").glob("*/*.yaml")):
        for story in yaml.safe_load(path.read_text(encoding="utf-8")).values():
            if "situation" in story:
                found.setdefault(story["situation"], []).append(" ".join(story["story"].split()))
    return found


def _situation(name: str, each: Situation, stories: dict[str, list[str]]) -> Iterator[str]:
    yield f"## {name}"
    yield f"**{each.name.en}.** {_with_numbers(each)}"
    yield "\n".join(f"- **{label}:** {text}" for label, text in _facts(name, each, stories) if text)


def _facts(name: str, each: Situation, stories: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    for kind in HANDLED_BY:
        yield kind.replace("_", " "), ", ".join(f"`{key}`" for key in getattr(each, kind))
    yield "told by", ", ".join(f"`{fact}`" for fact in each.facts)
    yield (
        "numbers",
        ", ".join(f"`{key}` = {KNOWN.number(key):g} {KNOWN.parameters[key].unit}" for key in each.parameters),
    )
    yield "stories", " / ".join(stories.get(name, ()))
    sources = ", ".join(f"[{source}](rules.md#{source})" for source in each.sources)
    yield "rests on", f"{sources}; fit: {each.fit}"


def _with_numbers(each: Situation) -> str:
    return re.sub(r"\{(\w+)\}", lambda found: f"{KNOWN.number(found[1]):g}", each.sentence.en)


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
