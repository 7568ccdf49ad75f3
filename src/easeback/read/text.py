"""Text files as spreadsheets save them, as text."""

from __future__ import annotations

import codecs

from easeback.model.problem import Problem

WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decoded(name: str, data: bytes) -> tuple[str, list[Problem]]:
    """The text of `data`: UTF-8 with or without a mark, UTF-16 with one, else Windows-1252 with a problem."""
    encoding = "utf-16" if data.startswith(WIDE_MARKS) else "utf-8-sig"
    try:
        return data.decode(encoding), []
    except UnicodeDecodeError:
        problem = Problem(name, "It is not in UTF-8 and was read as Windows-1252.", "Look at letters with accents.")
        return data.decode("cp1252", errors="replace"), [problem]
